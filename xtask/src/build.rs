//! The release build of `dist`.

use crate::failure::{Failure, Result};
use crate::{command, fingerprint, tools, workspace};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// Whether to build although nothing changed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum When {
    Always,
    Changed,
}

/// Everything `dist` is made of.
const INPUTS: [&str; 11] = [
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "app",
    "public",
    "rust-toolchain.toml",
    "scoring/Cargo.toml",
    "scoring/src",
    "xtask/npm",
    "xtask/web",
];

/// Builds `dist` for release, installing what it takes first.
pub fn release(when: When) -> Result<()> {
    let inputs: Vec<PathBuf> = INPUTS.iter().map(|path| workspace::root().join(path)).collect();
    let before = fingerprint::of(&inputs)?;
    if when == When::Changed && noted() == Some((before, fingerprint::of(&[workspace::dist()])?)) {
        eprintln!("dist is up to date");
        return Ok(());
    }
    tools::for_build()?;
    // Trunk asks for nothing over the network, crates included; on a new machine none is there yet.
    command::run(command::cargo().args(["fetch", "--locked"]))?;
    command::run(&mut trunk())?;
    note(before, fingerprint::of(&[workspace::dist()])?)
}

/// Trunk, which finds our own wasm-bindgen before the real one: see xtask/web/split.mjs.
fn trunk() -> Command {
    let mut trunk = command::command("trunk");
    trunk.args(["build", "--release"]);
    command::put_first_on_path(&mut trunk, workspace::root().join("xtask").join("web").join("bin"));
    trunk
}

/// What went in and what came out last time.
fn noted() -> Option<(u64, u64)> {
    let text = fs::read_to_string(note_path()).ok()?;
    let (inputs, dist) = text.trim().split_once(' ')?;
    Some((inputs.parse().ok()?, dist.parse().ok()?))
}

fn note(inputs: u64, dist: u64) -> Result<()> {
    let path = note_path();
    fs::create_dir_all(workspace::notes())
        .and_then(|()| fs::write(&path, format!("{inputs} {dist}\n")))
        .map_err(|error| Failure::io("cannot write", &path, &error))
}

fn note_path() -> PathBuf {
    workspace::notes().join("dist.fingerprint")
}
