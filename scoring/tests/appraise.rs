//! Schemes applied to datasets: what is proposed, what is unknown, and that a scheme's points are those of its own rules.

use scoring::appraise::{Appraisal, AppraiseError, Likeness, Outcome, appraise, propose};
use scoring::judge::{State, assess};
use scoring::model::{Column, Dataset, Direction, Entity, Framework, Indicator, NodeSpec, Panel, Period, Text};
use scoring::scenario::{Mapped, Scenario, SchemeChoice};
use scoring::scheme::Scheme;

use super::support::schemes::scheme;
use super::support::{NA, close as within};

const UP: Direction = Direction::Positive;

fn close(got: f64, expect: f64, what: &str) {
    assert!(within(got, expect, 1e-12), "{what}: {got}, expected {expect}");
}

/// Three entities under indicators of this code, name, unit and direction.
fn dataset(indicators: &[(&str, &str, &str, Direction, [f64; 3])]) -> Dataset {
    let goal = NodeSpec { code: "g".into(), name: Text::same("goal"), parent: None, weight: 1.0, indicator: None };
    let leaves = indicators.iter().map(|(code, name, unit, direction, _)| NodeSpec {
        code: (*code).into(),
        name: Text::new(*name, ""),
        parent: Some("g".into()),
        weight: 1.0,
        indicator: Some(Indicator::measured(*direction, *unit)),
    });
    let framework = Framework::new(std::iter::once(goal).chain(leaves).collect()).expect("a tree");
    let columns = indicators.iter().map(|(.., cells)| Column::from_raw(cells.to_vec())).collect();
    let panel = Panel { period: Period("2022".into()), columns, denominators: vec![] };
    let entities = ["p", "q", "r"].map(|id| Entity { id: id.into(), name: Text::same(id) }).to_vec();
    Dataset::new("three", framework, entities, vec![panel])
}

fn chosen(scheme: &Scheme, map: &[(&str, &str, f64)], entered: &[(&str, &str, f64)]) -> Scenario {
    let mut choice = SchemeChoice { id: scheme.id.clone(), ..SchemeChoice::default() };
    for &(item, code, times) in map {
        choice.map.insert(item.into(), Mapped { code: code.into(), times });
    }
    for &(item, id, value) in entered {
        choice.entered.entry(item.into()).or_default().insert(id.into(), value);
    }
    Scenario { scheme: Some(choice), ..Scenario::default() }
}

fn applied(dataset: &Dataset, scheme: &Scheme, map: &[(&str, &str, f64)], entered: &[(&str, &str, f64)]) -> Appraisal {
    appraise(dataset, &chosen(scheme, map, entered), scheme).expect("an appraisal")
}

/// Per-mu figures of a small district; tax in 元/亩, energy the wrong way round.
fn per_mu() -> Dataset {
    dataset(&[
        ("TAX", "亩均税收（评价用）", "元/亩", UP, [240_970.0, 120_485.0, NA]),
        ("X1", "单位能耗增加值", "吨标煤/万元", UP, [1.0, 2.0, 3.0]),
        ("X2", "全员劳动生产率", "万元/人", Direction::Negative, [1.0, 2.0, 3.0]),
        ("u5", "劳动生产率", "万元/人", UP, [18.14, 36.28, 9.07]),
    ])
}

#[test]
fn indicators_are_proposed_by_code_and_name_in_the_items_unit_and_never_the_wrong_way() {
    let proposed = propose(&per_mu(), &scheme("mujun_huangyan_2022_above_scale"));
    let got: Vec<_> = proposed.iter().map(|one| (one.item.as_str(), one.mapped.code.as_str(), one.likeness)).collect();
    assert_eq!(got, [("u1", "TAX", Likeness::Name), ("u5", "u5", Likeness::Code)]);
    close(proposed[0].mapped.times, 1e-4, "元/亩 to 万元/亩");
    assert_eq!(proposed[1].mapped.times, 1.0);
}

#[test]
fn points_are_those_of_the_schemes_own_rules() {
    let scheme = scheme("mujun_huangyan_2022_above_scale");
    let got = applied(&per_mu(), &scheme, &[("u1", "TAX", 1e-4), ("u5", "u5", 1.0)], &[]);
    // Weight 30 and 10; the first stands exactly at both bases.
    for (entity, expect) in [(0, 40.0), (1, 35.0), (2, 5.0)] {
        close(got.points.get(entity).expect("points"), expect, "known points");
        assert!(got.total(entity).is_some_and(|total| total.value().is_none()), "other items are unknown");
    }
    assert_eq!(got.ranking.order, [0, 1, 2]);
    assert_eq!(got.covered, Some(0.4));
    assert_eq!(got.is_mapped, [true, false, false, false, true, false]);
    let direct = assess(&scheme, &got.columns).expect("an assessment");
    assert_eq!(got.outcome, Outcome::Assessed(direct));
}

