//! Installs what a command needs and the machine lacks: into `.tools` where possible, else it names the command.

mod binaries;
mod browser;
mod npm;
mod rust;
mod system;

use crate::command::command;
use crate::failure::Result;
use crate::workspace;

pub use browser::{chromedriver, chromium};

/// The target that runs `scoring`'s ordinary tests as wasm: it has a harness, and files for the known answers.
pub const WASI: &str = "wasm32-wasip1";
/// The target of everything that runs in the browser.
pub const BROWSER: &str = "wasm32-unknown-unknown";

/// Everything `dist` is built with.
pub fn for_build() -> Result<()> {
    rust::target(BROWSER)?;
    binaries::trunk()?;
    binaries::wasm_bindgen()?;
    binaries::wasm_split()?;
    binaries::clear()?;
    npm::tools()
}

/// Everything `check` runs.
pub fn for_check() -> Result<()> {
    rust::component("rustfmt")?;
    rust::component("clippy")?;
    rust::target(BROWSER)?;
    rust::target(WASI)?;
    npm::node()
}

/// Everything the end-to-end tests, the benches and the screenshots drive.
pub fn for_browser() -> Result<()> {
    chromium()?;
    npm::packages(&workspace::root().join("tests"))
}

/// A Python that can make virtual environments.
pub fn python() -> Result<()> {
    let works =
        command("python3").args(["-c", "import ensurepip, venv"]).output().is_ok_and(|ended| ended.status.success());
    if works { Ok(()) } else { system::install("Python with virtual environments", &["python3", "python3-venv"]) }
}
