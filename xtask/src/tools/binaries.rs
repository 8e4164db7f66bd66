//! Trunk, wasm-bindgen and wasm-split: compiled once from crates.io into `.tools/bin`.

use crate::command::{answer, cargo, command, line, run};
use crate::failure::{Failure, Result};
use crate::workspace;
use std::fs;
use std::path::PathBuf;

const TRUNK: &str = "0.21.14";
/// Understands the split points of the wasm_split_helpers that Leptos brings.
const WASM_SPLIT: &str = "0.2.4";

/// Trunk, which turns `app/index.html` into `dist`.
pub fn trunk() -> Result<()> {
    // Without its default features it knows no network, which is all we ask of it; it hands the work to others, so let it be slow.
    install("trunk", "trunk", TRUNK, &["--no-default-features"], "0")
}

/// wasm-bindgen and its test runner, of exactly the version the lock file names: any other refuses our wasm.
pub fn wasm_bindgen() -> Result<()> {
    let version = locked("wasm-bindgen")?;
    install("wasm-bindgen-test-runner", "wasm-bindgen-cli", &version, &[], "1")?;
    install("wasm-bindgen", "wasm-bindgen-cli", &version, &[], "1")
}

/// wasm-split-cli, which cuts the later part out of the application. It does not tell its version, so a note beside it does.
pub fn wasm_split() -> Result<()> {
    let note = workspace::tools().join("wasm-split.version");
    let is_there = answer(command("wasm-split-cli").arg("--help")).is_some();
    if is_there && fs::read_to_string(&note).is_ok_and(|version| version == WASM_SPLIT) {
        return Ok(());
    }
    compile("wasm_split_cli_support", WASM_SPLIT, &["--features", "build-binary"], "1")?;
    fs::write(&note, WASM_SPLIT).map_err(|error| Failure::io("cannot write", &note, &error))
}

/// Gives back the disk that compiling took: more than a gigabyte, and once the programs stand in `.tools/bin` nothing asks for it.
pub fn clear() -> Result<()> {
    let folder = compiled();
    if !folder.exists() {
        return Ok(());
    }
    fs::remove_dir_all(&folder).map_err(|error| Failure::io("cannot remove", &folder, &error))
}

/// Where they are compiled, all in one place: they share many crates with one another.
fn compiled() -> PathBuf {
    workspace::root().join("target").join("tools")
}

/// Installs `package` unless `program` of that very version is already found.
fn install(program: &str, package: &str, version: &str, options: &[&str], opt_level: &str) -> Result<()> {
    let found = answer(command(program).arg("--version"));
    if found.is_some_and(|text| text.split_whitespace().any(|word| word == version)) {
        return Ok(());
    }
    compile(package, version, options, opt_level)
}

/// Compiles `package` from crates.io into `.tools/bin`.
fn compile(package: &str, version: &str, options: &[&str], opt_level: &str) -> Result<()> {
    eprintln!("installing {package} {version} into .tools; this happens once and takes some minutes");
    let mut install = cargo();
    install
        .args(["install", "--locked", "--force", "--root", ".tools", "--version", version])
        .args(options)
        .arg(package);
    // Their speed is not what we wait for; their compilation is.
    install.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", opt_level).env("CARGO_PROFILE_RELEASE_LTO", "off");
    install.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16").env("CARGO_PROFILE_RELEASE_DEBUG", "0");
    install.env("CARGO_PROFILE_RELEASE_STRIP", "symbols");
    install.env("CARGO_TARGET_DIR", compiled());
    let by_hand = line(&install);
    run(&mut install).map_err(|_| Failure::new(format!("cannot install {package} {version}")).mended_by(by_hand))
}

/// The version of `package` in Cargo.lock.
fn locked(package: &str) -> Result<String> {
    let path = workspace::root().join("Cargo.lock");
    let text = fs::read_to_string(&path).map_err(|error| Failure::io("cannot read", &path, &error))?;
    version_in(&text, package).ok_or_else(|| Failure::new(format!("Cargo.lock names no {package}")))
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    Some(lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_file_names_the_version() {
        let lock = "[[package]]\nname = \"wasm-bindgen-test\"\nversion = \"0.3.79\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.129"));
        assert_eq!(version_in(lock, "trunk"), None);
    }
}
