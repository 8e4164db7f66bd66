//! Tables of several departments: what matches, what does not, what is double, and what is only alike.

use proptest::prelude::*;
use scoring::intake::{Input, NativeDecoder};
use scoring::join::{JoinKey, JoinReport};
use scoring::model::{Dataset, Decision, DecisionKind, ProblemKind as P, Severity};
use scoring::validate::{self, Choices, Loaded};

use super::{find, loaded};

const TAX: &str = "纳税人识别号,企业名称,实缴税金（万元）\n914403001922038216,望潮宏通汽车部件有限公司,100\n\
    91330100799655058B,江苏（中国）甲有限责任公司,200\n9.1440300192204E+17,泽迈计算机有限公司,300\n\
    91440300192317458F,宏达精密机械有限公司,400\n合计,,1000\n";
const LAND: &str = "企业名称,用地面积（亩）\n望潮宏通汽车部件有限公司,10\n江苏(中国) 甲有限公司,20\n泽迈计算机有限公司,30\n\
    泽迈计算机有限公司,31\n宏达精密机械股份有限公司,40\n";
const POWER: &str =
    "统一社会信用代码,用电量（万千瓦时）\n914403001922038216,7\n91330100799655058b,8\n91440300192317458F,9\n";

fn tables_of_departments() -> Vec<Input> {
    [("税务.csv", TAX), ("国土.csv", LAND), ("供电.csv", POWER)].map(|(name, text)| Input::new(name, text)).into()
}

fn decided(tables: &[(DecisionKind, &str, &str)]) -> Choices {
    let tables = tables.iter().map(|&(what, of, to)| Decision::new(what, of, to)).collect();
    Choices { tables, ..Choices::default() }
}

fn report(loaded: &Loaded) -> &JoinReport {
    loaded.join.as_ref().expect("tables that were joined")
}

fn value(dataset: &Dataset, entity: &str, code: &str) -> Option<f64> {
    let at = dataset.entities.iter().position(|one| one.name.zh() == entity).expect("an entity");
    let leaf = dataset.framework.find(code).and_then(|id| dataset.framework.node(id).leaf.as_ref()).expect("a leaf").0;
    dataset.panels[0].columns[leaf].get(at)
}

#[test]
fn departments_are_joined_by_code_and_by_name() {
    let loaded = loaded(tables_of_departments());
    let dataset = &loaded.dataset;
    let first = "望潮宏通汽车部件有限公司";
    assert_eq!(
        ["实缴税金", "用地面积", "用电量"].map(|code| value(dataset, first, code)),
        [Some(100.0), Some(10.0), Some(7.0)]
    );
    assert_eq!(value(dataset, "江苏（中国）甲有限责任公司", "用地面积"), Some(20.0), "brackets and forms aside");
    assert_eq!(value(dataset, "泽迈计算机有限公司", "用地面积"), Some(30.0), "by name, as its code is destroyed");
    assert_eq!(value(dataset, "泽迈计算机有限公司", "用电量"), None);
    let report = report(&loaded);
    assert_eq!((report.n_all, report.n_whole), (5, 2));
    let keys: Vec<JoinKey> = report.tables.iter().map(|table| table.key).collect();
    assert_eq!(keys, [JoinKey::Both, JoinKey::Name, JoinKey::CreditCode]);
    let double = &report.tables[1].double;
    assert_eq!((double.len(), double[0].row, double[0].first_row), (1, 5, 4));
    let partial: Vec<u32> = report.tables[1].partial.iter().map(|row| row.row).collect();
    assert_eq!(partial, [4, 6]);
    assert_eq!(report.tables[2].partial[0].absent, ["国土.csv"]);
    let destroyed = find(&loaded.problems, |kind| matches!(kind, P::ScientificCode { .. }));
    assert_eq!((destroyed.at.file.as_str(), destroyed.at.row), ("税务.csv", Some(4)));
}

