//! `cargo xtask fuzz [SECONDS]`: hostile input for every reader, for as long as one wants.

use crate::command::{cargo, run};
use crate::failure::{Failure, Result};
use std::time::{SystemTime, UNIX_EPOCH};

/// A round for coffee.
const SECONDS: u64 = 60;

/// Runs the fuzz targets, optimised, each for so many seconds; what was tried before is not tried again.
pub fn command(arguments: &[String]) -> Result<()> {
    let seconds = match arguments {
        [] => SECONDS,
        [text] => text.parse().map_err(|_| Failure::usage(format!("`{text}` is no number of seconds")))?,
        _ => return Err(Failure::usage("fuzz takes one argument: for how many seconds")),
    };
    // Rounds are numbered; nobody does a billion of them a second.
    let first =
        SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs().saturating_mul(1_000_000_000));
    let mut fuzz = cargo();
    fuzz.args(["test", "--locked", "--profile", "native", "-p", "scoring", "--features", "cli", "--test", "fuzz"]);
    fuzz.args(["--", "--nocapture"]);
    run(fuzz.env("YUANHENG_FUZZ_SECONDS", seconds.to_string()).env("YUANHENG_FUZZ_FIRST", first.to_string()))
}
