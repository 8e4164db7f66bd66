//! Chromium and its driver, as the system has them.

use crate::command::{answer, command};
use crate::failure::{Failure, Result};

/// A Chromium that starts; Debian's comes first, since its driver fits.
pub fn chromium() -> Result<String> {
    named("CHROMIUM", &["/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome"])
        .map_or_else(|| installed("/usr/bin/chromium"), Ok)
}

/// The driver that wasm-bindgen's test runner talks to.
pub fn chromedriver() -> Result<String> {
    named("CHROMEDRIVER", &["/usr/bin/chromedriver", "chromedriver"])
        .map_or_else(|| installed("/usr/bin/chromedriver"), Ok)
}

/// The program a variable names, or else the first of these that runs.
fn named(variable: &str, programs: &[&str]) -> Option<String> {
    let runs = |program: &str| answer(command(program).arg("--version")).is_some();
    let chosen = std::env::var(variable).ok();
    chosen.or_else(|| programs.iter().find(|program| runs(program)).map(|program| (*program).to_owned()))
}

fn installed(program: &str) -> Result<String> {
    super::system::install("Chromium and its driver", &["chromium", "chromium-driver"])?;
    match answer(command(program).arg("--version")) {
        Some(_) => Ok(program.to_owned()),
        None => Err(Failure::new(format!("{program} does not start although it is installed"))),
    }
}
