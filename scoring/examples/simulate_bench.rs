//! Times the reference task and a park's plan by chance, paths and outputs, and prints JSON:
//! `cargo run --profile native --example simulate_bench -p scoring [paths of the task] [paths of the park]`.

mod workload;

#[allow(clippy::disallowed_types, reason = "a bench reads the clock")]
use std::time::Instant;

use serde_json::{Value, json};
use workload::simulation::{park, task, told_task};

const N_RUNS: usize = 9;

fn main() -> Result<(), String> {
    let paths =
        |place: usize, usual: u32| std::env::args().nth(place).and_then(|paths| paths.parse().ok()).unwrap_or(usual);
    let (of_task, of_park) = (paths(1, 100_000), paths(2, 2_000));
    let (task, park) = (task()?, park()?);
    let (ms, told) = time(|| {
        let summary = task.merge(vec![task.run_block(0..of_task)]).map_err(|error| error.to_string())?;
        told_task(&task, &summary)
    })?;
    let summary = serde_json::from_str::<Value>(&told).map_err(|error| error.to_string())?;
    let (park_ms, _) = time(|| park.merge(vec![park.run_block(0..of_park.into())]).map_err(|error| error.to_string()))?;
    let timed = json!({
        "task": { "paths": of_task, "ms": ms, "summary": summary["summary"] },
        "park": { "paths": of_park, "ms": park_ms },
    });
    println!("{timed}");
    Ok(())
}

/// The median of some runs after one that does not count, and what the last gave.
#[allow(clippy::disallowed_types, clippy::disallowed_methods, reason = "a bench reads the clock")]
fn time<T>(run: impl Fn() -> Result<T, String>) -> Result<(f64, T), String> {
    let (mut millis, mut last) = (Vec::new(), run()?);
    for _ in 0..N_RUNS {
        let start = Instant::now();
        last = run()?;
        millis.push(start.elapsed().as_secs_f64() * 1e3);
    }
    millis.sort_by(f64::total_cmp);
    Ok((millis[N_RUNS / 2], last))
}
