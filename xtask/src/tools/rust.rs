//! The Rust toolchain's parts: targets and components.

use crate::command::{answer, cargo, command, run};
use crate::failure::{Failure, Result};
use std::path::Path;

/// Makes sure that the standard library for `target` is there.
pub fn target(target: &str) -> Result<()> {
    let sysroot = answer(command("rustc").args(["--print", "sysroot"]))
        .ok_or_else(|| Failure::new("no working `rustc`").mended_by("see https://rustup.rs"))?;
    if Path::new(&sysroot).join("lib/rustlib").join(target).is_dir() {
        return Ok(());
    }
    eprintln!("installing the Rust target {target}");
    run(command("rustup").args(["target", "add", target])).map_err(|_| {
        Failure::new(format!("the Rust target {target} is missing")).mended_by(format!("rustup target add {target}"))
    })
}

/// Makes sure that `cargo fmt` or `cargo clippy` works.
pub fn component(component: &str) -> Result<()> {
    let subcommand = if component == "rustfmt" { "fmt" } else { component };
    if answer(cargo().args([subcommand, "--version"])).is_some() {
        return Ok(());
    }
    eprintln!("installing {component}");
    run(command("rustup").args(["component", "add", component])).map_err(|_| {
        Failure::new(format!("{component} is missing")).mended_by(format!("rustup component add {component}"))
    })
}
