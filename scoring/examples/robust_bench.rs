//! Times acceptability over drawn weights, and whole evaluations with other choices: `cargo run --profile native --example robust_bench -p scoring [draws]`.

mod workload;

use std::collections::BTreeMap;
#[allow(clippy::disallowed_types, reason = "a bench reads the clock")]
use std::time::Instant;

use scoring::robust::{Factor, Replicate, Spread, count_ranks};
use scoring::scenario::{Mean, Scenario};
use workload::draws::{N_ENTITIES, N_INDICATORS, Question, choices, dataset, sensitivity};

const SOBOL_ROWS: u64 = 4096;

fn main() -> Result<(), String> {
    let n_draws = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(100_000);
    println!("{N_ENTITIES} x {N_INDICATORS}, {n_draws} draws");
    for spread in [
        Spread::Simplex { at_least: Vec::new() },
        Spread::Relative { by: 0.25 },
        Spread::Dirichlet { concentration: 100.0 },
    ] {
        draw("all there, arithmetic", &Question::new(0, Mean::Arithmetic)?, &spread, n_draws)?;
    }
    let simplex = Spread::Simplex { at_least: Vec::new() };
    draw("some missing, arithmetic", &Question::new(17, Mean::Arithmetic)?, &simplex, n_draws)?;
    draw("all there, geometric", &Question::new(0, Mean::Geometric)?, &simplex, n_draws / 10)?;
    replicates("choices", choices(), 4000)?;
    let (n_ranks, millis) = timed(|| sensitivity(SOBOL_ROWS))?;
    println!("  Sobol indices, {SOBOL_ROWS} rows: {millis:.0} ms with intervals for {n_ranks} ranks");
    let values = Factor::Values { error: 0.05, by_code: BTreeMap::new() };
    replicates("choices and values", [choices(), vec![values]].concat(), 1000)
}

fn draw(what: &str, question: &Question, spread: &Spread, n_draws: u64) -> Result<(), String> {
    let (tally, millis) = timed(|| question.draw(spread, 0, n_draws))?;
    println!("  {what}, {spread:?}: {millis:.0} ms, mean rank of the first {:?}", tally.mean_rank(0));
    Ok(())
}

fn replicates(what: &str, factors: Vec<Factor>, n_points: u64) -> Result<(), String> {
    let (dataset, scenario) = (dataset()?, Scenario::default());
    let (tally, millis) = timed(|| {
        let mut replicate = Replicate::new(&dataset, &scenario, factors, 1).map_err(told)?;
        count_ranks(&mut replicate, 0..n_points, 1).map_err(told)
    })?;
    let micros = millis * 1e3 / n_points as f64;
    println!("  replicates, {what}: {micros:.0} us each, mean rank of the first {:?}", tally.mean_rank(0));
    Ok(())
}

fn timed<T>(run: impl FnOnce() -> Result<T, String>) -> Result<(T, f64), String> {
    #[allow(clippy::disallowed_types, clippy::disallowed_methods, reason = "a bench reads the clock")]
    let start = Instant::now();
    let found = run()?;
    Ok((found, start.elapsed().as_secs_f64() * 1e3))
}

fn told(error: impl std::fmt::Debug) -> String {
    format!("{error:?}")
}
