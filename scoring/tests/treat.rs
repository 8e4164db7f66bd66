//! Treatment: what is done, and that all of it is listed.

use scoring::math::skewness;
use scoring::model::{Direction, Framework, Panel, Period};
use scoring::scenario::{Bend, Missing, Outliers, Tame, Transform, Treat};
use scoring::treat::{Action, TreatError, Treated, points, treat};

use super::support::{NA, assert_cells, column, dataset, flat, group, leaf, node};

fn check(settings: &Treat, columns: &[&[f64]], expect: &[&[f64]]) -> Treated {
    let mut dataset = dataset(flat(&vec![1.0; columns.len()]), columns);
    dataset.groups.push(group("size", &["big", "big", "small", "", "small"]));
    let treated = treat(&dataset, &dataset.panels[0], settings).expect("treated");
    for (got, expect) in treated.columns.iter().zip(expect) {
        assert_cells(got, expect, &format!("{settings:?}"));
    }
    treated
}

#[test]
fn nothing_is_done_unasked() {
    let treated = check(&Treat::default(), &[&[1.0, NA, 3.0]], &[&[1.0, NA, 3.0]]);
    assert!(treated.log.is_empty());
    assert_eq!(treated.scored, [true; 3]);
}

#[test]
fn missing_cells_are_filled_as_asked_and_listed() {
    let cells: &[f64] = &[1.0, NA, 3.0, NA, 8.0];
    let fill = |missing, expect: &[f64]| check(&Treat { missing, ..Treat::default() }, &[cells], &[expect]);
    let mean = fill(Missing::Mean, &[1.0, 4.0, 3.0, 4.0, 8.0]);
    let listed: Vec<_> = mean.log.iter().map(|done| (done.entity, done.column, done.before, done.after)).collect();
    assert_eq!(listed, [(Some(1), Some(0), None, Some(4.0)), (Some(3), Some(0), None, Some(4.0))]);
    fill(Missing::Median, &[1.0, 3.0, 3.0, 3.0, 8.0]);
    let groups = fill(Missing::GroupMean { group: "size".into() }, &[1.0, 1.0, 3.0, NA, 8.0]);
    let what: Vec<_> = groups.log.into_iter().map(|done| done.what).collect();
    let filled = Action::FilledGroupMean { group: "size".into(), category: "big".into() };
    assert_eq!(what, [filled, Action::NothingToFillFrom]);
    fill(Missing::GroupMedian { group: "size".into() }, &[1.0, 1.0, 3.0, NA, 8.0]);
}

#[test]
fn a_column_without_any_value_cannot_be_filled() {
    let settings = Treat { missing: Missing::Mean, ..Treat::default() };
    let treated = check(&settings, &[&[NA, NA]], &[&[NA, NA]]);
    assert!(treated.log.iter().all(|done| done.what == Action::NothingToFillFrom));
    assert_eq!(treated.log.len(), 2);
}

#[test]
fn gaps_are_filled_from_other_periods() {
    let cells = [[1.0, 5.0, NA, NA, NA], [NA, NA, NA, NA, 7.0], [4.0, NA, 6.0, NA, NA]];
    let mut dataset = dataset(flat(&[1.0]), &[&cells[0]]);
    let panel = |year: &str, cells: &[f64]| Panel {
        period: Period(year.into()),
        columns: vec![column(cells)],
        denominators: vec![],
    };
    dataset.panels = vec![panel("2020", &cells[0]), panel("2021", &cells[1]), panel("2023", &cells[2])];
    let check = |missing: Missing, expect: &[f64], n_filled: usize| {
        let settings = Treat { missing, ..Treat::default() };
        let treated = treat(&dataset, &dataset.panels[1], &settings).expect("treated");
        assert_cells(&treated.columns[0], expect, &format!("{settings:?}"));
        let filled = treated.log.iter().filter(|done| done.what == Action::FilledFromPeriods);
        assert_eq!((filled.count(), treated.log.len()), (n_filled, 4));
    };
    check(Missing::PanelLinear, &[2.0, 5.0, 6.0, NA, 7.0], 3);
    check(Missing::PanelLatest, &[1.0, 5.0, NA, NA, 7.0], 2);
}

#[test]
fn entities_with_too_little_are_left_out_and_named() {
    let settings = Treat { availability: 0.5, ..Treat::default() };
    let treated = check(&settings, &[&[1.0, NA], &[1.0, 2.0], &[1.0, NA]], &[&[1.0, NA], &[1.0, NA], &[1.0, NA]]);
    assert_eq!(treated.scored, [true, false]);
    assert_eq!(treated.log[0].what, Action::NotEnoughIndicators { present: 1, of: 3 });
    assert_eq!(treated.log.len(), 1);
}

