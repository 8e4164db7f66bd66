//! Tables of the same columns, each of one year: what becomes one panel, by what, and what is asked.

use scoring::intake::{Input, NativeDecoder};
use scoring::join::{Doubt, PeriodFrom, Stack};
use scoring::model::{Dataset, Decision, DecisionKind, ProblemKind as P, Stacking};
use scoring::validate::{self, Choices, Loaded};

use super::process::{done, run_with};
use super::{find, loaded};

fn year(name: &str, text: &str) -> Input {
    Input::new(name, text)
}

fn periods(dataset: &Dataset) -> Vec<&str> {
    dataset.panels.iter().map(|panel| panel.period.0.as_str()).collect()
}

/// By period, of the entity with this name.
fn values(dataset: &Dataset, entity: &str, code: &str) -> Vec<Option<f64>> {
    let at = dataset.entities.iter().position(|one| one.name.zh() == entity).expect("an entity");
    let leaf = dataset.framework.find(code).and_then(|id| dataset.framework.node(id).leaf.as_ref()).expect("a leaf").0;
    dataset.panels.iter().map(|panel| panel.columns[leaf].get(at)).collect()
}

fn only(loaded: &Loaded) -> &Stack {
    let [stack] = &loaded.stacks[..] else { panic!("one stack: {:?}", loaded.stacks) };
    stack
}

fn with_periods(inputs: Vec<Input>, said: &[(&str, &str)]) -> Loaded {
    let tables = said.iter().map(|(file, period)| Decision::new(DecisionKind::Period, *file, *period)).collect();
    validate::load_with(inputs, &NativeDecoder, &Choices { tables, ..Choices::default() }).expect("tables")
}

#[test]
fn yearly_files_become_a_panel() {
    let loaded = loaded(vec![
        year("2023年企业表.csv", "企业名称,产值（万元）,税收\n甲厂,10,1\n乙厂,20,2\n"),
        year("2022年企业表.csv", "企业名称,产值（万元）,税收\n甲厂,8,1\n丙厂,30,3\n"),
        year("2024.csv", "税收,企业名称,产值（万元）\n3,甲厂,12\n"),
    ]);
    let dataset = &loaded.dataset;
    assert_eq!(periods(dataset), ["2022", "2023", "2024"]);
    assert_eq!(values(dataset, "甲厂", "产值"), [Some(8.0), Some(10.0), Some(12.0)]);
    assert_eq!(values(dataset, "甲厂", "税收"), [Some(1.0), Some(1.0), Some(3.0)], "columns are found by name");
    assert_eq!(values(dataset, "丙厂", "产值"), [Some(30.0), None, None]);
    assert_eq!(dataset.title.zh(), "2022–2024年企业表.csv");
    let stack = only(&loaded);
    assert!(stack.is_done && !stack.is_open() && loaded.join.is_none(), "{stack:?}");
    let told: Vec<(&str, &str, PeriodFrom, usize)> =
        stack.tables.iter().map(|table| (&*table.file, &*table.period, table.from, table.n_rows)).collect();
    assert_eq!(told[0], ("2023年企业表.csv", "2023", PeriodFrom::File, 2));
    assert_eq!(told[2], ("2024.csv", "2024", PeriodFrom::File, 1));
    let said = find(&loaded.problems, |kind| matches!(kind, P::Stacking { what: Stacking::Stacked, .. }));
    let P::Stacking { period, text, .. } = &said.kind else { panic!("{said:?}") };
    assert_eq!((period.as_str(), text.as_str()), ("2022, 2023, 2024", "3"));
    let taken = find(&loaded.problems, |kind| matches!(kind, P::Stacking { what: Stacking::Taken, .. }));
    assert_eq!(taken.at.file, "2023年企业表.csv");
}

