//! Times the methods that find weights: `cargo run --profile native --example weights_bench -p scoring [entities]`.

mod workload;

#[allow(clippy::disallowed_types, reason = "a bench reads the clock")]
use std::time::Instant;

use scoring::mcdm::{DecisionMatrix, Objective, benefit_of_the_doubt};
use scoring::model::Column;
use scoring::weigh::{
    Aim, Contrast, Correlation, DataMethod, Preference, Retain, Rotation, WeightBounds, Zeros, equal, from_order,
    optimise, weigh_columns,
};
use workload::methods::generate;

fn main() -> Result<(), String> {
    let n = std::env::args().nth(1).and_then(|size| size.parse().ok()).unwrap_or(100_000);
    let columns = generate(n, 50);
    println!("{n} entities x 50 criteria");
    for (name, method) in [
        ("entropy", DataMethod::Entropy(Zeros::Limit)),
        ("CRITIC", DataMethod::Critic(Contrast::MinMaxSd, Correlation::Pearson)),
        ("standard deviation", DataMethod::StandardDeviation),
        ("Gini", DataMethod::Gini),
        ("MEREC", DataMethod::Merec),
        ("principal components", DataMethod::Pca(Retain::Kaiser, Rotation::None)),
    ] {
        timed(name, || weigh_columns(&columns, method).map(|found| found.weights().to_vec()))?;
    }
    let columns = generate(500, 10);
    println!("500 entities x 10 criteria");
    let cells: Vec<&[f64]> = columns.iter().map(Column::raw).collect();
    let matrix = DecisionMatrix::new(cells, &equal(10), &[Objective::Max; 10]).map_err(|error| format!("{error:?}"))?;
    timed("benefit of the doubt", || benefit_of_the_doubt(&matrix))?;
    let columns = generate(51, 49);
    println!("51 entities x 49 criteria");
    let any = [WeightBounds::ANY; 49];
    let wishes: Vec<Preference> = (1..51).map(|at| Preference { better: at, worse: at - 1 }).collect();
    timed("weights from a whole order", || from_order(&columns, &wishes, 0.1, &equal(49), &any))?;
    timed("most information", || optimise(&columns, &Aim::Information, &any))?;
    timed("equal importance", || optimise(&columns, &Aim::Importance { target: equal(49) }, &any))?;
    Ok(())
}

/// The shortest of three runs.
fn timed<T, E: std::fmt::Debug>(name: &str, mut run: impl FnMut() -> Result<T, E>) -> Result<(), String> {
    let mut best = f64::INFINITY;
    for _ in 0..3 {
        #[allow(clippy::disallowed_types, clippy::disallowed_methods, reason = "a bench reads the clock")]
        let start = Instant::now();
        std::hint::black_box(run().map_err(|error| format!("{name}: {error:?}"))?);
        best = best.min(start.elapsed().as_secs_f64());
    }
    println!("  {name}: {:.2} ms", best * 1e3);
    Ok(())
}
