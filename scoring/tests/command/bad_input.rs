//! Each kind of bad input gives its own problem at its place, and what can be loaded is loaded.

use scoring::intake::{Input, Limits, NativeDecoder};
use scoring::model::{At, Decision, DecisionKind, FrameworkError, ProblemKind as P, Severity};
use scoring::validate::{self, Choices, Loaded, load_with};

use super::{csv, find, load, loaded};

/// The input is refused, with this problem at this row.
fn refused(inputs: Vec<Input>, kind: P, row: Option<u32>) {
    let problems = load(inputs).expect_err("must be refused");
    let problem = find(&problems, |found| *found == kind);
    assert_eq!((problem.severity, problem.at.row), (Severity::Fatal, row), "{problem:?}");
}

/// The table is loaded, with this problem at this place.
fn reported(
    text: &str,
    kind: P,
    severity: Severity,
    row: Option<u32>,
    column: Option<&str>,
) -> scoring::model::Dataset {
    let loaded = loaded(csv(text));
    let problem = find(&loaded.problems, |found| *found == kind);
    let at = At { file: "table.csv".into(), row, column: column.map(String::from) };
    assert_eq!((problem.severity, &problem.at), (severity, &at));
    loaded.dataset
}

fn framework(rows: &str) -> Vec<Input> {
    let meta = format!("iCode,Type,Parent,Weight,Direction\n{rows}");
    vec![Input::new("iData.csv", "uCode,x,y\na,1,2\nb,2,1\n"), Input::new("iMeta.csv", meta)]
}

#[test]
fn files_that_are_no_tables_are_refused() {
    refused(csv(""), P::EmptyFile, None);
    refused(csv("\n \n"), P::EmptyFile, None);
    refused(csv(",,\n,,\n"), P::NoRows, None);
    refused(csv("name,x\n"), P::NoRows, None);
    refused(csv("name,x\na,\"1\nb,2\n"), P::UnclosedQuote, Some(2));
    refused(csv("name,town\na,b\nc,d\n"), P::NoNumericColumn, None);
    refused(csv("x,y\n1,2\n3,4\n"), P::MissingColumn { header: "name".into() }, None);
    refused(vec![Input::new("t.csv", b"name,x\na,\x00\x01".to_vec())], P::UndecodableText { offset: 9 }, None);
    refused(vec![Input::new("t.csv", b"name,x\n\xFF\xFE\xFA,1".to_vec())], P::UndecodableText { offset: 7 }, None);
    refused(vec![Input::new("t.pdf", "name,x\na,1\n")], P::UnsupportedFormat { extension: "pdf".into() }, None);
    refused(vec![], P::MissingFile { name: "*.csv".into() }, None);
    refused(vec![Input::new("iMeta.csv", "iCode,Parent\nx,\n")], P::MissingFile { name: "iData.csv".into() }, None);
}

#[test]
fn a_file_over_the_limit_is_refused_unread() {
    let limits = Limits { file_bytes: 20, ..Limits::default() };
    let inputs = csv("name,x\na,1\nb,2\nc,3\nd,4\n");
    let problems = validate::load_within(inputs.clone(), &NativeDecoder, &limits).expect_err("too large");
    find(&problems, |kind| *kind == P::TooLarge { bytes: 23, limit_bytes: 20 });
    let narrow = Limits { columns: 1, ..Limits::default() };
    let problems = validate::load_within(inputs, &NativeDecoder, &narrow).expect_err("too wide");
    find(&problems, |kind| *kind == P::TooManyColumns { n: 2, limit: 1 });
}

#[test]
fn a_header_that_stands_twice_counts_once() {
    let kind = P::DuplicateHeader { header: "x".into() };
    let dataset = reported("name,x,x\na,1,9\nb,2,9\n", kind, Severity::Error, Some(1), Some("C"));
    assert_eq!(dataset.panels[0].columns.len(), 1);
    assert_eq!(dataset.panels[0].columns[0].raw(), [1.0, 2.0]);
    let dataset =
        reported("name,x\na,1\nname,x\nb,2\n", P::DuplicateRow { first_row: 1 }, Severity::Warning, Some(3), None);
    assert_eq!(dataset.panels[0].columns[0].raw(), [1.0, 2.0]);
    reported("name,x,\na,1,9\nb,2,9\n", P::EmptyHeader, Severity::Error, Some(1), Some("C"));
}

#[test]
fn cells_that_are_no_figures_are_missing_and_said() {
    let text = P::NotANumber { text: "<b>坏</b>".into() };
    let dataset = reported("name,x\na,1\nb,<b>坏</b>\nc,3\n", text, Severity::Error, Some(3), Some("x"));
    assert_eq!(dataset.panels[0].columns[0].get(1), None);
    for cell in ["inf", "-Infinity", "1e300", "∞"] {
        let table = format!("name,x\na,1\nb,{cell}\nc,3\n");
        let dataset = reported(&table, P::NotFinite { text: cell.into() }, Severity::Error, Some(3), Some("x"));
        assert_eq!(dataset.panels[0].columns[0].n_present(), 2);
    }
}

