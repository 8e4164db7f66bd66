//! Tables in the shapes that offices and programs write them: encodings, delimiters, headers, units, layouts.

use scoring::intake::Input;
use scoring::model::{Dataset, Direction, FinancingStage, IndicatorKind, ProblemKind as P};

use super::{csv, find, loaded};

pub fn column(dataset: &Dataset, code: &str) -> Vec<Option<f64>> {
    let leaf = dataset.framework.find(code).and_then(|id| dataset.framework.node(id).leaf.as_ref());
    let at = leaf.unwrap_or_else(|| panic!("no indicator {code}")).0;
    let column = &dataset.panels.last().expect("a panel").columns[at];
    (0..column.len()).map(|entity| column.get(entity)).collect()
}

pub fn unit(dataset: &Dataset, code: &str) -> String {
    let id = dataset.framework.find(code).expect("an indicator");
    dataset.framework.node(id).leaf.as_ref().expect("a leaf").1.unit.clone()
}

/// The same three parks, however the bytes come.
fn check_parks(bytes: Vec<u8>) {
    let loaded = loaded(vec![Input::new("园区.csv", bytes)]);
    let names: Vec<&str> = loaded.dataset.entities.iter().map(|entity| entity.name.zh()).collect();
    assert_eq!(names, ["苏州工业园区", "张江", "中关村\n海淀园"]);
    assert_eq!(column(&loaded.dataset, "产值"), [Some(1234.5), None, Some(80.0)]);
    assert_eq!(unit(&loaded.dataset, "产值"), "亿元");
}

const PARKS: &str = "园区,产值（亿元）\n苏州工业园区,\"1,234.5\"\n张江,/\n\"中关村\n海淀园\",８０\n";

#[test]
fn every_encoding_and_delimiter_gives_the_same_table() {
    check_parks(PARKS.into());
    check_parks(format!("\u{FEFF}{PARKS}").into());
    check_parks(PARKS.replace('\n', "\r\n").replace("中关村\r\n海淀园", "中关村\n海淀园").into());
    check_parks(encoding_rs::GB18030.encode(PARKS).0.into_owned());
    check_parks(format!("\u{FEFF}{PARKS}").encode_utf16().flat_map(u16::to_le_bytes).collect());
    check_parks(format!("\u{FEFF}{PARKS}").encode_utf16().flat_map(u16::to_be_bytes).collect());
    check_parks(PARKS.encode_utf16().flat_map(u16::to_le_bytes).collect());
    check_parks(
        PARKS
            .replace("区,产", "区\t产")
            .replace("区,\"", "区\t\"")
            .replace("江,", "江\t")
            .replace("\",", "\"\t")
            .into(),
    );
    check_parks(
        PARKS.replace("区,产", "区|产").replace("区,\"", "区|\"").replace("江,", "江|").replace("\",", "\"|").into(),
    );
    check_parks(
        PARKS.replace("区,产", "区;产").replace("区,\"", "区;\"").replace("江,", "江;").replace("\",", "\";").into(),
    );
}

#[test]
fn rows_in_json_are_a_table() {
    let rows = r#"[{"园区":"苏州工业园区","产值（亿元）":1234.5},{"园区":"张江","产值（亿元）":null},{"园区":"中关村\n海淀园","产值（亿元）":"８０","备注":{"a":[1,2]}}]"#;
    let check = |text: String| {
        let loaded = loaded(vec![Input::new("parks.json", text)]);
        assert_eq!(column(&loaded.dataset, "产值"), [Some(1234.5), None, Some(80.0)]);
        assert_eq!(loaded.dataset.entities[2].name.zh(), "中关村\n海淀园");
    };
    check(rows.into());
    check(format!("{{\"code\":200,\"data\":{rows}}}"));
    check(format!("{{\"success\":true,\"data\":{{\"total\":3,\"records\":{rows}}}}}"));
    for (text, kind) in [("{\"yuanheng\":1}", P::NoJsonRows), ("[]", P::NoJsonRows), ("[1,2]", P::NoJsonRows)] {
        let problems = super::load(vec![Input::new("a.json", text)]).expect_err("no rows");
        find(&problems, |found| *found == kind);
    }
    find(&super::load(vec![Input::new("a.json", "[{")]).expect_err("cut"), |kind| matches!(kind, P::BadJson { .. }));
    let beside = loaded(vec![Input::new("t.csv", "name,x\na,1\nb,2\n"), Input::new("s.json", "{\"yuanheng\":1}")]);
    find(&beside.problems, |kind| *kind == P::FileIgnored);
}

