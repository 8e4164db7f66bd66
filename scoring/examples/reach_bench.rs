//! Times what it would take on generated columns: `cargo run --profile native --example reach_bench -p scoring`.

#[allow(clippy::disallowed_types, reason = "a bench reads the clock")]
use std::time::Instant;

use scoring::model::{Column, Dataset, Direction, Entity, Framework, Indicator, NodeId, NodeSpec, Panel, Period, Text};
use scoring::pipeline::{Evaluation, Methods, evaluate};
use scoring::reach::{
    Aim, Effort, Freedom, Least, Measure, Room, Scope, Slider, Standing, rank_holds, rank_spans, smallest_change,
    smallest_improvements, tipping,
};
use scoring::scenario::Scenario;

fn main() -> Result<(), String> {
    for (n, pillars, each) in [(30, 8, 5), (51, 7, 7), (100_000, 5, 10)] {
        let dataset = generate(n, pillars, each).map_err(|error| format!("{error:?}"))?;
        let scenario = Scenario::default();
        let evaluation = evaluate(&dataset, &scenario).map_err(|error| format!("{error:?}"))?;
        println!("{n} entities x {} indicators", pillars * each);
        bench(
            &Standing { dataset: &dataset, scenario: &scenario, evaluation: &evaluation, methods: Methods::ALL },
            &evaluation,
        );
    }
    Ok(())
}

fn bench(standing: &Standing, evaluation: &Evaluation) {
    let order: Vec<usize> = evaluation.ranking.order.iter().map(|&entity| entity as usize).collect();
    let n_nodes = standing.framework().nodes().len() as u32;
    let pins: Vec<usize> = order.iter().copied().skip(order.len() / 2).take(1).collect();
    let sliders = || (0..n_nodes).filter_map(|at| Slider::of(standing, NodeId(at)).ok());
    timed("tipping points of the top 10 and a pin, every slider", || {
        sliders().filter_map(|slider| tipping(standing, slider, 10, &pins).ok()).map(|found| found.best.len()).sum()
    });
    let few = if order.len() > 1_000 { &order[..10] } else { &order[..] };
    timed("stability intervals of everybody or ten, every slider", || {
        sliders().filter_map(|slider| rank_holds(standing, &slider, few).ok()).map(|holds| holds.len()).sum()
    });
    let indicators = |room: Room| Freedom { scope: Scope::Indicators, room };
    let asked = [Aim::Rank(1), Aim::Rank(3), Aim::Rank(10)];
    for (aim, place) in asked.into_iter().zip([5, 8, 14]) {
        for room in [Room::Whole, Room::Around { part: 0.5 }] {
            timed(&format!("from place {} to {aim:?}, {room:?}", place + 1), || {
                let freedom = indicators(room.clone());
                let verdict = smallest_change(standing, &freedom, Measure::Total, order[place], aim);
                println!("    {}", format!("{verdict:?}").chars().take(30).collect::<String>());
                usize::from(verdict.is_ok())
            });
        }
    }
    timed("ahead of the next, by improvements", || {
        let effort = Effort { n_peers: 5, ..Effort::default() };
        usize::from(smallest_improvements(standing, &effort, Least::Cost, order[9], Aim::Above(order[8])).is_ok())
    });
    // Among very many the bounds are what is asked for.
    let most = if order.len() > 1_000 { 0 } else { 300 };
    for (part, n_programs) in [(0.25, 0), (0.25, most), (1.0, most)] {
        timed(&format!("best and worst ranks, part {part}, {n_programs} programmes"), || {
            let spans = rank_spans(standing, &indicators(Room::Around { part }), few, n_programs).unwrap_or_default();
            spans.iter().filter(|span| span.best.rank == span.best.bound && span.worst.rank == span.worst.bound).count()
        });
    }
}

#[allow(clippy::disallowed_types, clippy::disallowed_methods, reason = "a bench reads the clock")]
fn timed(what: &str, run: impl Fn() -> usize) {
    let start = Instant::now();
    let count = run();
    println!("  {what:<60} {:>10.3} ms, {count}", start.elapsed().as_secs_f64() * 1e3);
}

fn generate(n: usize, n_pillars: usize, each: usize) -> Result<Dataset, Vec<scoring::model::FrameworkError>> {
    let spec = |code: String, parent: Option<String>, indicator: Option<Indicator>| NodeSpec {
        name: Text::same(code.clone()),
        code,
        parent,
        weight: 1.0,
        indicator,
    };
    let mut specs = vec![spec("goal".into(), None, None)];
    for pillar in 0..n_pillars {
        specs.push(spec(format!("p{pillar}"), Some("goal".into()), None));
        specs.extend((0..each).map(|leaf| {
            let indicator = Indicator::measured(Direction::Positive, "");
            spec(format!("p{pillar}i{leaf}"), Some(format!("p{pillar}")), Some(indicator))
        }));
    }
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut cell = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 11) as f64 / (1u64 << 53) as f64
    };
    let columns = (0..n_pillars * each).map(|_| Column::from_raw((0..n).map(|_| cell()).collect())).collect();
    let entities = (0..n).map(|at| Entity { id: format!("e{at}"), name: Text::same(format!("e{at}")) }).collect();
    let panel = Panel { period: Period("2024".into()), columns, denominators: vec![] };
    Ok(Dataset::new("bench", Framework::new(specs)?, entities, vec![panel]))
}
