//! What only the operating system's package manager can install: apt when we may, else the command by name.

use crate::command::{answer, command, line, run};
use crate::failure::{Failure, Result};

/// Installs Debian packages; whoever is not root, or has no apt, is told what to type.
pub fn install(what: &str, packages: &[&str]) -> Result<()> {
    let mut install = command("apt-get");
    install.args(["install", "--yes", "--no-install-recommends"]).args(packages);
    install.env("DEBIAN_FRONTEND", "noninteractive");
    let by_hand = format!("sudo {}", line(&install));
    let missing = |_| Failure::new(format!("{what}: not installed")).mended_by(by_hand);
    let is_root = answer(command("id").arg("-u")).is_some_and(|id| id == "0");
    if !is_root || answer(command("apt-get").arg("--version")).is_none() {
        return Err(missing(()));
    }
    eprintln!("installing {what} with apt-get");
    let updated = run(command("apt-get").args(["update", "--quiet=2"]));
    updated.and_then(|()| run(&mut install)).map_err(|_| missing(()))
}