#[test]
fn rows_keep_their_place_and_double_ones_are_found_in_their_own_year() {
    let loaded = loaded(vec![
        year("2022.csv", "企业名称,产值\n甲厂,8\n乙厂,x\n"),
        year("2023.csv", "企业名称,产值\n甲厂,10\n乙厂,20\n甲厂,11\n乙厂,20\n合计,30\n"),
    ]);
    assert_eq!(values(&loaded.dataset, "甲厂", "产值"), [Some(8.0), Some(10.0)]);
    let text = find(&loaded.problems, |kind| matches!(kind, P::NotANumber { .. }));
    assert_eq!((text.at.file.as_str(), text.at.row), ("2022.csv", Some(3)));
    let double = find(&loaded.problems, |kind| matches!(kind, P::DuplicateId { first_row: 2, .. }));
    assert_eq!((double.at.file.as_str(), double.at.row), ("2023.csv", Some(4)));
    let same = find(&loaded.problems, |kind| matches!(kind, P::DuplicateRow { first_row: 3 }));
    assert_eq!((same.at.file.as_str(), same.at.row), ("2023.csv", Some(5)));
    let total = find(&loaded.problems, |kind| matches!(kind, P::TotalRow { .. }));
    assert_eq!((total.at.file.as_str(), total.at.row), ("2023.csv", Some(6)));
}

#[test]
fn a_title_says_the_year_and_years_in_headers_do_not_part_columns() {
    let loaded = loaded(vec![
        year("a.csv", "2022年度企业情况表,,\n填报日期：2023年1月15日,,\n企业名称,2022年产值（万元）,税收\n甲厂,8,1\n"),
        year("b.csv", "2023年度企业情况表,,\n企业名称,2023年产值（万元）,税收\n甲厂,10,1\n"),
    ]);
    assert_eq!(values(&loaded.dataset, "甲厂", "产值"), [Some(8.0), Some(10.0)]);
    let stack = only(&loaded);
    assert!(stack.is_done && !stack.is_open());
    assert_eq!((stack.tables[0].from, &*stack.tables[0].text), (PeriodFrom::Title, "2022年度企业情况表"));
}

#[test]
fn years_of_departments_are_stacked_and_then_joined() {
    let loaded = loaded(vec![
        year("税务2022.csv", "统一社会信用代码,实缴税金\n914403001922038216,1\n91440300192317458F,9\n"),
        year("供电2022.csv", "统一社会信用代码,用电量\n914403001922038216,5\n"),
        year("税务2023.csv", "统一社会信用代码,实缴税金\n914403001922038216,2\n914403001922038216,3\n"),
        year("供电2023.csv", "统一社会信用代码,用电量\n914403001922038216,6\n"),
    ]);
    let dataset = &loaded.dataset;
    assert_eq!(periods(dataset), ["2022", "2023"]);
    assert_eq!(values(dataset, "914403001922038216", "实缴税金"), [Some(1.0), Some(2.0)]);
    assert_eq!(values(dataset, "914403001922038216", "用电量"), [Some(5.0), Some(6.0)]);
    assert_eq!(loaded.stacks.len(), 2);
    let join = loaded.join.as_ref().expect("a join");
    assert_eq!((join.n_all, join.n_whole), (3, 2));
    let double = &join.tables[0].double[0];
    assert_eq!((double.file.as_deref(), double.row, double.first_row), (Some("税务2023.csv"), 3, 2));
    let partial = &join.tables[0].partial[0];
    assert_eq!((partial.file.as_deref(), partial.row), (Some("税务2022.csv"), 3));
    let told = find(&loaded.problems, |kind| matches!(kind, P::DuplicateId { .. }));
    assert_eq!((told.at.file.as_str(), told.at.row), ("税务2023.csv", Some(3)));
}

#[test]
fn other_units_are_converted_and_a_column_that_some_lack_is_told() {
    let loaded = loaded(vec![
        year("2022.csv", "园区,产值（万元）,税收,用地（亩）,企业数\n东区,20000,1,5,3\n"),
        year("2023.csv", "园区,产值（亿元）,税收,用地（公顷）,专利数\n东区,3,2,\"1,000.5\",7\n"),
    ]);
    let dataset = &loaded.dataset;
    assert_eq!(values(dataset, "东区", "产值"), [Some(20000.0), Some(30000.0)]);
    assert_eq!(values(dataset, "东区", "用地"), [Some(5.0), Some(15007.5)]);
    assert_eq!(values(dataset, "东区", "企业数"), [Some(3.0), None]);
    assert_eq!(values(dataset, "东区", "专利数"), [None, Some(7.0)]);
    let converted = find(&loaded.problems, |kind| matches!(kind, P::UnitConverted { factor: 1e4, .. }));
    assert_eq!(converted.at.file, "2023.csv");
    let stack = only(&loaded);
    assert_eq!((stack.is_done, &stack.doubts[..]), (true, &[Doubt::Columns][..]));
    assert_eq!(
        (&stack.tables[0].lacks[..], &stack.tables[1].lacks[..]),
        (&["专利数".to_string()][..], &["企业数".to_string()][..])
    );
    let lacks = find(&loaded.problems, |kind| matches!(kind, P::Stacking { what: Stacking::Lacks, .. }));
    assert_eq!(lacks.at.file, "2022.csv");
}

