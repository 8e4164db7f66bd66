//! rustfmt, clippy and rustdoc, with every warning denied.

use crate::command::{cargo, line, output};
use crate::failure::{Failure, Result};
use crate::workspace;
use std::process::Command;

pub fn formatting() -> Result<()> {
    quietly(cargo().args(["fmt", "--all", "--check"]))
}

pub fn clippy_native() -> Result<()> {
    quietly(
        cargo()
            .args(["clippy", "--locked", "--quiet", "--workspace", "--all-targets", "--features", "scoring/cli"])
            .args(DENY),
    )
}

/// The browser's side under rules of its own: no clock, thread or file that is not there.
pub fn clippy_wasm() -> Result<()> {
    let rules = workspace::root().join("xtask").join("clippy-wasm");
    let mut clippy = cargo();
    clippy.args(["clippy", "--locked", "--quiet", "-p", "app", "--all-targets", "--features", "parquet"]);
    clippy.args(["--target", "wasm32-unknown-unknown"]).args(DENY).env("CLIPPY_CONF_DIR", rules);
    quietly(&mut clippy)
}

pub fn documentation() -> Result<()> {
    let mut doc = cargo();
    doc.args(["doc", "--locked", "--quiet", "--no-deps", "--document-private-items", "--features", "scoring/cli"]);
    quietly(doc.args(["-p", "scoring", "-p", "app", "--lib"]).env("RUSTDOCFLAGS", "--deny warnings"))
}

const DENY: [&str; 3] = ["--", "--deny", "warnings"];

/// Runs to the end; what it said is shown only when it failed.
fn quietly(command: &mut Command) -> Result<()> {
    let ended = output(command)?;
    if ended.status.success() {
        return Ok(());
    }
    let said = [ended.stdout, ended.stderr].concat();
    Err(Failure::new(format!("`{}` ended with {}\n{}", line(command), ended.status, String::from_utf8_lossy(&said))))
}
