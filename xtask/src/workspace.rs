//! Where things are: every path the commands use, relative to the repository.

use std::path::{Path, PathBuf};

/// The repository's root: the folder above this crate.
pub fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_path_buf()
}

/// What a static host gets.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Tools this project installed for itself; ignored by git, reused by every command.
pub fn tools() -> PathBuf {
    root().join(".tools")
}

/// Notes between runs of these commands; gone with `cargo clean`.
pub fn notes() -> PathBuf {
    root().join("target").join("xtask")
}
