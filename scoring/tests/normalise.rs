//! Normalisation: every method, in every direction, on ordinary and on awkward columns.

use scoring::model::{Direction, Framework, Goalposts};
use scoring::normalise::{NormaliseError, Normalised, Note, fill_rows, normalise};
use scoring::scenario::{Among, Middle, Missing, Normalise, NormaliseMethod as Method, OwnScale};

use super::support::{self, NA, assert_cells, column, single};

const UP: Direction = Direction::Positive;
const DOWN: Direction = Direction::Negative;
const MIDDLE: Direction = Direction::Interval { lo: 2.0, hi: 3.0 };

fn settings(method: Method) -> Normalise {
    Normalise { method, ..Normalise::default() }
}

fn check_with(framework: &Framework, settings: &Normalise, cells: &[f64], expect: &[f64]) -> Normalised {
    let normalised = normalise(framework, &[column(cells)], settings, Some(0)).expect("normalised");
    assert_cells(&normalised.columns[0], expect, &format!("{settings:?} of {cells:?}"));
    normalised
}

fn check(method: Method, direction: Direction, cells: &[f64], expect: &[f64]) -> Normalised {
    check_with(&single(direction, |indicator| indicator.target = Some(4.0)), &settings(method), cells, expect)
}

#[test]
fn each_method_in_each_direction() {
    check(Method::MinMax, UP, &[1.0, 2.0, NA, 5.0], &[0.0, 25.0, NA, 100.0]);
    check(Method::MinMax, DOWN, &[1.0, 2.0, NA, 5.0], &[100.0, 75.0, NA, 0.0]);
    check(Method::MinMax, MIDDLE, &[1.0, 2.5, 7.0, 4.0], &[75.0, 100.0, 0.0, 75.0]);
    check(Method::Scaled, UP, &[10.0, 150.0], &[10.0, 150.0]);
    check(Method::ZScore, UP, &[1.0, 2.0, 3.0], &[-1.0, 0.0, 1.0]);
    check(Method::ZScore, DOWN, &[1.0, 2.0, 3.0], &[1.0, 0.0, -1.0]);
    check(Method::Rank, UP, &[5.0, 1.0, 5.0, NA, 2.0], &[3.0, 1.0, 3.0, NA, 2.0]);
    check(Method::Rank, DOWN, &[5.0, 1.0, 5.0, NA, 2.0], &[1.0, 4.0, 1.0, NA, 3.0]);
    check(Method::Borda, UP, &[5.0, 1.0, 5.0, NA, 2.0], &[2.0, 0.0, 2.0, NA, 1.0]);
    check(Method::PercentileRank, UP, &[5.0, 1.0, 3.0], &[1.0, 0.0, 0.5]);
    check(Method::RatioToBase, UP, &[2.0, 8.0], &[50.0, 200.0]);
    check(Method::RatioToBase, DOWN, &[2.0, 8.0], &[200.0, 50.0]);
    check(Method::RatioToBase, MIDDLE, &[2.5, 7.0], &[100.0, 50.0]);
    check(Method::DistanceToMax, DOWN, &[1.0, 2.0, 5.0], &[1.0, 0.75, 0.0]);
    check(Method::DistanceToReference, UP, &[3.0, 1.0, 5.0], &[1.0, 0.0, 2.0]);
    check(Method::DistanceToTarget, UP, &[3.0, 1.0, 7.0], &[2.0 / 3.0, 0.0, 2.0]);
    check(Method::DistanceToTarget, DOWN, &[5.0, 6.0], &[0.5, 0.0]);
    check(Method::FractionOfMax, UP, &[1.0, 4.0], &[0.25, 1.0]);
    check(Method::FractionOfMax, DOWN, &[1.0, 4.0], &[1.0, 0.25]);
    check(Method::FractionOfMax, MIDDLE, &[2.0, 5.0, 4.0], &[1.0, 0.0, 0.5]);
    check(Method::Vector, UP, &[3.0, 4.0], &[0.6, 0.8]);
    check(Method::Vector, DOWN, &[3.0, 4.0], &[0.4, 0.2]);
    check(Method::Sum, UP, &[1.0, 3.0], &[0.25, 0.75]);
    check(Method::Sum, DOWN, &[1.0, 3.0], &[0.75, 0.25]);
}

