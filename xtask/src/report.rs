//! What was checked and how it went: a line a step as it happens, an honest count at the end.

use crate::failure::{Failure, Result};
use std::time::Instant;

/// Tests of one step. A step that is one check is one test.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
}

impl Tally {
    pub const ONE_PASSED: Self = Self { passed: 1, failed: 0 };
}

/// How a step ended: its tests, and what to show when some failed.
pub struct Ended {
    pub tally: Tally,
    pub shown: Option<String>,
}

/// Collects steps; none of them keeps the next from running.
#[derive(Default)]
pub struct Report {
    total: Tally,
    failed_steps: Vec<String>,
    /// When set, only steps with one of these words in their name run.
    only: Option<Vec<String>>,
}

impl Report {
    /// A report of the steps that have one of these words in their name; of all, when there are none.
    pub fn only(words: &[String]) -> Self {
        Self { only: (!words.is_empty()).then(|| words.to_vec()), ..Self::default() }
    }

    /// Runs one check, which passes or fails whole.
    pub fn check(&mut self, name: &str, check: impl FnOnce() -> Result<()>) -> bool {
        self.tests(name, || check().map(|()| Ended { tally: Tally::ONE_PASSED, shown: None }))
    }

    /// Runs one step of many tests; whether all of it passed. A step that cannot even run counts as one failure.
    pub fn tests(&mut self, name: &str, tests: impl FnOnce() -> Result<Ended>) -> bool {
        if self.only.as_ref().is_some_and(|words| !words.iter().any(|word| name.contains(word))) {
            return true;
        }
        println!("==> {name}");
        let start = Instant::now();
        let ended = tests().unwrap_or_else(|failure| Ended {
            tally: Tally { passed: 0, failed: 1 },
            shown: Some(failure.to_string()),
        });
        if let Some(text) = &ended.shown {
            println!("{}", text.trim_end());
        }
        let Tally { passed, failed } = ended.tally;
        println!("    {passed} passed, {failed} failed ({:.1} s)", start.elapsed().as_secs_f64());
        self.total.passed += passed;
        self.total.failed += failed;
        if failed > 0 {
            self.failed_steps.push(name.to_owned());
        }
        failed == 0
    }

    /// The last line, `N passed, N failed`, and a failure when there was one.
    pub fn end(self) -> Result<()> {
        let Tally { passed, failed } = self.total;
        if !self.failed_steps.is_empty() {
            println!("\nfailed: {}", self.failed_steps.join(", "));
        }
        println!("\n{passed} passed, {failed} failed");
        if failed == 0 && passed > 0 { Ok(()) } else { Err(Failure::told()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_is_counted_and_the_rest_still_runs() {
        let mut report = Report::default();
        assert!(report.check("good", || Ok(())));
        assert!(!report.check("bad", || Err(Failure::new("broken"))));
        assert!(!report.tests("some", || Ok(Ended { tally: Tally { passed: 3, failed: 2 }, shown: None })));
        assert_eq!(report.total, Tally { passed: 4, failed: 3 });
        assert_eq!(report.failed_steps, ["bad", "some"]);
        assert!(report.end().is_err());
    }

    #[test]
    fn steps_can_be_chosen_by_word() {
        let mut report = Report::only(&["good".to_owned()]);
        assert!(report.check("bad", || Err(Failure::new("broken"))));
        assert!(report.check("good check", || Ok(())));
        assert_eq!(report.total, Tally { passed: 1, failed: 0 });
    }

    #[test]
    fn nothing_run_is_no_success() {
        assert!(Report::default().end().is_err());
    }
}