#[test]
fn what_is_not_certain_is_asked_and_decided() {
    let tables =
        || vec![year("甲.csv", "企业名称,产值\n甲厂,8\n乙厂,9\n"), year("乙.csv", "企业名称,产值\n甲厂,10\n乙厂,20\n")];
    let asked = loaded(tables());
    let stack = only(&asked);
    assert_eq!((stack.is_done, &stack.doubts[..]), (false, &[Doubt::NoPeriod][..]));
    assert!(asked.join.is_some(), "side by side, as they were");
    let told = find(&asked.problems, |kind| matches!(kind, P::Stacking { what: Stacking::NoPeriod, .. }));
    assert_eq!(told.at.file, "甲.csv");
    let decided = with_periods(tables(), &[("甲.csv", "2022"), ("乙.csv", "2023")]);
    assert_eq!(values(&decided.dataset, "甲厂", "产值"), [Some(8.0), Some(10.0)]);
    assert!(!only(&decided).is_open() && only(&decided).tables[0].from == PeriodFrom::Person);
    let apart = with_periods(tables(), &[("甲.csv", ""), ("乙.csv", "")]);
    assert!(!only(&apart).is_open() && !only(&apart).is_done && apart.join.is_some());
    assert!(!apart.problems.iter().any(|found| matches!(found.kind, P::Stacking { .. })), "{:?}", apart.problems);
}

#[test]
fn the_same_year_twice_is_no_panel_and_pieces_of_one_year_are_one_table() {
    let same = loaded(vec![
        year("税务2023.csv", "企业名称,产值\n甲厂,8\n乙厂,1\n"),
        year("统计2023.csv", "企业名称,产值\n甲厂,10\n乙厂,2\n"),
    ]);
    assert_eq!((only(&same).is_done, &only(&same).doubts[..]), (false, &[Doubt::SamePeriod][..]));
    let pieces =
        loaded(vec![year("东区2023.csv", "企业名称,产值\n甲厂,8\n"), year("西区2023.csv", "企业名称,产值\n乙厂,10\n")]);
    assert!(only(&pieces).is_done && !only(&pieces).is_open());
    assert_eq!((pieces.dataset.n_entities(), periods(&pieces.dataset)), (2, vec!["2023"]));
    let bare = loaded(vec![year("东.csv", "企业名称,产值\n甲厂,8\n"), year("西.csv", "企业名称,产值\n乙厂,10\n")]);
    assert_eq!((only(&bare).is_done, &only(&bare).doubts[..]), (true, &[Doubt::NoPeriod][..]));
    assert_eq!((bare.dataset.n_entities(), periods(&bare.dataset)), (2, vec![""]));
}

#[test]
fn a_title_and_a_name_that_disagree_are_asked_about() {
    let loaded = loaded(vec![
        year("2024报送.csv", "2023年企业表,\n企业名称,产值\n甲厂,8\n"),
        year("2022.csv", "企业名称,产值\n甲厂,7\n"),
    ]);
    assert_eq!(periods(&loaded.dataset), ["2022", "2023"]);
    let stack = only(&loaded);
    assert_eq!((stack.is_done, &stack.doubts[..]), (true, &[Doubt::Disputed][..]));
    assert_eq!(stack.tables[0].other, Some(("2024".into(), "2024报送.csv".into())));
    let told = find(&loaded.problems, |kind| matches!(kind, P::Stacking { what: Stacking::Disputed, .. }));
    assert_eq!(told.at.file, "2024报送.csv");
}