#[test]
fn a_constant_column_gets_a_stated_value_and_a_note() {
    for (method, value) in [
        (Method::MinMax, 50.0),
        (Method::ZScore, 0.0),
        (Method::Rank, 1.0),
        (Method::Borda, 0.0),
        (Method::PercentileRank, 0.0),
        (Method::DistanceToMax, 0.5),
        (Method::DistanceToReference, 0.5),
        (Method::DistanceToTarget, 1.0),
    ] {
        for direction in [UP, DOWN] {
            let normalised = check(method, direction, &[4.0, NA, 4.0], &[value, NA, value]);
            assert_eq!(normalised.notes, [Note::Constant { column: 0, value }], "{method:?}");
        }
    }
    let inside = check(Method::MinMax, MIDDLE, &[2.0, 3.0], &[50.0, 50.0]);
    assert_eq!(inside.notes.len(), 1);
}

#[test]
fn nothing_there_stays_nothing() {
    for method in [Method::MinMax, Method::ZScore, Method::Rank, Method::RatioToBase, Method::Vector, Method::Sum] {
        let normalised = check(method, UP, &[NA, NA], &[NA, NA]);
        assert!(normalised.notes.is_empty(), "{method:?}: {:?}", normalised.notes);
    }
}

#[test]
fn what_a_method_has_no_value_for_is_missing_and_noted() {
    let undefined = |entity, x| Note::Undefined { column: 0, entity, x };
    assert_eq!(check(Method::RatioToBase, DOWN, &[0.0, 8.0], &[NA, 50.0]).notes, [undefined(0, 0.0)]);
    assert_eq!(check(Method::FractionOfMax, UP, &[0.0, -1.0], &[NA, NA]).notes.len(), 2);
    assert_eq!(check(Method::Vector, UP, &[0.0, 0.0], &[NA, NA]).notes.len(), 2);
    assert_eq!(check(Method::Sum, DOWN, &[0.0, 1.0], &[NA, NA]).notes.len(), 2);
}

#[test]
fn a_base_that_was_not_given_is_noted() {
    let framework = single(UP, |_| {});
    let normalised = check_with(&framework, &settings(Method::RatioToBase), &[1.0, 3.0, NA], &[50.0, 150.0, NA]);
    assert_eq!(normalised.notes, [Note::MeanAsBase { column: 0, base: 2.0 }]);
}

fn posts(worst: f64, best: f64, log: bool) -> impl FnOnce(&mut scoring::model::Indicator) {
    move |indicator| indicator.goalposts = Some(Goalposts { worst, best, log })
}

#[test]
fn goalposts_clamp_aloud() {
    let settings = settings(Method::Goalposts);
    let clamped = |entity, x| Note::Clamped { column: 0, entity, x };
    let linear = check_with(
        &single(UP, posts(20.0, 80.0, false)),
        &settings,
        &[50.0, 10.0, 90.0, NA, 80.0],
        &[50.0, 0.0, 100.0, NA, 100.0],
    );
    assert_eq!(linear.notes, [clamped(1, 10.0), clamped(2, 90.0)]);
    let log = check_with(
        &single(UP, posts(1.0, 100.0, true)),
        &settings,
        &[10.0, 0.0, -5.0, 100.0],
        &[50.0, 0.0, 0.0, 100.0],
    );
    assert_eq!(log.notes, [clamped(1, 0.0), clamped(2, -5.0)]);
    check_with(&single(DOWN, posts(1.0, 100.0, true)), &settings, &[10.0, 1.0, 100.0], &[50.0, 100.0, 0.0]);
    check_with(&single(DOWN, posts(0.0, 10.0, false)), &settings, &[2.0], &[80.0]);
    check_with(&single(MIDDLE, posts(7.0, 0.0, false)), &settings, &[2.5, 5.0, 7.0], &[100.0, 50.0, 0.0]);
}

#[test]
fn the_scenario_goes_over_the_framework() {
    let mut settings = settings(Method::Goalposts);
    settings.goalposts.insert("x".into(), [0.0, 10.0]);
    settings.range = [1.0, 11.0];
    check_with(&single(UP, posts(20.0, 80.0, false)), &settings, &[5.0], &[6.0]);
}

