//! Times a slider drag on generated columns: `cargo run --profile native --example live_bench -p scoring [entities]`.

use std::collections::BTreeMap;
#[allow(clippy::disallowed_types, reason = "a bench reads the clock")]
use std::time::Instant;

use scoring::aggregate::aggregate;
use scoring::live::LiveScores;
use scoring::model::{Column, Direction, Framework, Indicator, NodeSpec, Text};
use scoring::normalise::{Normalised, normalise};
use scoring::rank::rank;
use scoring::scenario::{Aggregate, Normalise};
use scoring::weigh::Weights;

fn main() -> Result<(), String> {
    let sizes: Vec<usize> = std::env::args().skip(1).filter_map(|size| size.parse().ok()).collect();
    for &n in if sizes.is_empty() { &[100_000, 1_000_000][..] } else { &sizes } {
        for missing in [false, true] {
            bench(n, missing)?;
        }
    }
    Ok(())
}

fn bench(n: usize, missing: bool) -> Result<(), String> {
    println!("{n} entities x 20 indicators, {}", if missing { "1 cell in 16 missing" } else { "none missing" });
    let framework = Framework::new(specs()).map_err(|errors| format!("{errors:?}"))?;
    let raw: Vec<Column> = (0..20).map(|column| generate(n, column, missing)).collect();
    let settings = Aggregate::default();
    let normalised: Normalised = timed("normalise", 1, |_| normalise(&framework, &raw, &Normalise::default(), None))
        .map_err(|error| format!("{error:?}"))?;
    let at = |step: usize| {
        let share = 0.05 + step as f64 / 500.0;
        let mut weights = BTreeMap::from([("i0".to_string(), share)]);
        weights.extend((1..5).map(|at| (format!("i{at}"), (1.0 - share) / 4.0)));
        Weights::of(&framework, &weights, &[])
    };
    let weights = |step| at(step).map_err(|error| format!("{error:?}"));
    let official = weights(0)?;
    let scores = timed("aggregate", 3, |_| aggregate(&framework, &official, &normalised, &settings))
        .map_err(|e| format!("{e:?}"))?;
    let included = vec![true; n];
    timed("full sort", 3, |_| rank(scores.goal(), &included).order.len());
    let mut live =
        timed("live: new", 1, |_| LiveScores::new(&framework, &normalised, &official, &settings, included.clone()))
            .map_err(|error| format!("{error:?}"))?;
    let mut faults = 0;
    timed("live: first step of a drag", 1, |_| {
        faults += usize::from(live.set_weights(&weights(1).unwrap_or(official.clone())).is_err())
    });
    timed("live: step of a drag", 20, |step| {
        faults += usize::from(live.set_weights(&weights(step + 2).unwrap_or(official.clone())).is_err());
    });
    timed("live: top 40 rows", 20, |_| live.window(0..40).len());
    timed("live: middle 40 rows", 20, |_| live.window(n / 2..n / 2 + 40).len());
    timed("live: ranks of 5 pins", 20, |step| live.ranks_of(&[step, step + 1, step + 2, step + 3, step + 4]).len());
    timed("live: settle", 1, |_| faults += usize::from(live.settle().is_err()));
    let scores = aggregate(&framework, &weights(21)?, &normalised, &settings).map_err(|error| format!("{error:?}"))?;
    let same = scores.goal().raw().iter().zip(live.scores()).all(|(a, b)| a.to_bits() == b.to_bits());
    println!("  settled to the same bits: {same}, faults: {faults}");
    Ok(())
}

/// Runs it some times and prints the median.
#[allow(clippy::disallowed_types, clippy::disallowed_methods, reason = "a bench reads the clock")]
fn timed<T>(what: &str, times: usize, mut run: impl FnMut(usize) -> T) -> T {
    let mut millis = Vec::new();
    let mut last = None;
    for time in 0..times.max(1) {
        let start = Instant::now();
        last = Some(run(time));
        millis.push(start.elapsed().as_secs_f64() * 1e3);
    }
    millis.sort_by(f64::total_cmp);
    println!("  {what:<28} {:>9.3} ms", millis[millis.len() / 2]);
    match last {
        Some(last) => last,
        None => run(0),
    }
}

/// A goal, four pillars, five indicators each.
fn specs() -> Vec<NodeSpec> {
    let spec = |code: String, parent: Option<String>, indicator: Option<Indicator>| NodeSpec {
        name: Text::same(code.clone()),
        code,
        parent,
        weight: 1.0,
        indicator,
    };
    let mut specs = vec![spec("goal".into(), None, None)];
    for pillar in 0..4 {
        specs.push(spec(format!("p{pillar}"), Some("goal".into()), None));
    }
    for leaf in 0..20 {
        let direction = if leaf % 3 == 0 { Direction::Negative } else { Direction::Positive };
        specs.push(spec(format!("i{leaf}"), Some(format!("p{}", leaf / 5)), Some(Indicator::measured(direction, ""))));
    }
    specs
}

/// Lognormal-looking figures from a fixed generator.
fn generate(n: usize, column: u64, missing: bool) -> Column {
    let mut state = 0x9E37_79B9_7F4A_7C15_u64.wrapping_mul(column + 1);
    let mut next = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    Column::from_options((0..n).map(|_| {
        let bits = next();
        let unit = (bits >> 11) as f64 / (1u64 << 53) as f64;
        (!missing || bits & 15 != 0).then_some(1.0 / (1.05 - unit) + unit)
    }))
}