#[test]
fn an_encoding_that_was_found_is_said() {
    let loaded = loaded(vec![Input::new("t.csv", encoding_rs::GB18030.encode(PARKS).0.into_owned())]);
    find(&loaded.problems, |kind| *kind == P::DecodedAs { encoding: "GB18030".into() });
}

#[test]
fn titles_second_header_rows_totals_and_remarks_are_not_data() {
    let table = "2024年各园区主要指标,,\n\n园区,产值,税收\n,亿元,万元\n甲,10,200\n乙,20,300\n合 计,30,500\n注：数据来自统计局,,\n";
    let loaded = loaded(csv(table));
    assert_eq!(loaded.dataset.n_entities(), 2);
    assert_eq!(column(&loaded.dataset, "税收"), [Some(200.0), Some(300.0)]);
    assert_eq!((unit(&loaded.dataset, "产值"), unit(&loaded.dataset, "税收")), ("亿元".into(), "万元".into()));
    let row = |is_wanted: fn(&P) -> bool| find(&loaded.problems, is_wanted).at.row;
    assert_eq!(row(|kind| matches!(kind, P::TextRow { .. })), Some(1));
    assert_eq!(row(|kind| matches!(kind, P::TwoRowHeader)), Some(4));
    assert_eq!(row(|kind| matches!(kind, P::TotalRow { .. })), Some(7));
    let remark = loaded.problems.iter().rfind(|problem| matches!(problem.kind, P::TextRow { .. }));
    assert_eq!(remark.and_then(|problem| problem.at.row), Some(8));
}

#[test]
fn a_second_header_row_may_hold_the_names() {
    let loaded = loaded(csv("园区,经济,,创新\n,产值,税收,专利\n甲,1,2,3\n乙,4,5,6\n"));
    assert_eq!(column(&loaded.dataset, "税收"), [Some(2.0), Some(5.0)]);
    assert_eq!(column(&loaded.dataset, "专利"), [Some(3.0), Some(6.0)]);
}

#[test]
fn units_in_cells_are_converted_aloud() {
    let loaded = loaded(csv("园区,税收(万元),研发占比\n甲,1.2亿元,3.5%\n乙,800,4%\n丙,3亩,5%\n"));
    assert_eq!(column(&loaded.dataset, "税收"), [Some(12000.0), Some(800.0), None]);
    assert_eq!(column(&loaded.dataset, "研发占比"), [Some(3.5), Some(4.0), Some(5.0)]);
    assert_eq!(unit(&loaded.dataset, "研发占比"), "%");
    let converted = find(&loaded.problems, |kind| matches!(kind, P::UnitConverted { .. }));
    assert_eq!((converted.at.row, converted.at.column.as_deref()), (Some(2), Some("税收")));
    assert_eq!(converted.kind, P::UnitConverted { from: "亿元".into(), to: "万元".into(), factor: 1e4 });
    assert_eq!(find(&loaded.problems, |kind| matches!(kind, P::NotANumber { .. })).at.row, Some(4));
}

#[test]
fn a_column_with_and_without_units_is_said() {
    let loaded = loaded(csv("name,share\na,3.5%\nb,0.04\n"));
    find(&loaded.problems, |kind| *kind == P::MixedUnits { unit: "%".into() });
}

#[test]
fn semicolons_come_with_decimal_commas() {
    let loaded = loaded(csv("name;x;y\na;1.234,5;1\nb;2,25;2\n"));
    assert_eq!(column(&loaded.dataset, "x"), [Some(1234.5), Some(2.25)]);
    find(&loaded.problems, |kind| *kind == P::DecimalComma);
}