fn per_area(area: &str) -> Framework {
    let mut tax = leaf("tax", "g", 1.0, Direction::Positive);
    tax.indicator.as_mut().expect("an indicator").denominator = Some(area.into());
    Framework::new(vec![node("g", "", 1.0), tax]).expect("a framework")
}

#[test]
fn division_by_nothing_is_missing_and_listed() {
    let mut dataset = dataset(per_area("area"), &[&[6.0, 5.0, 4.0, NA]]);
    dataset.denominators.push("area".into());
    dataset.panels[0].denominators.push(column(&[2.0, 0.0, NA, 1.0]));
    let settings = Treat { denominate: true, ..Treat::default() };
    let treated = treat(&dataset, &dataset.panels[0], &settings).expect("treated");
    assert_cells(&treated.columns[0], &[3.0, NA, NA, NA], "tax over area");
    let listed: Vec<_> = treated.log.iter().map(|done| (done.entity, done.before)).collect();
    assert_eq!(listed, [(None, None), (Some(1), Some(5.0)), (Some(2), Some(4.0))]);
}

#[test]
fn one_point_is_winsorised_to_its_neighbour() {
    let mut cells: Vec<f64> = (0..20).map(f64::from).collect();
    cells[7] = 1000.0;
    let settings = Treat { outliers: Outliers::Coinr, ..Treat::default() };
    let mut expect = cells.clone();
    expect[7] = 19.0;
    let treated = check(&settings, &[&cells], &[&expect]);
    assert_eq!(treated.log.len(), 1);
    assert_eq!((treated.log[0].before, treated.log[0].after), (Some(1000.0), Some(19.0)));
}

#[test]
fn a_long_tail_goes_to_logarithms_whichever_end_it_is() {
    let tail: Vec<f64> = (0..60).map(|at| scoring::math::pow(2.0, f64::from(at))).collect();
    let mirrored: Vec<f64> = tail.iter().map(|cell| -cell).collect();
    let settings = Treat { outliers: Outliers::Coinr, ..Treat::default() };
    for cells in [tail, mirrored] {
        let treated = check(&settings, &[&cells], &[]);
        assert_eq!(treated.log[0].what, Action::Logarithm);
        let bent = treated.columns[0].raw();
        let kept = (1..60).all(|at| (bent[at] - bent[at - 1]) * (cells[at] - cells[at - 1]) >= 0.0);
        assert!(kept, "the order of the cells is the same");
    }
}

#[test]
fn points_brought_in_stay_so_where_no_bend_is_wanted() {
    let mut cells: Vec<f64> = (0..30).map(f64::from).collect();
    (cells[3], cells[9], cells[11]) = (5e4, 9e5, 1e7);
    let tame = Tame { winsorise: 2, ..Tame::default() };
    let settings = Treat { outliers: Outliers::Tame(tame), ..Treat::default() };
    let mut expect = cells.clone();
    (expect[9], expect[11]) = (5e4, 5e4);
    let treated = check(&settings, &[&cells], &[&expect]);
    let listed: Vec<_> = treated.log.iter().map(|done| (done.entity, done.what.clone())).collect();
    assert_eq!(listed[..2], [(Some(9), Action::Winsorised), (Some(11), Action::Winsorised)]);
    assert_eq!(listed[2..], [(None, Action::StillSkewed)]);
    let ten = Tame { skewness: 10.0, ..tame };
    check(&Treat { outliers: Outliers::Tame(ten), ..Treat::default() }, &[&cells], &[&cells]);
}

#[test]
fn the_most_likely_exponent_bends_a_tail_more_aptly_than_logarithms() {
    let cells: Vec<f64> = (0..400).map(|at| scoring::math::exp(f64::from(at) / 20.0)).collect();
    let tame = Tame { winsorise: 0, then: Bend::BoxCox, ..Tame::default() };
    let settings = Treat { outliers: Outliers::Tame(tame), ..Treat::default() };
    let treated = check(&settings, &[&cells], &[]);
    let Action::BoxCox { lambda } = treated.log[0].what else { panic!("{:?}", treated.log) };
    assert!((-2.0..=2.0).contains(&lambda) && lambda != 0.0, "{lambda}");
    let fixed = Tame { lambda: Some(0.0), ..tame };
    let log = Tame { then: Bend::Log, ..tame };
    let of = |tame| check(&Treat { outliers: Outliers::Tame(tame), ..Treat::default() }, &[&cells], &[]).columns;
    assert_eq!(of(fixed), of(log));
    let skew = |columns: &[scoring::model::Column]| skewness(columns[0].present()).expect("skewness").abs();
    assert!(skew(&treated.columns) < skew(&of(log)), "λ = {lambda}");
}