#[test]
fn what_is_only_alike_is_proposed_and_joined_when_a_person_says_so() {
    let loaded = loaded(tables_of_departments());
    let [near] = &report(&loaded).near[..] else { panic!("one pair: {:?}", report(&loaded).near) };
    assert_eq!((near.name.as_str(), near.other.as_str()), ("宏达精密机械有限公司", "宏达精密机械股份有限公司"));
    assert_eq!((near.other_at.file.as_str(), near.other_at.row), ("国土.csv", Some(6)));
    find(&loaded.problems, |kind| matches!(kind, P::NearNames { row: 6, .. }));
    let choices = decided(&[(DecisionKind::Same, &near.name, &near.other)]);
    let joined = validate::load_with(tables_of_departments(), &NativeDecoder, &choices).expect("tables");
    assert_eq!(joined.dataset.n_entities(), 4);
    assert_eq!(value(&joined.dataset, "宏达精密机械有限公司", "用地面积"), Some(40.0));
    assert!(report(&joined).near.is_empty());
    assert_eq!(report(&joined).same, [(near.name.clone(), near.other.clone())]);
    assert_eq!(joined.met, choices.tables);
    find(&joined.problems, |kind| matches!(kind, P::NamesJoined { .. }));
    let apart = decided(&[(DecisionKind::Apart, &near.other, &near.name), (DecisionKind::Apart, "甲", "乙")]);
    let refused = validate::load_with(tables_of_departments(), &NativeDecoder, &apart).expect("tables");
    assert_eq!(refused.dataset.n_entities(), 5);
    assert!(report(&refused).near.is_empty() && report(&refused).same.is_empty());
    assert!(!refused.problems.iter().any(|found| matches!(found.kind, P::NearNames { .. })));
    assert_eq!(refused.met, apart.tables[..1], "and nobody here is called 甲");
}

#[test]
fn a_wrong_code_is_read_as_a_person_corrects_it() {
    // Two neighbours changed round.
    let (right, wrong) = ("914403001922038216", "914403001922083216");
    assert!(scoring::codes::credit::suggestions(wrong).contains(&right.to_string()));
    let tables = || {
        vec![
            Input::new("税务.csv", format!("统一社会信用代码,税收\n{right},10\n")),
            Input::new("国土.csv", format!("统一社会信用代码,用地\n{wrong},20\n")),
        ]
    };
    let read = |codes: &[(&str, &str)]| {
        let codes: Vec<_> = codes.iter().map(|&(wrong, right)| (DecisionKind::Code, wrong, right)).collect();
        validate::load_with(tables(), &NativeDecoder, &decided(&codes)).expect("tables")
    };
    assert_eq!(read(&[]).dataset.n_entities(), 2);
    let corrected = read(&[(wrong, right)]);
    assert_eq!(corrected.dataset.n_entities(), 1);
    let told = find(&corrected.problems, |kind| matches!(kind, P::CodeCorrected { .. }));
    assert_eq!((told.at.file.as_str(), told.at.row), ("国土.csv", Some(2)));
    assert_eq!(corrected.met, [Decision::new(DecisionKind::Code, wrong, right)]);
    assert_eq!(read(&[("1", "2")]).met, []);
}

#[test]
fn of_two_rows_for_one_in_a_joined_table_the_decided_one_counts() {
    let who = "泽迈计算机有限公司";
    let read = |tables: &[(DecisionKind, &str, &str)]| {
        validate::load_with(tables_of_departments(), &NativeDecoder, &decided(tables)).expect("tables")
    };
    let open = read(&[]);
    let [double] = &open.doubles[..] else { panic!("one double row: {:?}", open.doubles) };
    assert_eq!((double.id.as_str(), double.row, double.first_row, double.is_equal), (who, 5, 4, false));
    assert_eq!(double.file, "国土.csv");
    let last = read(&[(DecisionKind::Last, who, "")]);
    assert_eq!(value(&last.dataset, who, "用地面积"), Some(31.0));
    let told = find(&last.problems, |kind| matches!(kind, P::DoubleDecided { counts_row: 5, .. }));
    assert_eq!((told.severity, told.at.row), (Severity::Note, Some(4)));
    let double = &report(&last).tables[1].double[0];
    assert_eq!((double.row, double.first_row), (4, 5));
    assert_eq!((last.doubles.len(), last.met.len()), (0, 1));
    let first = read(&[(DecisionKind::First, who, "")]);
    assert_eq!((value(&first.dataset, who, "用地面积"), first.doubles.len()), (Some(30.0), 0));
    assert_eq!(first.dataset.fingerprint, open.dataset.fingerprint);
}

