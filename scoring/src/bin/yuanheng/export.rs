//! `yuanheng export`: the data as a zipped data package that loads again to the same digits.

use std::io::Write;

use scoring::export::{BookError, PackageError, package, zip};
use serde_json::Value;

use super::reading::Reading;
use super::{Failure, complain, print, score, wording};

pub fn run(reading: &Reading) -> Result<(), Failure> {
    let loaded = reading.load(reading.scenario(&Value::Null)?.tables)?;
    let scenario = reading.scenario(&loaded.dataset.defaults)?;
    score::check(&scenario, &loaded.dataset)?;
    complain(&score::decided(&scenario, &loaded.met));
    complain(&score::repaired(&scenario, &loaded.dataset));
    let stopped = |line: String| Failure::Stopped(vec![line]);
    let files =
        package(&scenario.repaired(&loaded.dataset), &loaded.problems).map_err(|error| stopped(refusal(&error)))?;
    let packed = zip(&files).map_err(|error| match error {
        BookError::TooLarge
        | BookError::NoSheet
        | BookError::TooManyRows { .. }
        | BookError::TooManyColumns { .. }
        | BookError::TextTooLong { .. } => stopped("the package is larger than a zip archive may be".into()),
    })?;
    print::to_stdout(|out| out.write_all(&packed)).map_err(Failure::Output)?;
    for problem in &loaded.problems {
        // Standard error may be closed: then there is nobody to tell.
        let _ = writeln!(std::io::stderr(), "{}", wording::problem_line(problem));
    }
    Ok(())
}

fn refusal(error: &PackageError) -> String {
    match error {
        PackageError::Group { code } => format!(
            "the group {code} would be read as something else from a package: rename its column, or put words into its categories"
        ),
        PackageError::Figure { code, value } => {
            format!("the figure {value:e} of {code} is beyond what can be read again: check it, or use a larger unit")
        }
        PackageError::NotWritten => "the package cannot be written".into(),
    }
}
