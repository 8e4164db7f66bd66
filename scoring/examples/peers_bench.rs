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
const N_RUNS: usize = 9;

fn main() -> Result<(), String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let file = arguments.first().ok_or("the file for the figures is not named")?;
    let n = arguments.get(1).and_then(|size| size.parse().ok()).unwrap_or(100_000);
    let columns = generate(n, N_CRITERIA);
    write(&columns, Path::new(file))?;
    let mut methods = Methods::new(columns)?;
    let mut timed = Map::new();
    for name in NAMES {
        methods.warm(name)?;
        let (millis, first) = time(&mut methods, name)?;
        timed.insert(name.into(), json!({ "ms": millis, "first": first }));
    }
    println!("{}", json!({ "entities": n, "criteria": N_CRITERIA, "methods": Value::Object(timed) }));
    Ok(())
}

/// The median of some runs, and the first results.
fn time(methods: &mut Methods, name: &str) -> Result<(f64, Vec<f64>), String> {
    let mut millis = Vec::new();
    let mut first = Vec::new();
    for _ in 0..N_RUNS {
        #[allow(clippy::disallowed_types, clippy::disallowed_methods, reason = "a bench reads the clock")]
        let start = Instant::now();
        let results = methods.run(name)?;
        millis.push(start.elapsed().as_secs_f64() * 1e3);
        first = results.into_iter().take(3).collect();
    }
    millis.sort_by(f64::total_cmp);
    Ok((millis[N_RUNS / 2], first))
}

/// All columns one after another, each number as eight bytes, the lowest first.
fn write(columns: &[Column], file: &Path) -> Result<(), String> {
    let bytes: Vec<u8> = columns.iter().flat_map(|column| column.raw().iter().flat_map(|x| x.to_le_bytes())).collect();
    fs::write(file, bytes).map_err(|error| format!("{}: {error}", file.display()))
}
