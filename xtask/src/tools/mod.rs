//! Installs what a command needs and the machine lacks: into `.tools` where possible, else it names the command.

mod binaries;
mod npm;
mod rust;
mod system;

use crate::failure::Result;

/// Everything `dist` is built with.
pub fn for_build() -> Result<()> {
    rust::target("wasm32-unknown-unknown")?;
    binaries::trunk()?;
    binaries::wasm_bindgen()?;
    npm::binaryen()
}
