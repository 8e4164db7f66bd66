//! `cargo xtask check`: everything that needs neither a browser nor a release build.

mod dependencies;
mod files;
mod imports;
mod links;
mod lints;
mod suites;

use crate::failure::{Failure, Result};
use crate::report::Report;
use crate::{data, tools};

pub use suites::components;

/// Runs every check, or those with one of these words in their name, and ends with the count.
pub fn command(words: &[String]) -> Result<()> {
    tools::for_check()?;
    let mut report = Report::only(words);
    run(&mut report);
    report.end()
}

/// Runs every check into `report`.
pub fn run(report: &mut Report) {
    report.check("formatting", lints::formatting);
    report.check("import table", imports::check);
    report.check("dependencies of scoring", dependencies::check);
    report.check("files: purpose, size, name", files::check);
    report.check("links of the documents", links::check);
    report.check("generated data is what its generator writes", || data::command(&["--check".to_owned()]));
    report.check("clippy, native", lints::clippy_native);
    report.check("clippy, wasm", lints::clippy_wasm);
    report.tests("tests, native", suites::native);
    report.tests("tests of scoring, wasm", suites::scoring_on_wasm);
    report.check("documentation builds", lints::documentation);
}

/// A failure that lists what is wrong, if anything is.
fn none_wrong(wrong: Vec<String>) -> Result<()> {
    if wrong.is_empty() {
        Ok(())
    } else {
        Err(Failure::new(format!("{} found\n  {}", wrong.len(), wrong.join("\n  "))))
    }
}