#[test]
fn repeated_ids_keep_the_first_row() {
    let kind = P::DuplicateId { id: "a".into(), first_row: 2 };
    let dataset = reported("name,x\na,1\nb,2\na,3\n", kind, Severity::Error, Some(4), Some("name"));
    assert_eq!(dataset.panels[0].columns[0].raw(), [1.0, 2.0]);
    reported("name,x\na,1\nb,2\na,1\n", P::DuplicateRow { first_row: 2 }, Severity::Warning, Some(4), Some("name"));
    reported("name,x\na,1\n,2\nb,3\n", P::EmptyId, Severity::Error, Some(3), Some("name"));
    let year = "name,year,x\na,2023,1\nb,2023,2\na,,3\n";
    reported(year, P::EmptyPeriod, Severity::Error, Some(4), Some("name"));
}

#[test]
fn of_two_rows_for_one_id_the_decided_one_counts() {
    let read = |text: &str, what: Option<DecisionKind>, period: &str| {
        let tables = what.map(|what| Decision::new(what, "a", period)).into_iter().collect();
        load_with(csv(text), &NativeDecoder, &Choices { tables, ..Choices::default() }).expect("a table")
    };
    let cells = |loaded: &Loaded| loaded.dataset.panels[0].columns[0].raw().to_vec();
    let table = "id,name,x\na,A,1\nb,B,2\na,C,3\na,D,4\n";
    let open = read(table, None, "");
    let rows: Vec<_> = open.doubles.iter().map(|one| (one.row, one.first_row, one.is_equal)).collect();
    assert_eq!((cells(&open), rows), (vec![1.0, 2.0], vec![(4, 2, false), (5, 2, false)]));
    let last = read(table, Some(DecisionKind::Last), "");
    assert_eq!((cells(&last), last.dataset.entities[0].name.zh()), (vec![4.0, 2.0], "D"));
    let left_out = last.problems.iter().filter(|found| matches!(found.kind, P::DoubleDecided { .. }));
    assert_eq!(left_out.map(|found| found.at.row).collect::<Vec<_>>(), [Some(2), Some(4)]);
    assert_eq!((last.doubles.len(), last.met.len()), (0, 1));
    let first = read(table, Some(DecisionKind::First), "");
    assert_eq!((cells(&first), first.doubles.len()), (vec![1.0, 2.0], 0));
    // Another period is another question.
    let years = "id,year,x\na,2023,1\na,2024,2\na,2024,3\nb,2024,1\n";
    assert_eq!(read(years, Some(DecisionKind::Last), "2023").dataset.panels[1].columns[0].raw(), [2.0, 1.0]);
    assert_eq!(read(years, Some(DecisionKind::Last), "2024").dataset.panels[1].columns[0].raw(), [3.0, 1.0]);
}

#[test]
fn rows_are_equal_where_every_cell_says_the_same() {
    let check = |row: &str, expect: bool| {
        let loaded = loaded(csv(&format!("id,x,note\na,1200,好\nb,2,\n{row}\n")));
        let [double] = &loaded.doubles[..] else { panic!("{row}: {:?}", loaded.doubles) };
        assert_eq!(double.is_equal, expect, "{row}");
        let is_warned = loaded.problems.iter().any(|found| found.kind == P::DuplicateRow { first_row: 2 });
        assert_eq!(is_warned, expect, "{row}");
    };
    check("a,1200,好", true);
    check("a,\"1,200\",好", true);
    check("a,1200.0,好", true);
    check("a,1200,好的", false);
    check("a,1200,", false);
    check("a,,好", false);
}

#[test]
fn rows_that_do_not_fit_the_header_are_said() {
    let longer = P::RaggedRow { cells: 3, header: 2 };
    let dataset = reported("name,x\na,1\nb,1,5\nc,2\n", longer, Severity::Error, Some(3), None);
    assert_eq!(dataset.entities.len(), 2);
    let shorter = P::RaggedRow { cells: 2, header: 3 };
    let dataset = reported("name,x,y\na,1,1\nb,2\nc,2,2\n", shorter, Severity::Warning, Some(3), None);
    assert_eq!(dataset.panels[0].columns[1].get(1), None);
}

#[test]
fn columns_and_tables_that_say_nothing_are_said() {
    reported("name,x\na,1\n", P::OneEntity, Severity::Warning, None, None);
    let constant = P::ConstantIndicator { code: "y".into(), value: 7.0 };
    reported("name,x,y\na,1,7\nb,2,7\n", constant, Severity::Warning, None, Some("y"));
    let empty = P::EverythingMissing { code: "y".into() };
    reported("name,x,y\na,1,/\nb,2,--\n", empty, Severity::Warning, None, Some("y"));
    let gaps = P::MissingValues { code: "x".into(), n: 1, of: 3 };
    reported("name,x\na,1\nb,无\nc,3\n", gaps, Severity::Note, None, Some("x"));
    let inputs = vec![
        Input::new("iData.csv", "uCode,x\na,\nb,无\n"),
        Input::new("iMeta.csv", "iCode,Type,Parent,Weight,Direction\nx,Indicator,g,1,1\ng,Aggregate,,1,1\n"),
    ];
    refused(inputs, P::NoValues, None);
}

