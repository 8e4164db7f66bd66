//! Times the reference task, simulation and outputs: `cargo run --profile native --example simulate_bench -p scoring [paths]`.

#[allow(clippy::disallowed_types, reason = "a bench reads the clock")]
use std::time::Instant;

use scoring::revenue::file::{self, PlanFile};
use scoring::revenue::reference::Simulation;

const PLAN: &str = include_str!("../tests/plans/reference_task_v1.json");

#[allow(clippy::disallowed_types, clippy::disallowed_methods, reason = "a bench reads the clock")]
fn main() -> Result<(), String> {
    let paths: u32 = std::env::args().nth(1).and_then(|paths| paths.parse().ok()).unwrap_or(100_000);
    let PlanFile::Reference(plan) = file::read(PLAN).map_err(|errors| format!("{errors:?}"))? else {
        return Err("a plan of another kind".into());
    };
    let simulation = Simulation::new(&plan, 20_260_101);
    println!("{paths} paths, milliseconds of paths and of outputs");
    for _ in 0..9 {
        let start = Instant::now();
        let block = simulation.run_block(0..paths);
        let between = Instant::now();
        let summary = simulation.merge(vec![block]).map_err(|error| error.to_string())?;
        let end = between.elapsed();
        println!(
            "{:7.1} {:7.1}   median {}",
            (between - start).as_secs_f64() * 1e3,
            end.as_secs_f64() * 1e3,
            summary.npv.p50
        );
    }
    Ok(())
}