#[test]
fn a_plain_table_is_understood_and_every_guess_is_said() {
    let table = "序号,园区,地区,备注,年份,单位产值能耗,税收\n1,甲,东部,很长的一段说明,2023,0.5,1\n2,乙,东部,另一段,2023,0.4,2\n\
                 3,甲,东部,,2024,0.45,3\n4,乙,东部,,2024,,4\n";
    let loaded = loaded(csv(table));
    let dataset = &loaded.dataset;
    assert_eq!(dataset.panels.iter().map(|panel| panel.period.0.as_str()).collect::<Vec<_>>(), ["2023", "2024"]);
    assert_eq!(dataset.group("地区").map(|group| group.categories.len()), Some(1));
    assert_eq!(dataset.framework.n_indicators(), 2);
    assert_eq!(dataset.framework.indicator(1).map(|indicator| indicator.direction), Some(Direction::Positive));
    for kind in [
        P::ColumnIgnored { header: "序号".into() },
        P::FrameworkAssumed { n_indicators: 2 },
        P::DirectionAssumed { code: "税收".into() },
    ] {
        find(&loaded.problems, |found| *found == kind);
    }
}

#[test]
fn less_is_guessed_to_be_better_only_aloud() {
    let loaded = loaded(csv("园区,污染物排放量\n甲,1\n乙,2\n"));
    assert_eq!(loaded.dataset.framework.indicator(0).map(|indicator| indicator.direction), Some(Direction::Negative));
    find(&loaded.problems, |kind| *kind == P::DirectionGuessed { code: "污染物排放量".into() });
}

#[test]
fn of_several_plain_tables_the_first_is_read_and_the_others_are_said() {
    let tables = vec![Input::new("a.csv", "name,x\na,1\nb,2\n"), Input::new("b.csv", "month,y\na,1\nb,2\n")];
    let loaded = loaded(tables);
    assert!(loaded.dataset.framework.find("x").is_some());
    find(&loaded.problems, |kind| *kind == P::TableIgnored { table: "b".into() });
}

#[test]
fn a_group_that_changes_is_taken_from_the_newest_period() {
    let meta = "iCode,Type,Parent,Weight,Direction\nx,Indicator,g,1,1\ng,Aggregate,,1,1\nsize,Group,,,\n";
    let data = "uName,uCode,Time,size,x\nAlpha,a,2023,S,1\nBeta,b,2023,L,2\nAlpha,a,2024,M,3\nBeta,b,2024,L,4\n";
    let loaded = loaded(vec![Input::new("iMeta.csv", meta), Input::new("iData.csv", data)]);
    let size = loaded.dataset.group("size").expect("a group");
    assert_eq!(
        (size.category(0).map(|size| size.zh()), size.category(1).map(|size| size.zh())),
        (Some("M"), Some("L"))
    );
    let varies = find(&loaded.problems, |kind| *kind == P::GroupVaries { id: "a".into(), group: "size".into() });
    assert_eq!(varies.at.row, Some(2));
}

#[test]
fn periods_are_in_the_order_of_time() {
    let loaded = loaded(csv("name,year,x\na,2010,1\na,999,2\na,2009,3\nb,2010,4\n"));
    let labels: Vec<&str> = loaded.dataset.panels.iter().map(|panel| panel.period.0.as_str()).collect();
    assert_eq!(labels, ["999", "2009", "2010"]);
}

fn package(values: &str, more: &[(&str, &str)]) -> Vec<Input> {
    let indicators = "iCode,iName,iName_en,Parent,Level,Type,Weight,Direction,Unit,Denominator,GoalpostWorst,GoalpostBest,GoalpostScale\n\
                      TAX,税收,Tax,G,1,Indicator,2,1,万元,LAND,1,100,log\n\
                      PH,酸碱度,pH,G,1,Indicator,1,interval:6.5..8.5,,,,,\n\
                      G,总分,Total,,2,Aggregate,1,1,,,,,\n\
                      LAND,土地,Land,,,Denominator,,,亩,,,,\n";
    let mut inputs = vec![Input::new("p/indicators.csv", indicators), Input::new("p/values.csv", values)];
    inputs.extend(more.iter().map(|(name, text)| Input::new(*name, *text)));
    inputs
}

