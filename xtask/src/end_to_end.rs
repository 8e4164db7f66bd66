//! `cargo xtask e2e`: Playwright in Chromium over the built `dist`, served under a sub-path by a plain static host.

use crate::build::{self, When};
use crate::command::{command, output, run};
use crate::failure::{Failure, Result};
use crate::report::{Ended, Tally};
use crate::{serve, tools, workspace};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A sub-path, as project pages on code hosts have one.
pub const BASE: &str = "/yuanheng/";

/// Builds if anything changed and hands every argument to Playwright.
pub fn command_line(arguments: &[String]) -> Result<()> {
    build::release(When::Changed)?;
    tools::for_browser()?;
    let host = serve::in_background(workspace::dist(), BASE)?;
    run(playwright(&host.url)?.args(arguments))
}

/// Takes a picture of every page in each size, language and theme, into `tests/pictures`.
pub fn pictures(arguments: &[String]) -> Result<()> {
    let chosen = ["--config".to_owned(), "screens.config.ts".to_owned()];
    command_line(&[&chosen, arguments].concat())
}

/// The tests' own types.
pub fn types() -> Result<()> {
    let ended = output(command("npx").args(["--no-install", "tsc", "--project", "."]).current_dir(folder()))?;
    if ended.status.success() { Ok(()) } else { Err(Failure::new(String::from_utf8_lossy(&ended.stdout).into_owned())) }
}

/// Runs all of it over `dist` as it is, and counts the single tests.
pub fn suite() -> Result<Ended> {
    let host = serve::in_background(workspace::dist(), BASE)?;
    let results = workspace::notes().join("playwright.json");
    // The last run's count must not stand in for this one's.
    if results.exists() {
        fs::remove_file(&results).map_err(|error| Failure::io("cannot remove", &results, &error))?;
    }
    let mut playwright = playwright(&host.url)?;
    playwright.arg("--reporter=line,json").env("PLAYWRIGHT_JSON_OUTPUT_FILE", &results);
    let ended = run(&mut playwright);
    let mut tally = tally(&results)?;
    let Err(failure) = ended else {
        return Ok(Ended { tally, shown: None });
    };
    tally.failed = tally.failed.max(1);
    Ok(Ended { tally, shown: Some(failure.to_string()) })
}

/// Playwright, told where the site and the browser are.
fn playwright(url: &str) -> Result<Command> {
    let mut playwright = in_browser(url, &["npx", "--no-install", "playwright", "test"])?;
    playwright.current_dir(folder());
    Ok(playwright)
}

fn folder() -> PathBuf {
    workspace::root().join("tests")
}

/// A command that drives a browser over the site at `url`.
pub fn in_browser(url: &str, words: &[&str]) -> Result<Command> {
    let (program, arguments) = words.split_first().ok_or_else(|| Failure::new("no command"))?;
    let mut command = command(program);
    command.args(arguments).env("YUANHENG_URL", url).env("CHROMIUM", tools::chromium()?);
    Ok(command)
}

/// Counts as Playwright's JSON reporter has them. A test that passed only on a second try did not pass.
fn tally(results: &Path) -> Result<Tally> {
    let text = fs::read_to_string(results).map_err(|error| Failure::io("cannot read", results, &error))?;
    let parsed: Value = serde_json::from_str(&text)
        .map_err(|error| Failure::new(format!("cannot read {}: {error}", results.display())))?;
    let count = |name: &str| parsed["stats"][name].as_u64().unwrap_or_default();
    let errors = parsed["errors"].as_array().map_or(0, Vec::len) as u64;
    Ok(Tally { passed: count("expected"), failed: count("unexpected") + count("flaky") + errors })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally_of(json: &str, name: &str) -> Result<Tally> {
        let path = std::env::temp_dir().join(format!("yuanheng-playwright-{}-{name}.json", std::process::id()));
        fs::write(&path, json).unwrap();
        tally(&path)
    }

    #[test]
    fn a_flaky_test_and_a_broken_file_are_failures() {
        let json = r#"{"stats":{"expected":5,"unexpected":2,"flaky":1,"skipped":1},"errors":[{"message":"x"}]}"#;
        assert_eq!(tally_of(json, "mixed").unwrap(), Tally { passed: 5, failed: 4 });
    }

    #[test]
    fn a_report_that_cannot_be_read_is_told() {
        assert!(tally_of("{", "cut").is_err());
        assert!(tally(Path::new("/none/at/all.json")).is_err());
    }
}
