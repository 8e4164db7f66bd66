//! Small datasets built in code, and comparison of numbers.

pub mod asem;
pub mod cases;
pub mod schemes;

use scoring::model::{
    Column, Dataset, Direction, Entity, Framework, GroupColumn, Indicator, NodeSpec, Panel, Period, Text,
};
use scoring::normalise::Normalised;

/// `NaN` in rows of test data stands for a missing cell.
pub const NA: f64 = f64::NAN;

pub fn node(code: &str, parent: &str, weight: f64) -> NodeSpec {
    let parent = (!parent.is_empty()).then(|| parent.to_string());
    NodeSpec { code: code.into(), name: Text::same(code), parent, weight, indicator: None }
}

pub fn leaf(code: &str, parent: &str, weight: f64, direction: Direction) -> NodeSpec {
    NodeSpec { indicator: Some(Indicator::measured(direction, "")), ..node(code, parent, weight) }
}

/// Goal `g` with one positive indicator `x0`, `x1`, … for each weight.
pub fn flat(weights: &[f64]) -> Framework {
    let mut specs = vec![node("g", "", 1.0)];
    specs.extend(
        weights.iter().enumerate().map(|(at, &weight)| leaf(&format!("x{at}"), "g", weight, Direction::Positive)),
    );
    Framework::new(specs).expect("a flat tree")
}

/// Goal `g` over `p` (indicators `a` weight 3, `b` weight 1), `q` (`c` 1, `d` 2, `e` 1) and the indicator `f`.
pub fn tree() -> Framework {
    let up = Direction::Positive;
    Framework::new(vec![
        node("g", "", 1.0),
        node("p", "g", 2.0),
        node("q", "g", 1.0),
        leaf("a", "p", 3.0, up),
        leaf("b", "p", 1.0, up),
        leaf("c", "q", 1.0, up),
        leaf("d", "q", 2.0, up),
        leaf("e", "q", 1.0, up),
        leaf("f", "g", 1.0, up),
    ])
    .expect("a tree")
}

/// One indicator with this direction under a goal.
pub fn single(direction: Direction, change: impl FnOnce(&mut Indicator)) -> Framework {
    let mut spec = leaf("x", "g", 1.0, direction);
    spec.indicator.as_mut().into_iter().for_each(change_once(change));
    Framework::new(vec![node("g", "", 1.0), spec]).expect("one indicator")
}

pub fn change_once(change: impl FnOnce(&mut Indicator)) -> impl FnMut(&mut Indicator) {
    let mut change = Some(change);
    move |indicator| {
        if let Some(change) = change.take() {
            change(indicator);
        }
    }
}

pub fn column(cells: &[f64]) -> Column {
    Column::from_raw(cells.to_vec())
}

pub fn normalised(columns: &[&[f64]]) -> Normalised {
    Normalised { columns: columns.iter().map(|cells| column(cells)).collect(), notes: Vec::new() }
}

/// A dataset of one period whose entities are `e0`, `e1`, …
pub fn dataset(framework: Framework, columns: &[&[f64]]) -> Dataset {
    let n = columns.first().map_or(0, |column| column.len());
    let entities = (0..n).map(|at| Entity { id: format!("e{at}"), name: Text::same(format!("e{at}")) }).collect();
    let columns = columns.iter().map(|cells| column(cells)).collect();
    let panel = Panel { period: Period("2024".into()), columns, denominators: vec![] };
    Dataset::new("test", framework, entities, vec![panel])
}

/// A group column from one category a row; an empty one is none.
pub fn group(code: &str, of_entity: &[&str]) -> GroupColumn {
    let mut categories: Vec<Text> = Vec::new();
    let of_entity = of_entity
        .iter()
        .map(|&name| {
            (!name.is_empty()).then(|| {
                let known = categories.iter().position(|category| category.zh() == name);
                known.unwrap_or_else(|| {
                    categories.push(Text::same(name));
                    categories.len() - 1
                }) as u32
            })
        })
        .collect();
    GroupColumn { code: code.into(), name: Text::same(code), categories, of_entity }
}

/// Equal to `tolerance` relative to the larger of 1 and the expected size; missing where missing.
pub fn close(got: f64, expect: f64, tolerance: f64) -> bool {
    (got.is_nan() && expect.is_nan()) || (got - expect).abs() <= tolerance * expect.abs().max(1.0)
}

/// Cells equal to 1e-12.
pub fn assert_cells(got: &Column, expect: &[f64], what: &str) {
    assert_eq!(got.len(), expect.len(), "{what}: {got:?}");
    for (entity, (&got, &expect)) in got.raw().iter().zip(expect).enumerate() {
        assert!(close(got, expect, 1e-12), "{what}, entity {entity}: {got} instead of {expect}");
    }
}
