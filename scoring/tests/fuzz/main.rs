//! Hostile input: whatever bytes come, a reader answers with a value or with what is wrong, and does not panic.
//!
//! Inputs are real ones, bent: the same on every machine for a given number of rounds. `YUANHENG_FUZZ_ROUNDS` says how many a target
//! runs; `cargo xtask fuzz SECONDS` goes on with new ones for as long as it is told.

#![allow(clippy::expect_used, clippy::panic, reason = "a helper of a test stops like the test itself")]

mod bend;
mod corpus;
mod targets;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::time::Duration;
#[allow(clippy::disallowed_types, reason = "a person may ask for seconds of it")]
use std::time::Instant;

use bend::Bender;
use corpus::Sample;

/// Rounds of a target when nobody says otherwise: seconds in an unoptimised build.
const ROUNDS: u64 = 400;

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// Bends samples and hands them over, until the rounds or the seconds asked for are over.
#[allow(clippy::disallowed_types, clippy::disallowed_methods, reason = "a person may ask for seconds of it")]
fn check(target: &str, samples: &[Sample], body: fn(&Sample)) {
    assert!(!samples.is_empty(), "{target} has nothing to bend");
    let seconds = number("YUANHENG_FUZZ_SECONDS").map(Duration::from_secs);
    let rounds = number("YUANHENG_FUZZ_ROUNDS").unwrap_or(ROUNDS);
    let first = number("YUANHENG_FUZZ_FIRST").unwrap_or(0);
    let started = Instant::now();
    let mut round = first;
    let goes_on = |round: u64| match seconds {
        Some(seconds) => started.elapsed() < seconds,
        None => round < first + rounds,
    };
    while goes_on(round) {
        let sample = Bender::new(round).bend(samples);
        if catch_unwind(AssertUnwindSafe(|| body(&sample))).is_err() {
            let kept = keep(target, round, &sample);
            panic!("{target}, round {round}: {} makes it panic; kept as {}", sample.name, kept.display());
        }
        round += 1;
    }
    println!("{target}: rounds {first} to {round}");
}

/// Writes down what did it, so that it can be tried again and become a test of its own.
fn keep(target: &str, round: u64, sample: &Sample) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("fuzz");
    let file = folder.join(format!("{target}-{round}-{}", sample.name.replace('/', "-")));
    fs::create_dir_all(&folder).and_then(|()| fs::write(&file, &sample.bytes)).expect("a file for the sample");
    file
}
