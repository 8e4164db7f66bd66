//! Times decision methods from raw columns: `cargo run --profile native --example mcdm_bench -p scoring [alternatives]`.

#[allow(clippy::disallowed_types, reason = "a bench reads the clock")]
use std::time::Instant;

use scoring::mcdm::{self, DecisionMatrix, Extremes, McdmError, Objective, Preference, Ranks, Scale};

const N_CRITERIA: usize = 50;

fn main() -> Result<(), String> {
    let n = std::env::args().nth(1).and_then(|size| size.parse().ok()).unwrap_or(100_000);
    let columns: Vec<Vec<f64>> = (0..N_CRITERIA).map(|criterion| generate(n, criterion)).collect();
    let weights = vec![1.0 / N_CRITERIA as f64; N_CRITERIA];
    let objectives: Vec<Objective> =
        (0..N_CRITERIA).map(|at| if at % 3 == 2 { Objective::Min } else { Objective::Max }).collect();
    let matrix = DecisionMatrix::new(columns.iter().map(Vec::as_slice), &weights, &objectives);
    let matrix = matrix.map_err(|error| format!("{error:?}"))?;
    println!("{n} alternatives x {N_CRITERIA} criteria, best of 9");
    bench("weighted_sum minmax", &matrix, |matrix| mcdm::weighted_sum(matrix, Scale::MinMax))?;
    bench("weighted_sum sum", &matrix, |matrix| mcdm::weighted_sum(matrix, Scale::Sum))?;
    bench("weighted_product", &matrix, |matrix| mcdm::weighted_product(matrix, Scale::Sum))?;
    bench("topsis vector", &matrix, |matrix| mcdm::topsis(matrix, Scale::Vector))?;
    bench("topsis minmax", &matrix, |matrix| mcdm::topsis(matrix, Scale::MinMax))?;
    bench("vikor", &matrix, |matrix| mcdm::vikor(matrix, 0.5).map(|vikor| vikor.q))?;
    bench("copras", &matrix, mcdm::copras)?;
    bench("moora", &matrix, mcdm::moora)?;
    bench("aras", &matrix, mcdm::aras)?;
    bench("edas", &matrix, mcdm::edas)?;
    bench("mabac", &matrix, mcdm::mabac)?;
    bench("marcos", &matrix, mcdm::marcos)?;
    bench("codas", &matrix, |matrix| mcdm::codas(matrix, 0.02))?;
    bench("cocoso", &matrix, |matrix| mcdm::cocoso(matrix, 0.5))?;
    bench("gra", &matrix, |matrix| mcdm::gra(matrix, Scale::MinMax, 0.5, Extremes::Global))?;
    bench("rsr", &matrix, |matrix| mcdm::rsr(matrix, Ranks::Integer))?;
    bench("mpi", &matrix, |matrix| mcdm::mpi(matrix, mcdm::Penalty::Positive))?;
    let linear = vec![Preference::Linear { q: 1.0, p: 30.0 }; N_CRITERIA];
    bench("promethee2 usual", &matrix, |matrix| {
        mcdm::promethee(matrix, &[Preference::Usual; N_CRITERIA]).map(|flows| flows.net)
    })?;
    bench("promethee2 linear", &matrix, |matrix| mcdm::promethee(matrix, &linear).map(|flows| flows.net))?;
    let flows = mcdm::criterion_flows(&matrix, &linear).map_err(|error| format!("{error:?}"))?;
    bench("promethee2, another weight", &matrix, |_| flows.weighted(&weights).map(|flows| flows.net))
}

fn bench(
    name: &str,
    matrix: &DecisionMatrix,
    method: impl Fn(&DecisionMatrix) -> Result<Vec<f64>, McdmError>,
) -> Result<(), String> {
    let mut best = f64::INFINITY;
    for _ in 0..9 {
        #[allow(clippy::disallowed_types, reason = "a bench reads the clock")]
        let start = Instant::now();
        let scores = method(matrix).map_err(|error| format!("{name}: {error:?}"))?;
        best = best.min(start.elapsed().as_secs_f64() * 1e3);
        std::hint::black_box(scores);
    }
    println!("{name:28} {best:8.2} ms");
    Ok(())
}

/// Numbers from 1 to 101 that look random and are the same in each run.
fn generate(n: usize, criterion: usize) -> Vec<f64> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(criterion as u64 + 1);
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        1.0 + (state >> 33) as f64 / (1_u64 << 31) as f64 * 100.0
    };
    (0..n).map(|_| next()).collect()
}
