//! Times acceptability over drawn weights, and whole evaluations with other choices: `cargo run --profile native --example robust_bench -p scoring [draws]`.

use std::collections::BTreeMap;
#[allow(clippy::disallowed_types, reason = "a bench reads the clock")]
use std::time::Instant;

use scoring::math::Draws;
use scoring::model::{Column, Dataset, Direction, Entity, Framework, Indicator, NodeSpec, Panel, Period, Text};
use scoring::normalise::Normalised;
use scoring::robust::{Factor, Replicate, RobustError, Smaa, Spread, count_ranks};
use scoring::scenario::{Aggregate, Mean, Normalise, NormaliseMethod, Outliers, Scenario};
use scoring::weigh::Weights;

const N_ENTITIES: usize = 51;
const N_INDICATORS: usize = 49;

fn main() -> Result<(), String> {
    let n_draws = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(100_000);
    println!("{N_ENTITIES} x {N_INDICATORS}, {n_draws} draws");
    for spread in [
        Spread::Simplex { at_least: Vec::new() },
        Spread::Relative { by: 0.25 },
        Spread::Dirichlet { concentration: 100.0 },
    ] {
        bench("all there, arithmetic", 0, Mean::Arithmetic, &spread, n_draws)?;
    }
    let simplex = Spread::Simplex { at_least: Vec::new() };
    bench("some missing, arithmetic", 17, Mean::Arithmetic, &simplex, n_draws)?;
    bench("all there, geometric", 0, Mean::Geometric, &simplex, n_draws / 10)?;
    replicates("choices", choices(), 4000)?;
    let values = Factor::Values { error: 0.05, by_code: BTreeMap::new() };
    replicates("choices and values", [choices(), vec![values]].concat(), 1000)
}

fn choices() -> Vec<Factor> {
    let normalise = |method| Normalise { method, range: [1.0, 100.0], ..Normalise::default() };
    let aggregate = |method| Aggregate { method, ..Aggregate::default() };
    vec![
        Factor::Weights(Spread::Relative { by: 0.25 }),
        Factor::Outliers(vec![Outliers::None, Outliers::Coinr]),
        Factor::Normalise([NormaliseMethod::MinMax, NormaliseMethod::Rank].map(normalise).to_vec()),
        Factor::Aggregate([Mean::Arithmetic, Mean::Geometric].map(aggregate).to_vec()),
    ]
}

fn replicates(what: &str, factors: Vec<Factor>, n_points: u64) -> Result<(), String> {
    let framework = Framework::new(specs()).map_err(|errors| format!("{errors:?}"))?;
    let name = |at: usize| Entity { id: format!("e{at}"), name: Text::same(format!("e{at}")) };
    let panel = Panel {
        period: Period("now".into()),
        columns: (0..N_INDICATORS).map(|at| column(at, 0)).collect(),
        denominators: vec![],
    };
    let dataset = Dataset::new("bench", framework, (0..N_ENTITIES).map(name).collect(), vec![panel]);
    let scenario = Scenario::default();
    #[allow(clippy::disallowed_types, reason = "a bench reads the clock")]
    let start = Instant::now();
    let mut replicate = Replicate::new(&dataset, &scenario, factors, 1).map_err(|error| format!("{error:?}"))?;
    let tally = count_ranks(&mut replicate, 0..n_points, 1).map_err(|error| format!("{error:?}"))?;
    let micros = start.elapsed().as_secs_f64() * 1e6 / n_points as f64;
    println!("  replicates, {what}: {micros:.0} us each, mean rank of the first {:?}", tally.mean_rank(0));
    Ok(())
}

fn column(at: usize, missing: usize) -> Column {
    let mut draws = Draws::new(1, 0, at as u64);
    let cell = |entity: usize, x: f64| if missing > 0 && (at + entity).is_multiple_of(missing) { f64::NAN } else { x };
    Column::from_raw((0..N_ENTITIES).map(|entity| cell(entity, 100.0 * draws.uniform())).collect())
}

fn bench(what: &str, missing: usize, method: Mean, spread: &Spread, n_draws: u64) -> Result<(), String> {
    let framework = Framework::new(specs()).map_err(|errors| format!("{errors:?}"))?;
    let weights = Weights::official(&framework).map_err(|error| format!("{error:?}"))?;
    let normalised =
        Normalised { columns: (0..N_INDICATORS).map(|at| column(at, missing)).collect(), notes: Vec::new() };
    let settings = Aggregate { method, ..Aggregate::default() };
    let included = [true; N_ENTITIES];
    let smaa = Smaa::new(&framework, &weights, (&normalised, &settings), &included, spread, 1);
    #[allow(clippy::disallowed_types, reason = "a bench reads the clock")]
    let start = Instant::now();
    let tally = smaa.and_then(|smaa| smaa.block(0..n_draws)).map_err(|error: RobustError| format!("{error:?}"))?;
    let millis = start.elapsed().as_secs_f64() * 1e3;
    println!("  {what}, {spread:?}: {millis:.0} ms, mean rank of the first {:?}", tally.mean_rank(0));
    Ok(())
}

fn specs() -> Vec<NodeSpec> {
    let spec = |code: String, parent: Option<&str>, indicator| NodeSpec {
        name: Text::same(&code),
        code,
        parent: parent.map(Into::into),
        weight: 1.0,
        indicator,
    };
    let mut specs = vec![spec("goal".into(), None, None)];
    let leaf = |at| spec(format!("x{at}"), Some("goal"), Some(Indicator::measured(Direction::Positive, "")));
    specs.extend((0..N_INDICATORS).map(leaf));
    specs
}