#[test]
fn a_package_without_descriptor_is_known_by_its_tables() {
    let entities = "id,name,name_en,kind,zone|片区|Zone,zone_en\na,甲,Jia,park,北,North\nb,乙,Yi,park,南,South\n";
    let enterprises = "id,name,park,financing,founded_year,tax_wan\ne1,企业一,a,B轮,2015,12.5\ne2,企业二,z,,,\ne3,企业三,b,未知轮,,无\n";
    let values = "entity,indicator,period,value\na,TAX,2024,1.2亿元\nb,TAX,2024,500\na,PH,2024,7\nb,PH,2024,9\na,LAND,2024,2公顷\n\
                  b,LAND,2024,40\nc,TAX,2024,1\na,NONE,2024,1\na,TAX,2024,7\nb,TAX,2024,500\n";
    let loaded = loaded(package(values, &[("p/entities.csv", entities), ("p/enterprises.csv", enterprises)]));
    let dataset = &loaded.dataset;
    assert_eq!(column(dataset, "TAX"), [Some(12000.0), Some(500.0)]);
    assert_eq!(dataset.panels[0].denominators[0].raw(), [30.0, 40.0]);
    assert_eq!(dataset.entities[0].name.en(), "Jia");
    let zone = dataset.group("zone").expect("a group");
    assert_eq!((zone.name.en(), zone.category(1).map(|category| category.en())), ("Zone", Some("South")));
    let tax = dataset.framework.indicator(0).expect("TAX");
    assert_eq!(tax.goalposts.map(|posts| (posts.worst, posts.best, posts.log)), Some((1.0, 100.0, true)));
    assert_eq!(dataset.framework.indicator(1).map(|ph| ph.direction), Some(Direction::Interval { lo: 6.5, hi: 8.5 }));
    assert_eq!(dataset.enterprises.len(), 2);
    assert_eq!(
        (dataset.enterprises[0].financing, dataset.enterprises[0].tax_wan),
        (FinancingStage::SeriesB, Some(12.5))
    );
    assert_eq!((dataset.enterprises[1].park, dataset.enterprises[1].tax_wan), (1, None));
    let row = |is_wanted: fn(&P) -> bool| find(&loaded.problems, is_wanted).at.row;
    assert_eq!(row(|kind| *kind == P::UnknownEntity { id: "c".into() }), Some(8));
    assert_eq!(row(|kind| *kind == P::UnknownEntity { id: "z".into() }), Some(3));
    assert_eq!(row(|kind| *kind == P::UnknownIndicator { code: "NONE".into() }), Some(9));
    assert_eq!(row(|kind| matches!(kind, P::DuplicateValue { first_row: 2, .. })), Some(10));
    assert_eq!(row(|kind| *kind == P::DuplicateRow { first_row: 3 }), Some(11));
    assert_eq!(row(|kind| matches!(kind, P::UnknownWord { .. })), Some(4));
}