#[test]
fn tables_with_their_own_years_go_one_under_the_other() {
    let loaded = loaded(vec![
        year("东.csv", "园区,年份,产值\n东区,2022,1\n东区,2023,2\n"),
        year("西.csv", "园区,年份,产值\n西区,2022,3\n西区,2023,4\n"),
    ]);
    assert_eq!(values(&loaded.dataset, "西区", "产值"), [Some(3.0), Some(4.0)]);
    let stack = only(&loaded);
    assert!(stack.is_done && !stack.is_open() && stack.tables.iter().all(|table| table.from == PeriodFrom::Column));
}

#[test]
fn departments_with_few_columns_in_common_are_no_stack() {
    let loaded = loaded(vec![
        year("税务2022.csv", "企业名称,行业,税收\n甲厂,纺织,8\n乙厂,化工,1\n"),
        year("供电2023.csv", "企业名称,行业,用电量\n甲厂,纺织,10\n乙厂,化工,2\n"),
    ]);
    assert!(loaded.stacks.is_empty() && loaded.join.is_some());
}

#[test]
fn the_command_tells_what_was_stacked_and_takes_periods() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("stacks");
    std::fs::create_dir_all(&folder).expect("a folder");
    let path = |name: &str, tax: u32| {
        let path = folder.join(name);
        std::fs::write(&path, format!("企业名称,税收\n甲厂,{tax}\n乙厂,20\n")).expect("a file");
        path.to_string_lossy().into_owned()
    };
    let (first, second, bare) = (path("2022.csv", 1), path("2023.csv", 2), path("c.csv", 3));
    let told = done(&["inspect", &first, &second], "");
    assert!(told.contains("Tables of the same columns: stacked"), "{told}");
    assert!(told.contains("2023.csv: 2023, by the file's name; 2 rows"), "{told}");
    let told = done(&["inspect", &first, &bare], "");
    assert!(told.contains("not stacked") && told.contains("to be decided with --period"), "{told}");
    let said = format!("{bare}=2024");
    let periods = ["--period", &format!("{first}=2022"), "--period", &said].map(String::from);
    let [a, b, c, d] = &periods;
    let raw = done(&["score", &first, &bare, a, b, c, d, "--stage", "raw", "--set", "period=2024"], "");
    assert_eq!(raw, "id,税收\n甲厂,3\n乙厂,20\n");
    // The scenario says it by the file's own name, wherever the file lies.
    let scenario = folder.join("periods.json");
    let tables = r#"{"tables": [["period", "2022.csv", "2022"], ["period", "c.csv", "2024"]], "period": "2024"}"#;
    std::fs::write(&scenario, tables).expect("a file");
    let scenario = scenario.to_string_lossy();
    assert_eq!(done(&["score", &first, &bare, "--scenario", &scenario, "--stage", "raw"], ""), raw);
    let inspected = done(&["inspect", &first, &bare, "--scenario", &scenario], "");
    assert!(inspected.contains("c.csv: 2024, as decided"), "{inspected}");
    let packed = run_with(&["export", &first, &bare, "--scenario", &scenario], b"");
    let told = String::from_utf8_lossy(&packed.stderr);
    assert!(told.contains("decided: c.csv is of 2024"), "{told}");
    let again = run_with(&["score", "-", "--stage", "raw", "--set", "period=2024"], &packed.stdout);
    assert_eq!(String::from_utf8_lossy(&again.stdout), raw);
}

#[test]
fn a_file_is_known_by_its_name_and_not_by_a_part_of_it() {
    let tables = || {
        vec![
            year("报送/甲.csv", "企业名称,产值\n甲厂,8\n乙厂,9\n"),
            year("报送/乙.csv", "企业名称,产值\n甲厂,10\n乙厂,20\n"),
        ]
    };
    let decided = with_periods(tables(), &[("甲.csv", "2022"), ("乙.csv", "2023")]);
    assert_eq!(values(&decided.dataset, "甲厂", "产值"), [Some(8.0), Some(10.0)]);
    assert_eq!(decided.met.len(), 2);
    let other = with_periods(tables(), &[(".csv", "2022"), ("送/乙.csv", "2023")]);
    assert!(only(&other).is_open() && other.met.is_empty(), "{:?}", other.met);
    // Of two that fit the longer one is meant.
    let both = [("甲.csv", "2020"), ("报送/甲.csv", "2022"), ("乙.csv", "2023")];
    assert_eq!(periods(&with_periods(tables(), &both).dataset), ["2022", "2023"]);
}