#[test]
fn every_figure_that_changed_is_listed() {
    let cells: &[f64] = &[1.0, NA, 4.0, 16.0];
    let settings =
        Treat { missing: Missing::Mean, transforms: [("x0".into(), Transform::Sqrt)].into(), ..Treat::default() };
    let mut dataset = dataset(flat(&[1.0]), &[cells]);
    dataset.groups.clear();
    let treated = treat(&dataset, &dataset.panels[0], &settings).expect("treated");
    assert_cells(&treated.columns[0], &[1.0, scoring::math::sqrt(7.0), 2.0, 4.0], "roots");
    let listed: Vec<_> = points(&dataset.panels[0], &treated).map(|one| (one.entity, one.before, one.after)).collect();
    let root = Some(scoring::math::sqrt(7.0));
    assert_eq!(listed, [(Some(1), None, root), (Some(2), Some(4.0), Some(2.0)), (Some(3), Some(16.0), Some(4.0))]);
    let log = Treat { transforms: [("x0".into(), Transform::Log)].into(), ..Treat::default() };
    dataset.panels[0].columns[0].set(2, Some(0.0));
    let bad = TreatError::BadTransform { code: "x0".into(), entity: 2, value: 0.0 };
    assert_eq!(treat(&dataset, &dataset.panels[0], &log), Err(bad));
}

#[test]
fn a_gap_is_filled_from_the_indicators_that_go_with_it() {
    let x: Vec<f64> = (0..12).map(f64::from).collect();
    let mut y: Vec<f64> = x.iter().map(|x| 3.0 + 2.0 * x).collect();
    let noise: Vec<f64> = (0..12).map(|at| f64::from(at * 7 % 5)).collect();
    let whole = y.clone();
    y[4] = NA;
    let settings = Treat { missing: Missing::Regression, ..Treat::default() };
    let mut dataset = dataset(flat(&[1.0; 3]), &[&x, &y, &noise]);
    dataset.groups.clear();
    let treated = treat(&dataset, &dataset.panels[0], &settings).expect("treated");
    assert_cells(&treated.columns[1], &whole, "on the line");
    assert_eq!(treated.log[0].what, Action::FilledByRegression);
    let few = check(&settings, &[&[1.0, 2.0, 3.0], &[1.0, NA, 3.0]], &[&[1.0, 2.0, 3.0], &[1.0, NA, 3.0]]);
    assert_eq!(few.log[0].what, Action::NothingToFillFrom);
}

#[test]
fn a_denominator_of_ones_own_goes_over_the_framework_s() {
    let mut data = dataset(per_area("area"), &[&[6.0, 8.0]]);
    data.denominators = vec!["area".into(), "people".into()];
    data.panels[0].denominators = vec![column(&[2.0, 4.0]), column(&[3.0, 1.0])];
    let check = |denominate, own: &str, expect: &[f64]| {
        let denominators = if own == "-" { [].into() } else { [("tax".to_string(), own.to_string())].into() };
        let settings = Treat { denominate, denominators, ..Treat::default() };
        let treated = treat(&data, &data.panels[0], &settings).expect("treated");
        assert_cells(&treated.columns[0], expect, own);
    };
    check(true, "-", &[3.0, 2.0]);
    check(true, "people", &[2.0, 8.0]);
    check(false, "people", &[2.0, 8.0]);
    check(true, "", &[6.0, 8.0]);
}

#[test]
fn what_the_dataset_does_not_have_is_an_error() {
    let data = dataset(per_area("area"), &[&[1.0]]);
    let settings = |missing, denominate, availability| Treat { missing, denominate, availability, ..Treat::default() };
    let error = |settings: &Treat| treat(&data, &data.panels[0], settings).expect_err("must be refused");
    let unknown = Missing::GroupMean { group: "gone".into() };
    assert_eq!(error(&settings(unknown, false, 0.0)), TreatError::UnknownGroup { group: "gone".into() });
    assert_eq!(
        error(&settings(Missing::AsFound, true, 0.0)),
        TreatError::UnknownDenominator { code: "tax".into(), denominator: "area".into() }
    );
    let share = settings(Missing::AsFound, false, 1.5);
    assert_eq!(error(&share), TreatError::BadAvailability { availability: 1.5 });
}