#[test]
fn entities_are_taken_from_the_values_where_nothing_lists_them() {
    let values = "entity,indicator,value\na,TAX,1\nb,TAX,2\na,PH,7\nb,PH,8\n合计,TAX,3\n";
    let loaded = loaded(package(values, &[]));
    assert_eq!(loaded.dataset.entities.iter().map(|entity| entity.id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    find(&loaded.problems, |kind| matches!(kind, P::TotalRow { .. }));
    find(&loaded.problems, |kind| *kind == P::IndicatorWithoutValues { code: "LAND".into() });
}

#[test]
fn kinds_of_indicators_are_read_and_an_unknown_one_is_said() {
    let kinds = ["", "measured", "Grade", "gate", "bonus", "expert", "magic"];
    let rows = kinds.iter().enumerate().map(|(at, kind)| format!("x{at},x{at},1,g,1,1,Indicator,{kind}\n"));
    let meta = format!(
        "iCode,iName,Level,Parent,Weight,Direction,Type,Kind\n{}g,g,2,,1,1,Aggregate,\n",
        rows.collect::<String>()
    );
    let data = "uCode,uName,x0,x1,x2,x3,x4,x5,x6\na,a,1,2,3,4,5,6,7\nb,b,2,3,4,5,6,7,8\n";
    let loaded = loaded(vec![Input::new("iData.csv", data), Input::new("iMeta.csv", meta)]);
    let found: Vec<IndicatorKind> =
        (0..kinds.len()).map(|at| loaded.dataset.framework.indicator(at).expect("an indicator").kind).collect();
    use IndicatorKind::{Bonus, Expert, Gate, Grade, Measured};
    assert_eq!(found, [Measured, Measured, Grade, Gate, Bonus, Expert, Measured]);
    find(&loaded.problems, |kind| *kind == P::UnknownWord { text: "magic".into() });
}

/// A package of one park with these enterprises.
fn enterprises(header: &str, rows: &str) -> scoring::validate::Loaded {
    loaded(vec![
        Input::new(
            "indicators.csv",
            "iCode,iName,Parent,Level,Type,Weight,Direction\nS,s,,2,Aggregate,1,1\nX,x,S,1,Indicator,1,1\n",
        ),
        Input::new("values_wide.csv", "entity,X\nP1,1\nP2,2\n"),
        Input::new("enterprises.csv", format!("{header}\n{rows}")),
    ])
}

#[test]
fn enterprises_come_under_the_headers_of_offices_with_units_and_days() {
    let loaded = enterprises(
        "统一社会信用代码,企业名称,所属园区,行业代码,成立日期,营业收入（亿元）,实缴税金,用地面积（公顷）",
        "914403001922038216,甲,P1,C3911,2015年04月20日,1.2,300万元,2\n91330100799655058B,乙,P2,65,20071001,0.5,0.02亿元,/\n",
    );
    let [first, second] = &loaded.dataset.enterprises[..] else { panic!("two enterprises") };
    assert_eq!((first.id.as_str(), first.name.zh(), first.founded_year), ("914403001922038216", "甲", Some(2015)));
    assert_eq!((first.revenue_wan, first.tax_wan, first.land_mu), (Some(12000.0), Some(300.0), Some(30.0)));
    assert_eq!((second.founded_year, second.tax_wan, second.land_mu), (Some(2007), Some(200.0), None));
    let converted = |from: &str, to: &str| {
        find(&loaded.problems, |kind| matches!(kind, P::UnitConverted { from: a, to: b, .. } if a == from && b == to))
            .at
            .row
    };
    assert_eq!(converted("亿元", "万元"), None, "a whole column, by its header");
    assert_eq!(converted("公顷", "亩"), None);
    assert!(!loaded.problems.iter().any(|found| matches!(found.kind, P::CreditCode { .. } | P::IndustryCode { .. })));
}

#[test]
fn codes_and_days_that_are_none_are_said_with_their_place() {
    let loaded = enterprises(
        "id,park,industry_code,founded_year",
        "914403001922038217,P1,3999,2015\n9.1440300192204E+17,P1,A39,2023-02-30\n91330100799655058B,P2,软件,\n",
    );
    assert_eq!(loaded.dataset.enterprises.len(), 3, "what is doubtful is said, not dropped");
    let found = find(&loaded.problems, |kind| matches!(kind, P::CreditCode { .. }));
    let P::CreditCode { suggestions, .. } = &found.kind else { unreachable!() };
    assert!(suggestions.contains(&"914403001922038216".to_string()), "{suggestions:?}");
    assert_eq!((found.at.row, found.at.column.as_deref()), (Some(2), Some("id")));
    let destroyed = find(&loaded.problems, |kind| matches!(kind, P::ScientificCode { .. }));
    assert_eq!((destroyed.at.row, destroyed.at.column.as_deref()), (Some(3), Some("id")));
    let rows = |is_wanted: fn(&P) -> bool| -> Vec<Option<u32>> {
        loaded.problems.iter().filter(|found| is_wanted(&found.kind)).map(|found| found.at.row).collect()
    };
    assert_eq!(rows(|kind| matches!(kind, P::IndustryCode { .. })), [Some(2), Some(3), Some(4)]);
    assert_eq!(rows(|kind| matches!(kind, P::NotADate { .. })), [Some(3)]);
}

#[test]
fn units_mixed_in_the_cells_become_the_one_the_field_is_kept_in() {
    let loaded = loaded(csv("园区,营业收入,产值（亿元）\na,1.2亿元,3\nb,3000万元,20000万元\nc,500000元,1.5\n"));
    assert_eq!(unit(&loaded.dataset, "营业收入"), "万元");
    assert_eq!(column(&loaded.dataset, "营业收入"), [Some(12000.0), Some(3000.0), Some(50.0)]);
    assert_eq!(column(&loaded.dataset, "产值"), [Some(3.0), Some(2.0), Some(1.5)]);
    let rows: Vec<_> = loaded
        .problems
        .iter()
        .filter(|found| matches!(found.kind, P::UnitConverted { .. }))
        .map(|found| (found.at.row, found.at.column.as_deref()))
        .collect();
    assert_eq!(rows, [(Some(2), Some("营业收入")), (Some(4), Some("营业收入")), (Some(3), Some("产值"))]);
}

#[test]
fn a_slip_is_told_against_its_own_group() {
    // Among all parks 4,000,000 would pass; among the counties' it is 10⁴ too much.
    let rows = |kind: &str, size: f64| -> String {
        (1..=9).map(|i| format!("{kind}{i},{kind},{}\n", size * (1.0 + 0.05 * f64::from(i)))).collect()
    };
    let table = format!("name,level,tax\n{}{}q,county,4000000\n", rows("nation", 2_000_000.0), rows("county", 300.0));
    let loaded = loaded(csv(&table));
    let slip = find(&loaded.problems, |kind| matches!(kind, P::UnitSlip { .. }));
    assert!(matches!(slip.kind, P::UnitSlip { value: 4e6, power_of_ten: 4, .. }), "{slip:?}");
    assert_eq!((slip.at.row, slip.at.column.as_deref()), (Some(20), Some("tax")));
}

#[test]
fn percentages_and_shares_are_told_apart() {
    let rows: String = (1..=11).map(|i| format!("p{i},{}\n", 2.5 + 0.1 * f64::from(i))).collect();
    let loaded_one = loaded(csv(&format!("name,研发占比（%）\n{rows}q,0.0302\n")));
    let slip = find(&loaded_one.problems, |kind| matches!(kind, P::UnitSlip { power_of_ten: -2, .. }));
    assert_eq!(slip.at.row, Some(13));
    let shares: String = (1..=11).map(|i| format!("p{i},{}\n", 0.025 + 0.001 * f64::from(i))).collect();
    let loaded_all = loaded(csv(&format!("name,研发占比（%）\n{shares}")));
    find(&loaded_all.problems, |kind| matches!(kind, P::ShareAsPercent { .. }));
    let honest = loaded(csv(&format!("name,研发占比（比例）\n{shares}")));
    assert!(!honest.problems.iter().any(|found| matches!(found.kind, P::ShareAsPercent { .. } | P::UnitSlip { .. })));
}

#[test]
fn a_slip_of_an_enterprise_is_told_against_its_industry() {
    let rows: String = (0..10).map(|i| format!("e{i},P1,3911,{}\n", 1000 + 100 * i)).collect();
    let loaded = enterprises("id,park,industry_code,revenue_wan", &format!("{rows}slip,P1,3911,12000000\n"));
    let slip = find(&loaded.problems, |kind| matches!(kind, P::UnitSlip { power_of_ten: 4, .. }));
    assert_eq!((slip.at.row, slip.at.column.as_deref()), (Some(12), Some("revenue_wan")));
}