#[test]
fn what_is_entered_fills_gaps_and_does_not_replace_figures() {
    let scheme = scheme("mujun_huangyan_2022_above_scale");
    let entered = [("u1", "r", 24.097), ("u1", "p", 1.0), ("u2", "q", 136.16)];
    let got = applied(&per_mu(), &scheme, &[("u1", "TAX", 1e-4)], &entered);
    for (entity, expect) in [(0, 30.0), (1, 35.0), (2, 30.0)] {
        close(got.points.get(entity).expect("points"), expect, "with entries");
    }
    assert_eq!(got.ranking.order.first(), Some(&1));
}

#[test]
fn gates_have_three_states_and_a_yes_can_be_entered() {
    let scheme = scheme("srdi_sme_2026");
    let firms =
        dataset(&[("REV", "营业收入", "亿元", UP, [0.2, 0.1, NA]), ("IP", "知识产权", "项", UP, [0.0, 1.0, NA])]);
    let map = [("revenue", "REV", 1e4), ("ip_class1", "IP", 1.0)];
    let got = applied(&firms, &scheme, &map, &[("award", "p", 1.0), ("equity", "q", 0.0)]);
    let gate = |entity: usize, code: &str| {
        let at = scheme.gates.iter().position(|gate| gate.code == code).expect("a gate");
        let result = &got.assessment(entity).expect("assessed").gates[at];
        (result.state, result.exempted_by)
    };
    assert_eq!((gate(0, "revenue"), gate(1, "revenue")), ((State::Met, None), (State::Unmet, None)));
    assert_eq!((gate(0, "ip"), gate(1, "ip")), ((State::Met, Some(0)), (State::Met, None)));
    assert_eq!((gate(2, "ip"), got.passes(2)), ((State::Unknown, None), Some(State::Unknown)));
    assert_eq!(got.passes(1), Some(State::Unmet));
    assert_eq!((got.gates(0), got.ranking.n_ranked()), ([2, 0, 7], 0));
}

#[test]
fn a_tree_is_evaluated_over_the_items_that_have_figures() {
    let scheme = scheme("hnz_2021");
    let zones = dataset(&[("A", "x", "家", UP, [0.0, 5.0, 10.0]), ("B", "y", "%", UP, [30.0, 0.0, NA])]);
    let got = applied(&zones, &scheme, &[("A1", "A", 1.0), ("B1", "B", 1.0)], &[]);
    // Both classes weigh 20 of 100, so with nothing else they weigh the same.
    for (entity, expect) in [(0, 50.0), (1, 25.0), (2, 100.0)] {
        close(got.points.get(entity).expect("a score"), expect, "over what is there");
    }
    assert!(matches!(got.outcome, Outcome::Evaluated(_)));
    close(got.covered.unwrap_or(NA), 0.04, "two of the ten items of two classes of 20");
}

#[test]
fn what_cannot_be_applied_says_why() {
    let (data, scheme) = (per_mu(), scheme("mujun_huangyan_2022_above_scale"));
    let error = |map: &[(&str, &str, f64)], entered: &[(&str, &str, f64)]| {
        appraise(&data, &chosen(&scheme, map, entered), &scheme).expect_err("must be refused")
    };
    assert_eq!(error(&[], &[]), AppraiseError::NothingMapped);
    assert_eq!(error(&[("u9", "TAX", 1.0)], &[]), AppraiseError::UnknownItem { code: "u9".into() });
    let unknown = AppraiseError::UnknownIndicator { item: "u1".into(), code: "g".into() };
    assert_eq!(error(&[("u1", "g", 1.0)], &[]), unknown);
    assert_eq!(error(&[("u1", "TAX", 0.0)], &[]), AppraiseError::BadNumber { item: "u1".into(), value: 0.0 });
    let stranger = AppraiseError::UnknownEntity { item: "u1".into(), id: "z".into() };
    assert_eq!(error(&[], &[("u1", "z", 1.0)]), stranger);
    let mut other = chosen(&scheme, &[], &[]);
    other.scheme = Some(SchemeChoice { id: "other".into(), ..SchemeChoice::default() });
    assert!(matches!(appraise(&data, &other, &scheme), Err(AppraiseError::OtherScheme { .. })));
}