#[test]
fn names_of_names_are_the_first_ones() {
    let tables = ["甲厂", "乙厂", "丙厂"]
        .map(|name| Input::new(format!("{name}.csv"), format!("企业名称,{name}数\n{name},1\n丁厂,2\n")));
    let same = |pairs: &[(&str, &str)]| {
        let same: Vec<_> = pairs.iter().map(|&(name, other)| (DecisionKind::Same, name, other)).collect();
        let choices = decided(&same);
        validate::load_with(tables.to_vec(), &NativeDecoder, &choices).expect("tables").dataset.n_entities()
    };
    assert_eq!(same(&[]), 4);
    assert_eq!(same(&[("甲厂", "乙厂"), ("乙厂", "丙厂")]), 2);
    assert_eq!(same(&[("甲厂", "乙厂"), ("乙厂", "甲厂")]), 3, "a circle ends, and is one");
}

#[test]
fn findings_stand_in_the_file_they_come_from() {
    let rows = |unit: &str| -> String { (0..14).map(|i| format!("园区{i},{}{unit}\n", 10 + i)).collect() };
    let first = format!("园区,产值\n{}", rows(""));
    let second =
        format!("园区,税收\n{}", rows("")).replace("园区7,17", "园区7,abc").replace("园区3,13", "园区3,130000");
    let loaded = loaded(vec![Input::new("a.csv", first), Input::new("b.csv", second)]);
    let wrong = find(&loaded.problems, |kind| matches!(kind, P::NotANumber { .. }));
    assert_eq!((wrong.at.file.as_str(), wrong.at.row, wrong.at.column.as_deref()), ("b.csv", Some(9), Some("税收")));
    let slip = find(&loaded.problems, |kind| matches!(kind, P::UnitSlip { .. }));
    assert_eq!((slip.at.file.as_str(), slip.at.row), ("b.csv", Some(5)));
    let [one] = &loaded.slips[..] else { panic!("one slip: {:?}", loaded.slips) };
    assert_eq!((&one.at, one.entity.as_str(), one.indicator.as_str()), (&slip.at, "园区3", "税收"));
    assert_eq!((one.value, one.mended()), (130000.0, 13.0));
    let mut scenario = scoring::scenario::Scenario::default();
    scenario.repair(one.into());
    assert_eq!(value(&scenario.repaired(&loaded.dataset), "园区3", "税收"), Some(13.0));
}

#[test]
fn tables_without_a_common_key_are_not_joined() {
    let apart = loaded(vec![Input::new("a.csv", "园区,x\n甲,1\n乙,2\n"), Input::new("b.csv", "月份,y\n一月,3\n")]);
    assert!(apart.join.is_none());
    find(&apart.problems, |kind| matches!(kind, P::TableIgnored { .. }));
    let years = loaded(vec![
        Input::new("a.csv", "园区,年份,x\n甲,2023,1\n甲,2024,2\n乙,2023,1\n"),
        Input::new("b.csv", "园区,y\n甲,3\n"),
    ]);
    assert!(years.join.is_none(), "a figure without a year belongs to none");
}

#[test]
fn a_column_of_several_tables_comes_once_for_each() {
    let loaded = loaded(vec![
        Input::new("税务.csv", "企业名称,营业收入（万元）\n甲公司,100\n乙公司,50\n"),
        Input::new("统计.csv", "企业名称,营业收入（亿元）\n甲公司,0.02\n乙公司,0.005\n"),
    ]);
    assert_eq!(value(&loaded.dataset, "甲公司", "营业收入 · 税务"), Some(100.0));
    assert_eq!(value(&loaded.dataset, "甲公司", "营业收入 · 统计"), Some(0.02));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// However rows are ordered and doubled, each is matched, unmatched, double, a total or without a key; none is lost.
    #[test]
    fn every_row_is_accounted_for(
        first in prop::collection::vec("[甲乙丙丁戊]{1,2}", 1..12),
        second in prop::collection::vec("[甲乙丙丁戊]{1,2}", 1..12),
    ) {
        let table = |names: &[String], figure: &str| names.iter().enumerate().fold(format!("名称,{figure}\n"), |text, (i, name)| text + &format!("{name},{i}\n"));
        let inputs = vec![Input::new("a.csv", table(&first, "x")), Input::new("b.csv", table(&second, "y"))];
        if let Ok(loaded) = validate::load_with(inputs, &NativeDecoder, &Choices::default()) {
            let report = report(&loaded);
            prop_assert_eq!(loaded.dataset.n_entities(), report.n_all);
            for (table, n) in report.tables.iter().zip([first.len(), second.len()]) {
                // Rows that repeat the header are left out before; there are none here.
                prop_assert_eq!(table.n_whole + table.partial.len() + table.double.len(), n);
            }
        }
    }
}
