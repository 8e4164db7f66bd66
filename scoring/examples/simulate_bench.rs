//! Times the reference task and a park's plan by chance, paths and outputs:
//! `cargo run --profile native --example simulate_bench -p scoring [paths of the task] [paths of the park]`.

#[allow(clippy::disallowed_types, reason = "a bench reads the clock")]
use std::time::Instant;

use scoring::revenue::chance;
use scoring::revenue::file::{self, PlanFile};
use scoring::revenue::reference;

const TASK: &str = include_str!("../tests/plans/reference_task_v1.json");
const PARK: &str = include_str!("../tests/plans/park_v1.json");
const SEED: u32 = 20_260_101;
const N_RUNS: usize = 9;

fn main() -> Result<(), String> {
    let paths =
        |place: usize, usual: u32| std::env::args().nth(place).and_then(|paths| paths.parse().ok()).unwrap_or(usual);
    let (of_task, of_park) = (paths(1, 100_000), paths(2, 2_000));
    let told = |errors: Vec<file::FileError>| format!("{errors:?}");
    let PlanFile::Reference(task) = file::read(TASK).map_err(told)? else { return Err("no reference task".into()) };
    let PlanFile::Park(park) = file::read(PARK).map_err(told)? else { return Err("no park".into()) };

    let simulation = reference::Simulation::new(&task, SEED);
    time(
        "reference task",
        of_task,
        || simulation.run_block(0..of_task),
        |block| simulation.merge(vec![block]).map(|summary| summary.npv.p50).map_err(|error| error.to_string()),
    )?;
    let simulation = chance::Simulation::new(&park.case, SEED.into());
    time(
        "park",
        of_park,
        || simulation.run_block(0..of_park.into()),
        |block| simulation.merge(vec![block]).map(|summary| summary.npv.p50).map_err(|error| error.to_string()),
    )
}

#[allow(clippy::disallowed_types, clippy::disallowed_methods, reason = "a bench reads the clock")]
fn time<B>(
    what: &str,
    paths: u32,
    run: impl Fn() -> B,
    merge: impl Fn(B) -> Result<f64, String>,
) -> Result<(), String> {
    println!("{what}: {paths} paths, milliseconds of paths and of outputs");
    for _ in 0..N_RUNS {
        let start = Instant::now();
        let block = run();
        let between = Instant::now();
        let median = merge(block)?;
        let end = between.elapsed();
        println!("{:7.1} {:7.1}   median {median}", (between - start).as_secs_f64() * 1e3, end.as_secs_f64() * 1e3);
    }
    Ok(())
}
