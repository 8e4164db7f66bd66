//! What comes from npm, always by a lock file.

use crate::command::{answer, command, run};
use crate::failure::{Failure, Result};
use crate::{fingerprint, workspace};
use std::fs;
use std::path::Path;

/// wasm-opt, which binaryen ships ready to run, and esbuild, which makes scripts small.
pub fn tools() -> Result<()> {
    let (from, to) = (workspace::root().join("xtask").join("npm"), workspace::tools().join("npm"));
    let files = ["package.json", "package-lock.json"];
    for file in files {
        let copied = fs::create_dir_all(&to).and_then(|()| fs::read(from.join(file)));
        let unchanged = |bytes: &[u8]| fs::read(to.join(file)).is_ok_and(|old| old == bytes);
        copied
            .and_then(|bytes| if unchanged(&bytes) { Ok(()) } else { fs::write(to.join(file), bytes) })
            .map_err(|error| Failure::io("cannot write", &to.join(file), &error))?;
    }
    packages(&to)
}

/// Installs the packages of this folder's lock file, unless they are there already.
pub fn packages(folder: &Path) -> Result<()> {
    node()?;
    let marker = folder.join("node_modules").join(".yuanheng");
    let wanted = fingerprint::of(&[folder.join("package-lock.json")])?.to_string();
    if fs::read_to_string(&marker).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    eprintln!("installing the npm packages of {}", folder.display());
    run(command("npm").current_dir(folder).args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])).map_err(
        |_| {
            Failure::new(format!("cannot install the npm packages of {}", folder.display()))
                .mended_by(format!("cd {} && npm ci", folder.display()))
        },
    )?;
    fs::write(&marker, wanted).map_err(|error| Failure::io("cannot write", &marker, &error))
}

/// Node, which runs wasm-opt, wasm tests and the browser tests.
pub fn node() -> Result<()> {
    if answer(command("node").arg("--version")).is_some() && answer(command("npm").arg("--version")).is_some() {
        return Ok(());
    }
    super::system::install("Node.js and npm", &["nodejs", "npm"])
}
