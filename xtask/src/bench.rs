//! `cargo xtask bench [FILE]`: how fast the page is in a real Chromium, as JSON.

use crate::build::{self, When};
use crate::command::{cargo, command, run};
use crate::failure::{Failure, Result};
use crate::{end_to_end, serve, tools, workspace};
use std::fs;
use std::path::{Path, PathBuf};

/// Builds `dist` and the bench's own pages, serves both, and lets `tests/bench/run.mjs` drive them.
pub fn command_line(arguments: &[String]) -> Result<()> {
    let file = match arguments {
        [] => None,
        [file] => Some(std::path::absolute(file).map_err(|error| Failure::io("cannot name", Path::new(file), &error))?),
        _ => return Err(Failure::usage("bench takes one argument: the file to write")),
    };
    build::release(When::Changed)?;
    tools::for_browser()?;
    let site = site()?;
    let dist = serve::in_background(workspace::dist(), end_to_end::BASE)?;
    let pages = serve::in_background(site, "/")?;
    let mut bench = end_to_end::in_browser(&dist.url, &["node", "bench/run.mjs"])?;
    bench.current_dir(workspace::root().join("tests")).env("YUANHENG_BENCH_URL", &pages.url);
    run(bench.args(file))
}

/// A folder with the bench's pages, the app's style and the app's bench binary, compiled as `dist` is; never shipped.
fn site() -> Result<PathBuf> {
    let site = workspace::notes().join("bench");
    let built = workspace::root().join("target/wasm32-unknown-unknown/release/bench.wasm");
    run(cargo()
        .args(["build", "--locked", "--release", "-p", "app", "--bin", "bench"])
        .args(["--target", tools::BROWSER]))?;
    run(command("wasm-bindgen").args(["--target", "web", "--no-typescript", "--out-dir"]).arg(&site).arg(&built))?;
    let wasm = site.join("bench_bg.wasm");
    run(command("wasm-opt").arg("-Oz").arg(&wasm).arg("-o").arg(&wasm))?;
    copy(&workspace::root().join("tests").join("bench"), &site)?;
    copy(&workspace::root().join("app").join("style"), &site)?;
    Ok(site)
}

/// Copies the files of one folder into another.
fn copy(from: &Path, to: &Path) -> Result<()> {
    let failed = |error| Failure::io("cannot copy", from, &error);
    for entry in fs::read_dir(from).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        if entry.path().is_file() {
            fs::copy(entry.path(), to.join(entry.file_name())).map_err(failed)?;
        }
    }
    Ok(())
}