#[test]
fn unusable_parameters_are_errors() {
    let check = |framework: &Framework, change: &dyn Fn(&mut Normalise), cells: &[f64], expect: NormaliseError| {
        let mut settings = Normalise::default();
        change(&mut settings);
        assert_eq!(normalise(framework, &[column(cells)], &settings, None), Err(expect));
    };
    let bare = single(UP, |_| {});
    let code = || "x".to_string();
    let range = [5.0, 5.0];
    check(&bare, &|settings| settings.range = [5.0, 5.0], &[1.0], NormaliseError::BadRange { range });
    check(&bare, &|settings| settings.sd = 0.0, &[1.0], NormaliseError::BadSpread { mean: 0.0, sd: 0.0 });
    let stray = |settings: &mut Normalise| {
        settings.goalposts.insert("g".into(), [0.0, 1.0]);
    };
    check(&bare, &stray, &[1.0], NormaliseError::UnknownCode { code: "g".into() });
    let method = |method| move |settings: &mut Normalise| settings.method = method;
    check(&bare, &method(Method::Goalposts), &[1.0], NormaliseError::NoGoalposts { code: code() });
    check(
        &single(UP, posts(0.0, 9.0, true)),
        &method(Method::Goalposts),
        &[1.0],
        NormaliseError::BadGoalposts { code: code(), worst: 0.0, best: 9.0 },
    );
    check(&bare, &method(Method::DistanceToTarget), &[1.0], NormaliseError::NoTarget { code: code() });
    check(&bare, &method(Method::DistanceToReference), &[1.0], NormaliseError::NoReference);
    let zero = single(UP, |indicator| indicator.target = Some(0.0));
    check(&zero, &method(Method::RatioToBase), &[1.0], NormaliseError::BadBase { code: code(), base: 0.0 });
    let worst = normalise(&bare, &[column(&[1.0, 2.0])], &settings(Method::DistanceToReference), Some(0));
    assert_eq!(worst, Err(NormaliseError::BadReference { code: code() }));
    let none = normalise(&bare, &[], &Normalise::default(), None);
    assert_eq!(none, Err(NormaliseError::ColumnCount { columns: 0, indicators: 1 }));
}

#[test]
fn one_indicator_goes_its_own_way() {
    let framework = single(UP, |_| {});
    let code = framework.node(framework.leaves()[0]).code.clone();
    let check = |own: OwnScale, cells: &[f64], expect: &[f64]| {
        let settings = Normalise { indicators: [(code.clone(), own)].into(), ..Normalise::default() };
        check_with(&framework, &settings, cells, expect);
    };
    let cells = &[1.0, 2.0, NA, 5.0];
    check(OwnScale { method: Some(Method::Rank), ..OwnScale::default() }, cells, &[1.0, 2.0, NA, 3.0]);
    check(OwnScale { range: Some([0.0, 10.0]), ..OwnScale::default() }, cells, &[0.0, 2.5, NA, 10.0]);
    check(OwnScale { best: Some([2.0, 3.0]), ..OwnScale::default() }, cells, &[50.0, 100.0, NA, 0.0]);
    check(OwnScale { best: Some([2.0, 2.0]), ..OwnScale::default() }, &[2.0, 4.0], &[100.0, 0.0]);
    let bands = vec![[0.0, 60.0], [2.0, 80.0], [4.0, 100.0]];
    check(OwnScale { bands, ..OwnScale::default() }, &[-1.0, 1.9, 2.0, 9.0, NA], &[60.0, 60.0, 80.0, 100.0, NA]);
    let bad = OwnScale { bands: vec![[2.0, 1.0], [1.0, 2.0]], ..OwnScale::default() };
    let settings = Normalise { indicators: [(code.clone(), bad)].into(), ..Normalise::default() };
    assert_eq!(
        normalise(&framework, &[column(cells)], &settings, None),
        Err(NormaliseError::BadScale { code: code.clone(), name: "bands".into(), value: 1.0 })
    );
}

#[test]
fn rows_are_filled_from_all_or_from_siblings() {
    let framework = support::tree();
    let cells: &[&[f64]] = &[&[10.0], &[NA], &[30.0], &[60.0], &[NA], &[80.0]];
    let check = |middle, among, expect: [f64; 2]| {
        let mut normalised = support::normalised(cells);
        fill_rows(&framework, &Missing::Row { middle, among }, &mut normalised);
        assert_cells(&normalised.columns[1], &[expect[0]], "b");
        assert_cells(&normalised.columns[4], &[expect[1]], "e");
        assert_eq!(normalised.notes[0], Note::FilledFromRow { column: 1, entity: 0, value: expect[0] });
    };
    check(Middle::Mean, Among::All, [45.0, 45.0]);
    check(Middle::Median, Among::All, [45.0, 45.0]);
    check(Middle::Mean, Among::Siblings, [10.0, 45.0]);
    check(Middle::Median, Among::Siblings, [10.0, 45.0]);
}
