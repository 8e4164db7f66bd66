//! `cargo xtask bench [--peers] [FILE]`: how fast the page and the methods are in a real Chromium, as JSON.

use crate::build::{self, When};
use crate::command::{cargo, command, run};
use crate::failure::{Failure, Result};
use crate::{end_to_end, peers, serve, tools, workspace};
use std::fs;
use std::path::{Path, PathBuf};

/// Builds `dist` and the bench's own pages, serves both, and lets `tests/bench/run.mjs` drive them.
pub fn command_line(arguments: &[String]) -> Result<()> {
    let (with_peers, file) = match arguments {
        [flag, rest @ ..] if flag == "--peers" => (true, rest),
        rest => (false, rest),
    };
    let file = match file {
        [] => None,
        [file] => Some(std::path::absolute(file).map_err(|error| Failure::io("cannot name", Path::new(file), &error))?),
        _ => return Err(Failure::usage("bench takes --peers and one argument: the file to write")),
    };
    build::release(When::Changed)?;
    tools::for_browser()?;
    let site = site()?;
    let dist = serve::in_background(workspace::dist(), end_to_end::BASE)?;
    let pages = serve::in_background(site, "/")?;
    let mut bench = end_to_end::in_browser(&dist.url, &["node", "bench/run.mjs"])?;
    bench.current_dir(workspace::root().join("tests")).env("YUANHENG_BENCH_URL", &pages.url);
    if with_peers {
        bench.env("YUANHENG_PEERS", peers::measure()?);
    }
    run(bench.args(file))
}

/// A folder with the bench's pages, the app's style and the app's bench binaries, compiled as `dist` is; never shipped.
fn site() -> Result<PathBuf> {
    let site = workspace::notes().join("bench");
    wasm(&site, "bench", "release", &["--features", "page"], "-Oz")?;
    wasm(&site, "methods_bench", "engine", &[], "-O3")?;
    copy(&workspace::root().join("tests").join("bench"), &site)?;
    copy(&workspace::root().join("app").join("style"), &site)?;
    // What reading a large table is held against.
    let papa = workspace::root().join("tests").join("node_modules").join("papaparse").join("papaparse.min.js");
    fs::copy(&papa, site.join("papaparse.min.js")).map_err(|error| Failure::io("cannot copy", &papa, &error))?;
    Ok(site)
}

/// Compiles a binary of the app into the site.
fn wasm(site: &Path, binary: &str, profile: &str, features: &[&str], optimised: &str) -> Result<()> {
    run(cargo()
        .args(["build", "--locked", "-p", "app", "--bin", binary, "--profile", profile, "--no-default-features"])
        .args(features)
        .args(["--target", tools::BROWSER]))?;
    let built = workspace::root().join("target").join(tools::BROWSER).join(profile).join(format!("{binary}.wasm"));
    run(command("wasm-bindgen").args(["--target", "web", "--no-typescript", "--out-dir"]).arg(site).arg(built))?;
    let wasm = site.join(format!("{binary}_bg.wasm"));
    run(command("wasm-opt").arg(optimised).arg(&wasm).arg("-o").arg(&wasm))
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
