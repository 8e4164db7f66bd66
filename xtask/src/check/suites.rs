//! Suites of tests that cargo runs, and the counting of them.

use crate::command::{cargo, line, output};
use crate::failure::Result;
use crate::report::{Ended, Tally};
use crate::tools;
use std::process::Command;

/// Every test of the workspace on this machine, doctests among them.
pub fn native() -> Result<Ended> {
    counted(cargo().args(["test", "--locked", "--workspace", "--no-fail-fast", "--features", "scoring/cli"]))
}

/// The same tests of `scoring`, compiled to wasm and run by the engine that Chromium has too.
pub fn scoring_on_wasm() -> Result<Ended> {
    let mut test = cargo();
    test.args(["test", "--locked", "-p", "scoring", "--tests", "--features", "parquet", "--no-fail-fast"]);
    counted(test.args(["--target", tools::WASI]))
}

/// The app's components, mounted in a real Chromium.
pub fn components() -> Result<Ended> {
    let driver = tools::chromedriver()?;
    let mut test = cargo();
    test.args(["test", "--locked", "-p", "app", "--tests", "--features", "parquet", "--no-fail-fast"]);
    test.args(["--target", "wasm32-unknown-unknown"]).env("CHROMEDRIVER", driver);
    // A cold machine starts its browser slowly.
    counted(test.env("WASM_BINDGEN_TEST_TIMEOUT", "120"))
}

/// Runs a suite and counts its single tests by the harness's own result lines.
fn counted(command: &mut Command) -> Result<Ended> {
    let ended = output(command)?;
    let said = String::from_utf8_lossy(&[ended.stdout, ended.stderr].concat()).into_owned();
    let mut tally = tally(&said);
    if ended.status.success() && tally.failed == 0 {
        return Ok(Ended { tally, shown: None });
    }
    // It failed: when no test admits to it, then compiling, starting or a crash did.
    tally.failed = tally.failed.max(1);
    Ok(Ended {
        tally,
        shown: Some(format!("`{}` ended with {}\n{}", line(command), ended.status, without_passed(&said))),
    })
}

/// The sum over lines such as `test result: ok. 10 passed; 0 failed; 0 ignored; …`.
fn tally(said: &str) -> Tally {
    let results = said.lines().filter_map(|line| line.trim().strip_prefix("test result: "));
    results.fold(Tally::default(), |sum, result| Tally {
        passed: sum.passed + number_before(result, "passed"),
        failed: sum.failed + number_before(result, "failed"),
    })
}

fn number_before(result: &str, word: &str) -> u64 {
    let words: Vec<&str> = result.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let at = words.iter().position(|found| *found == word);
    at.and_then(|at| at.checked_sub(1)).and_then(|at| words.get(at)?.parse().ok()).unwrap_or_default()
}

/// What a harness said, less the tests that passed.
fn without_passed(said: &str) -> String {
    let is_news = |line: &&str| !(line.starts_with("test ") && line.ends_with(" ok"));
    said.lines().filter(is_news).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_of_all_binaries_are_added() {
        let said = "running 2 tests\ntest a ... ok\ntest b ... FAILED\n\
            test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\n\
            test result: ok. 40 passed; 0 failed; 3 ignored; 0 measured; 2 filtered out; finished in 0.10s\n";
        assert_eq!(tally(said), Tally { passed: 41, failed: 1 });
        assert_eq!(tally("error: could not compile"), Tally::default());
    }

    #[test]
    fn a_suite_that_fails_without_a_word_is_one_failure() {
        let ended = counted(cargo().arg("no-such-subcommand")).unwrap();
        assert_eq!(ended.tally, Tally { passed: 0, failed: 1 });
        assert!(ended.shown.is_some());
    }

    #[test]
    fn only_news_are_shown() {
        assert_eq!(without_passed("test a ... ok\ntest b ... FAILED\nwhy"), "test b ... FAILED\nwhy");
    }
}
