//! The law of packages: whatever the figures and the codes, what is written loads as what it was, or is not written.

use proptest::prelude::*;
use scoring::export::{Book, Cell, Sheet};
use scoring::export::{package, xlsx, zip};
use scoring::intake::{Input, NativeDecoder};
use scoring::model::{
    Column, Dataset, Direction, Entity, Framework, Goalposts, Indicator, NodeSpec, Panel, Period, Text,
};
use scoring::validate::load;

/// Codes of which some cannot head a column.
const CODES: [&str; 10] = ["GDP", "税收（万元）", "2019", "name", "a|b", "产值", "period", "x,y", "\"q\"", "value"];

fn indicator(at: usize, posts: Option<(f64, f64)>) -> Indicator {
    let direction = match at % 3 {
        0 => Direction::Positive,
        1 => Direction::Negative,
        _ => Direction::Interval { lo: -0.1, hi: 0.30000000000000004 },
    };
    let goalposts =
        posts.filter(|(worst, best)| worst != best).map(|(worst, best)| Goalposts { worst, best, log: false });
    Indicator { goalposts, target: posts.map(|(worst, _)| worst), ..Indicator::measured(direction, "万元") }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_package_loads_as_what_it_was(
        codes in prop::sample::subsequence(CODES.to_vec(), 1..=4),
        weights in prop::collection::vec(0.0..1e6f64, 4),
        cells in prop::collection::vec(prop::option::of(-1e15..1e15f64), 4 * 3 * 2),
        posts in prop::option::of((-1e9..1e9f64, -1e9..1e9f64)),
        names in prop::collection::vec("[a-z<>&\"',=@+0-9\u{4e00}-\u{4e20}]{0,6}", 3),
    ) {
        let mut specs = vec![NodeSpec { code: "goal".into(), name: Text::new("总分", "Goal"), parent: None, weight: 1.0, indicator: None }];
        for (at, code) in codes.iter().enumerate() {
            let indicator = Some(indicator(at, posts));
            // A pillar whose children all weigh nothing is no framework.
            let weight = weights[at] + 1e-3;
            specs.push(NodeSpec { code: (*code).into(), name: Text::same(*code), parent: Some("goal".into()), weight, indicator });
        }
        let framework = Framework::new(specs).expect("a framework");
        let entities = names.iter().enumerate().map(|(at, name)| {
            let id = format!("{at}{name}");
            Entity { name: Text::same(&*id), id }
        }).collect();
        let mut cells = cells.into_iter();
        let panels = ["2023", "2024"].map(|period| {
            let columns = codes.iter().map(|_| Column::from_options((0..3).map(|_| cells.next().flatten()))).collect();
            Panel { period: Period(period.into()), columns, denominators: vec![] }
        });
        let data = Dataset::new("law", framework, entities, panels.to_vec());
        prop_assume!(data.panels.iter().any(|panel| panel.columns.iter().any(|column| column.n_present() > 0)));
        let files = package(&data, &[]).expect("a package");
        let loaded = load(vec![Input::new("law.zip", zip(&files).expect("a zip"))], &NativeDecoder);
        let loaded = loaded.map_err(|problems| TestCaseError::fail(format!("{problems:?}")))?;
        prop_assert_eq!(&loaded.dataset.fingerprint, &data.fingerprint, "{:?}", loaded.problems);
    }

    #[test]
    fn a_workbook_keeps_every_bit_of_a_number(values in prop::collection::vec(any::<f64>(), 1..20)) {
        let finite = |value: &f64| value.is_finite();
        let values: Vec<f64> = values.into_iter().filter(finite).collect();
        prop_assume!(!values.is_empty());
        let mut rows = vec![vec![Cell::text("name"), Cell::text("x")]];
        rows.extend(values.iter().enumerate().map(|(at, &value)| vec![Cell::text(format!("r{at}")), Cell::Number(value)]));
        let book = Book { sheets: vec![Sheet { name: "s".into(), rows, hints: vec![] }] };
        let bytes = xlsx(&book).expect("a workbook");
        let raw = scoring::intake::read(vec![Input::new("s.xlsx", bytes)], &NativeDecoder).expect("tables");
        let read: Vec<f64> = raw.tables[0].rows.iter().map(|row| row.cell(1).parse().expect("a number")).collect();
        let bits = |all: &[f64]| all.iter().map(|value| value.to_bits()).collect::<Vec<_>>();
        prop_assert_eq!(bits(&read), bits(&values));
    }
}
