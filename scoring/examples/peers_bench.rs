//! Times methods from raw columns beside other libraries' on the same figures, which it writes into a file for them:
//! `cargo run --profile native --example peers_bench -p scoring FILE [entities]`. Prints JSON: milliseconds and first results by method.

mod workload;

use std::fs;
use std::path::Path;
#[allow(clippy::disallowed_types, reason = "a bench reads the clock")]
use std::time::Instant;

use scoring::model::Column;
use serde_json::{Map, Value, json};
use workload::methods::{Methods, NAMES, generate};

const N_CRITERIA: usize = 50;
const N_TURNS: usize = 3;
const RUNS_A_TURN: usize = 3;

fn main() -> Result<(), String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let file = arguments.first().ok_or("the file for the figures is not named")?;
    let n = arguments.get(1).and_then(|size| size.parse().ok()).unwrap_or(100_000);
    let columns = generate(n, N_CRITERIA);
    write(&columns, Path::new(file))?;
    let mut methods = Methods::new(columns)?;
    for name in NAMES {
        methods.warm(name)?;
    }
    // By turns: a moment in which the machine does something else falls on some runs of several methods, not on all of one.
    let mut runs = vec![Vec::new(); NAMES.len()];
    for _ in 0..N_TURNS {
        for (name, runs) in NAMES.iter().zip(&mut runs) {
            // The others' first run does not count either.
            methods.run(name)?;
            for _ in 0..RUNS_A_TURN {
                runs.push(time(&mut methods, name)?);
            }
        }
    }
    let timed: Map<String, Value> =
        NAMES.iter().zip(runs).map(|(name, runs)| ((*name).to_string(), median(runs))).collect();
    println!("{}", json!({ "entities": n, "criteria": N_CRITERIA, "methods": Value::Object(timed) }));
    Ok(())
}

/// Milliseconds of one run, and its first results.
fn time(methods: &mut Methods, name: &str) -> Result<(f64, Vec<f64>), String> {
    #[allow(clippy::disallowed_types, clippy::disallowed_methods, reason = "a bench reads the clock")]
    let start = Instant::now();
    let results = methods.run(name)?;
    let millis = start.elapsed().as_secs_f64() * 1e3;
    Ok((millis, results.into_iter().take(3).collect()))
}

/// The run in the middle.
fn median(mut runs: Vec<(f64, Vec<f64>)>) -> Value {
    runs.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    let (millis, first) = &runs[runs.len() / 2];
    json!({ "ms": millis, "first": first })
}

/// All columns one after another, each number as eight bytes, the lowest first.
fn write(columns: &[Column], file: &Path) -> Result<(), String> {
    let bytes: Vec<u8> = columns.iter().flat_map(|column| column.raw().iter().flat_map(|x| x.to_le_bytes())).collect();
    fs::write(file, bytes).map_err(|error| format!("{}: {error}", file.display()))
}
