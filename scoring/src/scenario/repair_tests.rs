//! Repairs: what they change, when they do not, and their laws.

use serde_json::json;

use super::*;
use crate::model::{Column, Direction, Entity, Framework, Indicator, NodeSpec, Panel, Period, Text};
use crate::scenario::from_value;

const NA: f64 = f64::NAN;

/// Two periods, indicators A and B, entities p, q and r.
fn dataset() -> Dataset {
    let node = |code: &str, parent: Option<&str>, indicator| NodeSpec {
        code: code.into(),
        name: Text::same(code),
        parent: parent.map(Into::into),
        weight: 1.0,
        indicator,
    };
    let measured = || Some(Indicator::measured(Direction::Positive, ""));
    let specs = vec![node("G", None, None), node("A", Some("G"), measured()), node("B", Some("G"), measured())];
    let panel = |period: &str, cells: [[f64; 3]; 2]| Panel {
        period: Period(period.into()),
        columns: cells.map(|cells| Column::from_raw(cells.to_vec())).to_vec(),
        denominators: vec![],
    };
    let panels = vec![
        panel("2023", [[1.0, 2.0, 560_000.0], [4.0, 5.0, 6.0]]),
        panel("2024", [[7.0, 8.0, 9.0], [NA, 11.0, 12.0]]),
    ];
    let entity = |id: &str| Entity { id: id.into(), name: Text::same(id) };
    let entities = ["p", "q", "r"].map(entity).to_vec();
    Dataset::new("d", Framework::new(specs).expect("a tree"), entities, panels)
}

fn scenario(repairs: serde_json::Value) -> Scenario {
    from_value(&json!({ "repairs": repairs })).expect("a scenario")
}

/// What becomes of each repair, and the cells that differ from the data: panel, column, entity, value.
fn check(repairs: serde_json::Value, states: &[RepairState], changed: &[(usize, usize, usize, Option<f64>)]) {
    let (dataset, scenario) = (dataset(), scenario(repairs));
    assert_eq!(scenario.repair_states(&dataset), states);
    let repaired = scenario.repaired(&dataset);
    let mut expect = dataset.clone();
    for &(panel, column, entity, value) in changed {
        expect.panels[panel].columns[column].set(entity, value);
    }
    assert_eq!(*repaired, expect);
    assert_eq!(repaired.fingerprint, dataset.fingerprint);
    assert_eq!(*scenario.improved(&dataset), expect, "what everything else is computed from has them");
}

#[test]
fn a_repair_changes_its_cell_and_one_that_does_not_fit_changes_nothing() {
    use RepairState as State;
    let slip =
        json!({"entity": "r", "indicator": "A", "period": "2023", "old": 560000.0, "new": 56.0, "why": "unit_slip"});
    check(json!([]), &[], &[]);
    check(json!([slip]), &[State::Applied], &[(0, 0, 2, Some(56.0))]);
    let filled = json!({"entity": "p", "indicator": "B", "period": "2024", "new": 3.5, "note": "by telephone"});
    let emptied = json!({"entity": "q", "indicator": "A", "period": "2024", "old": 8.0});
    check(json!([filled, emptied]), &[State::Applied; 2], &[(1, 1, 0, Some(3.5)), (1, 0, 1, None)]);
    let at = |entity: &str, indicator: &str, period: &str, old: f64| json!({"entity": entity, "indicator": indicator, "period": period, "old": old, "new": 1.5});
    check(
        json!([
            at("z", "A", "2023", 1.0),
            at("p", "G", "2023", 1.0),
            at("p", "A", "2022", 1.0),
            at("p", "A", "2023", 1.25)
        ]),
        &[State::NoEntity, State::NoIndicator, State::NoPeriod, State::OldDiffers { found: Some(1.0) }],
        &[],
    );
    let twice =
        [at("p", "A", "2023", 1.0), json!({"entity": "p", "indicator": "A", "period": "2023", "old": 1.0, "new": 2.5})];
    check(json!(twice), &[State::Overruled, State::Applied], &[(0, 0, 0, Some(2.5))]);
}

#[test]
fn a_cell_is_repaired_once_and_keeps_the_value_of_the_data() {
    let one = |new: f64| Repair {
        entity: "p".into(),
        indicator: "A".into(),
        period: "2023".into(),
        old: Some(1.0),
        new: Some(new),
        why: RepairKind::ByHand,
        note: String::new(),
    };
    let mut scenario = Scenario::default();
    scenario.repair(one(2.0));
    scenario.repair(one(3.0));
    assert_eq!(scenario.repairs, [one(3.0)]);
    scenario.repair(one(1.0));
    assert_eq!(scenario, Scenario::default(), "back to the data's value there is nothing to repair");
    scenario.repairs = vec![one(f64::INFINITY)];
    let expect = ScenarioProblem::OutOfRange { path: "repairs.0.new".into(), value: f64::INFINITY };
    assert_eq!(scenario.check(&dataset()), [expect]);
    assert_eq!(scenario.repair_states(&dataset()), [RepairState::NotFinite]);
    assert!(matches!(Scenario::default().repaired(&dataset()), Cow::Borrowed(_)), "nothing is copied for nothing");
    assert!(from_value(&json!({"repairs": [{"entity": "p", "indicator": "A", "old": "much"}]})).is_err());
}