#[test]
fn a_framework_that_is_no_tree_is_refused_with_its_row() {
    let framework_error = |rows: &str, error: FrameworkError, row: Option<u32>| {
        refused(framework(rows), P::Framework(error), row);
    };
    framework_error(
        "x,Indicator,g,1,1\ny,Indicator,p,1,1\ng,Aggregate,,1,1\np,Aggregate,q,1,1\nq,Aggregate,p,1,1\n",
        FrameworkError::Cycle { codes: vec!["p".into(), "q".into()] },
        None,
    );
    framework_error(
        "x,Indicator,g,1,1\ny,Indicator,gone,1,1\ng,Aggregate,,1,1\n",
        FrameworkError::MissingParent { code: "y".into(), parent: "gone".into(), at: 1 },
        Some(3),
    );
    framework_error(
        "x,Indicator,g,0,1\ny,Indicator,g,0,1\ng,Aggregate,,1,1\n",
        FrameworkError::ZeroWeights { parent: "g".into() },
        None,
    );
    framework_error(
        "x,Indicator,g,1,1\nx,Indicator,g,1,1\ng,Aggregate,,1,1\n",
        FrameworkError::DuplicateCode { code: "x".into(), first: 0, again: 1 },
        Some(3),
    );
    refused(framework("x,Indicator,g,-1,1\ng,Aggregate,,1,1\n"), P::BadWeight { text: "-1".into() }, Some(2));
    refused(framework("x,Indicator,g,1,up\ng,Aggregate,,1,1\n"), P::BadDirection { text: "up".into() }, Some(2));
    let headless = vec![Input::new("iData.csv", "uCode,x\na,1\n"), Input::new("iMeta.csv", "iCode,Parent\nx,\n")];
    refused(headless, P::MissingColumn { header: "Weight".into() }, None);
}

#[test]
fn what_a_framework_leaves_open_is_said() {
    let loaded = loaded(framework("x,Indicator,g,,\ny,Other,g,1,1\nz,Indicator,g,1,1\ng,Aggregate,,1,1\n"));
    find(&loaded.problems, |kind| *kind == P::WeightAssumed { code: "x".into() });
    find(&loaded.problems, |kind| *kind == P::DirectionAssumed { code: "x".into() });
    find(&loaded.problems, |kind| *kind == P::UnknownIndicator { code: "y".into() });
    find(&loaded.problems, |kind| *kind == P::IndicatorWithoutValues { code: "z".into() });
}

#[test]
fn suspicious_figures_are_named_and_kept() {
    let rows = |last: &str| (1..=11).map(|i| format!("p{i},{}\n", 100 + i)).collect::<String>() + "q," + last + "\n";
    let slip = P::UnitSlip { value: 1.05e6, median: 106.5, power_of_ten: 4 };
    let table = format!("name,x\n{}", rows("1050000"));
    let dataset = reported(&table, slip, Severity::Warning, Some(13), Some("x"));
    assert_eq!(dataset.panels[0].columns[0].get(11), Some(1.05e6));
    let outlier = P::Outlier { value: 400.0, median: 106.5 };
    reported(&format!("name,x\n{}", rows("400")), outlier, Severity::Warning, Some(13), Some("x"));
    let over_time = "name,year,x\na,2021,1.1\na,2022,1.2\na,2023,12500\nb,2021,900\nb,2022,950\nb,2023,990\n";
    let slip = P::UnitSlip { value: 12500.0, median: 1.15, power_of_ten: 4 };
    reported(over_time, slip, Severity::Warning, Some(4), Some("x"));
    let steady = loaded(csv(&format!("name,x\n{}", rows("112"))));
    let suspicious = |kind: &P| matches!(kind, P::UnitSlip { .. } | P::Outlier { .. });
    assert!(!steady.problems.iter().any(|problem| suspicious(&problem.kind)));
}

#[test]
fn a_table_wrong_in_every_cell_does_not_list_them_all() {
    let table: String = "name,x\n"
        .chars()
        .chain((0..500).flat_map(|i| format!("p{i},1\nq{i},x{i}\n").into_bytes()).map(char::from))
        .collect();
    let loaded = loaded(csv(&table));
    assert!(loaded.problems.len() < 60, "{}", loaded.problems.len());
    find(&loaded.problems, |kind| matches!(kind, P::Repeated { more: 480, .. }));
}

#[test]
fn markup_in_a_name_stays_text() {
    let name = "<img src=x onerror=alert(1)>&amp;\"";
    let quoted = name.replace('"', "\"\"");
    let loaded = loaded(csv(&format!("name,x\n\"{quoted}\",1\nb,2\n")));
    assert_eq!(loaded.dataset.entities[0].name.zh(), name);
    assert_eq!(loaded.dataset.entities[0].id, name);
}