#[test]
fn what_is_assumed_lies_over_what_is_repaired() {
    let mut scenario = scenario(json!([{"entity": "p", "indicator": "A", "period": "2024", "old": 7.0, "new": 70.0}]));
    let assumed = crate::scenario::Improved { entity: "p".into(), indicator: "A".into(), value: 99.0 };
    assert_eq!(scenario.before_improved(&assumed, &dataset()), Some(70.0));
    scenario.assume(assumed);
    let cell = |dataset: &Dataset| dataset.panels[1].columns[0].get(0);
    assert_eq!((cell(&scenario.repaired(&dataset())), cell(&scenario.improved(&dataset()))), (Some(70.0), Some(99.0)));
}

/// The generator of cases is not there in wasm.
#[cfg(not(target_arch = "wasm32"))]
mod laws {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    fn bits(dataset: &Dataset) -> Vec<u64> {
        let columns = dataset.panels.iter().flat_map(|panel| &panel.columns);
        columns.flat_map(|column| column.raw()).map(|cell| cell.to_bits()).collect()
    }

    /// Any repairs of that dataset, some of which do not fit.
    fn repairs() -> impl Strategy<Value = Vec<Repair>> {
        let one = (0..4usize, 0..3usize, 0..3usize, any::<bool>(), prop::option::of(-1e9..1e9f64));
        prop::collection::vec(one, 0..12).prop_map(|picked| {
            let dataset = dataset();
            let repair = |(entity, column, panel, fits, new): (usize, usize, usize, bool, Option<f64>)| {
                let cell = dataset.panels.get(panel).and_then(|panel| panel.columns.get(column)?.get(entity));
                Repair {
                    entity: ["p", "q", "r", "gone"][entity].into(),
                    indicator: ["A", "B", "G"][column].into(),
                    period: ["2023", "2024", "2025"][panel].into(),
                    old: if fits { cell } else { Some(0.125) },
                    new,
                    why: RepairKind::ByHand,
                    note: String::new(),
                }
            };
            picked.into_iter().map(repair).collect()
        })
    }

    proptest! {
        #[test]
        fn twice_is_once_and_undone_is_untouched(repairs in repairs()) {
            let dataset = dataset();
            let mut scenario = Scenario { repairs, ..Scenario::default() };
            let once = scenario.repaired(&dataset).into_owned();
            prop_assert_eq!(bits(&scenario.repaired(&once)), bits(&once));
            let json = serde_json::to_string(&scenario).expect("json");
            prop_assert_eq!(&crate::scenario::parse(&json).expect("a scenario"), &scenario);
            scenario.repairs.clear();
            prop_assert_eq!(bits(&scenario.repaired(&dataset)), bits(&dataset));
        }

        #[test]
        fn order_does_not_matter_between_cells(repairs in repairs(), turn in 0..12usize) {
            let mut scenario = Scenario::default();
            repairs.into_iter().for_each(|one| scenario.repair(one));
            let dataset = dataset();
            let before = bits(&scenario.repaired(&dataset));
            let n = scenario.repairs.len().max(1);
            scenario.repairs.rotate_left(turn % n);
            prop_assert_eq!(bits(&scenario.repaired(&dataset)), before.clone());
            scenario.repairs.reverse();
            prop_assert_eq!(bits(&scenario.repaired(&dataset)), before);
        }

        /// Each one taken back alone leaves the others as they were.
        #[test]
        fn one_alone_can_be_undone(repairs in repairs(), at in 0..12usize) {
            let mut scenario = Scenario::default();
            repairs.into_iter().for_each(|one| scenario.repair(one));
            let dataset = dataset();
            let cells = |scenario: &Scenario| scenario.repaired_cells(&dataset).into_iter().collect::<BTreeMap<_, _>>();
            let mut expect = cells(&scenario);
            if let Some(one) = scenario.repairs.get(at).cloned() {
                let alone = Scenario { repairs: vec![one], ..Scenario::default() };
                for cell in cells(&alone).into_keys() {
                    expect.remove(&cell);
                }
                scenario.repairs.remove(at);
            }
            prop_assert_eq!(cells(&scenario), expect);
        }
    }
}
