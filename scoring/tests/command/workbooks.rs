//! Workbooks of every kind, as spreadsheets write them, and those that must be refused.

use std::io::{Cursor, Read, Write};

use scoring::intake::{Input, Limits, NativeDecoder};
use scoring::model::{Dataset, ProblemKind as P, Severity};
use scoring::validate;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::{find, load, loaded};

fn fixture(name: &str) -> Vec<u8> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/workbooks/");
    std::fs::read(format!("{path}{name}")).expect("a workbook kept with the tests")
}

fn book(name: &str) -> Vec<Input> {
    vec![Input::new(name, fixture(name))]
}

fn column(dataset: &Dataset, code: &str) -> Vec<Option<f64>> {
    let leaf = dataset.framework.find(code).and_then(|id| dataset.framework.node(id).leaf.as_ref());
    let at = leaf.unwrap_or_else(|| panic!("no indicator {code} in {:?}", dataset.framework)).0;
    let column = &dataset.panels[0].columns[at];
    (0..column.len()).map(|entity| column.get(entity)).collect()
}

/// The same table, whichever program wrote it.
fn check_parks(name: &str, hidden_column: &str) {
    let loaded = loaded(book(name));
    let dataset = &loaded.dataset;
    let names: Vec<&str> = dataset.entities.iter().map(|entity| entity.name.zh()).collect();
    assert_eq!(names, ["甲园", "乙园", "丙园", "丁园"], "{name}");
    assert_eq!(column(dataset, "产值 2023"), [Some(120.5), Some(80.0), Some(60.0), Some(41.0)], "{name}");
    assert_eq!(column(dataset, "产值 2024"), [Some(130.0), Some(95.25), Some(66.0), Some(43.0)], "{name}");
    assert_eq!(column(dataset, "研发占比"), [Some(12.5), Some(7.0), Some(3.1), Some(2.0)], "{name}");
    assert_eq!(column(dataset, "亩均税收"), [Some(18.9), Some(22.0), None, Some(7.0)], "{name}");
    let districts = &dataset.groups[0];
    let of = |entity: usize| districts.of_entity[entity].map(|at| districts.categories[at as usize].zh());
    assert_eq!([of(0), of(1), of(2)], [Some("东区"), Some("东区"), Some("西区")], "{name}: merged text is of each row");
    let problem = |is_wanted: fn(&P) -> bool| find(&loaded.problems, is_wanted);
    let failed = problem(|kind| matches!(kind, P::CellError { text } if text == "#DIV/0!"));
    assert_eq!((failed.at.row, failed.at.column.as_deref()), (Some(6), Some("G")), "{name}");
    assert_eq!((failed.at.file.as_str(), failed.severity), (&*format!("{name}!经济指标"), Severity::Error));
    problem(|kind| *kind == P::HiddenRows { rows: "7".into(), n: 1 });
    let hidden = problem(|kind| matches!(kind, P::HiddenColumns { .. }));
    assert_eq!(hidden.kind, P::HiddenColumns { columns: hidden_column.into() }, "{name}");
    problem(|kind| *kind == P::MergedCells { n: 1 });
    problem(|kind| *kind == P::TwoRowHeader);
    problem(|kind| matches!(kind, P::TotalRow { label } if label == "合计"));
    problem(|kind| matches!(kind, P::TextRow { text } if text.starts_with("注：")));
    assert_eq!(problem(|kind| *kind == P::EmptySheet).at.file, format!("{name}!空表"));
    assert_eq!(problem(|kind| *kind == P::HiddenSheet).at.file, format!("{name}!备选项"));
}

#[test]
fn every_kind_of_workbook_gives_the_same_table() {
    check_parks("parks.xlsx", "F");
    check_parks("parks.xls", "F");
    check_parks("parks.ods", "F");
}

#[test]
fn a_workbook_is_known_by_its_bytes() {
    let as_csv = loaded(vec![Input::new("parks.csv", fixture("parks.xlsx"))]);
    assert_eq!(as_csv.dataset.fingerprint, loaded(book("parks.xlsx")).dataset.fingerprint);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("年报/parks.xls", SimpleFileOptions::default()).expect("a member");
    writer.write_all(&fixture("parks.xls")).expect("its bytes");
    let packed = writer.finish().expect("an archive").into_inner();
    let packed = loaded(vec![Input::new("data.zip", packed)]);
    find(&packed.problems, |kind| matches!(kind, P::CellError { .. }));
    assert_eq!(packed.dataset.title.zh(), "parks.xls");
}

#[test]
fn a_workbook_with_a_sheet_per_table_is_a_package() {
    let loaded = loaded(book("package.xlsx"));
    let dataset = &loaded.dataset;
    assert_eq!((dataset.n_entities(), dataset.framework.n_indicators()), (3, 2));
    assert_eq!(dataset.groups[0].code, "region");
    assert_eq!(column(dataset, "gdp"), [Some(5.0), Some(6.5), Some(7.0)]);
    assert_eq!(dataset.panels[0].period.0, "2024");
    assert_eq!(dataset.title.zh(), "package.xlsx");
}

#[test]
fn a_formula_without_a_result_is_said() {
    let loaded = loaded(book("not-computed.xlsx"));
    let found = find(&loaded.problems, |kind| *kind == P::NotComputed);
    assert_eq!((found.at.row, found.at.column.as_deref()), (Some(6), Some("G")));
}

#[test]
fn texts_go_on_from_record_to_record() {
    let loaded = loaded(book("long-texts.xls"));
    let names: Vec<&str> = loaded.dataset.entities.iter().map(|entity| entity.name.zh()).collect();
    assert_eq!(names.len(), 40);
    for (name, row) in names.iter().zip(1..) {
        let text = if row % 2 == 1 { "园区" } else { "park " };
        assert_eq!(*name, format!("{}{row}", text.repeat(150)));
    }
}

/// The workbook with one member changed.
fn changed(name: &str, member: &str, change: impl Fn(String) -> String) -> Vec<Input> {
    let mut source = ZipArchive::new(Cursor::new(fixture(name))).expect("an archive");
    let mut target = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..source.len() {
        let mut old = source.by_index(index).expect("a member");
        let mut bytes = Vec::new();
        old.read_to_end(&mut bytes).expect("its bytes");
        if old.name() == member {
            bytes = change(String::from_utf8(bytes).expect("text")).into_bytes();
        }
        target.start_file(old.name(), SimpleFileOptions::default()).expect("a member");
        target.write_all(&bytes).expect("its bytes");
    }
    vec![Input::new(name, target.finish().expect("an archive").into_inner())]
}

const SHEET: &str = "xl/worksheets/sheet1.xml";

#[test]
fn a_bomb_is_refused_by_its_ratio() {
    let blown = changed("parks.xlsx", SHEET, |text| {
        text.replace("<sheetData>", &format!("{}<sheetData>", " ".repeat(20 << 20)))
    });
    assert!(blown[0].bytes.len() < 40_000, "packed it is small");
    let problems = load(blown).expect_err("a bomb");
    let bomb = find(&problems, |kind| matches!(kind, P::ZipBomb { .. }));
    assert!(matches!(bomb.kind, P::ZipBomb { unpacked_bytes, .. } if unpacked_bytes > 20 << 20));
}

#[test]
fn cells_beyond_the_limits_are_refused() {
    let wide = changed("parks.xlsx", SHEET, |text| {
        let rows: String =
            (100..400).map(|row| format!("<row r=\"{row}\"><c r=\"CZZ{row}\"><v>1</v></c></row>")).collect();
        text.replace("</sheetData>", &format!("{rows}</sheetData>"))
    });
    let limits = Limits { cells: 100_000, ..Limits::default() };
    let problems = validate::load_within(wide.clone(), &NativeDecoder, &limits).expect_err("more than the limit");
    find(&problems, |kind| *kind == P::TooManyCells { limit: 100_000 });
    let limits = Limits { columns: 100, ..Limits::default() };
    let problems = validate::load_within(wide, &NativeDecoder, &limits).expect_err("more than the limit");
    find(&problems, |kind| matches!(kind, P::TooManyColumns { limit: 100, .. }));
    let repeated = changed("parks.ods", "content.xml", |text| {
        text.replacen(
            "<table:table-cell office:value-type=\"string\"",
            "<table:table-cell table:number-columns-repeated=\"4000000000\" office:value-type=\"string\"",
            1,
        )
    });
    let problems = load(repeated).expect_err("more than the limit");
    find(&problems, |kind| matches!(kind, P::TooManyColumns { .. } | P::TooManyCells { .. }));
}

#[test]
fn damaged_and_locked_workbooks_are_refused_with_the_part_that_is_broken() {
    for (name, member) in [("parks.xlsx", SHEET), ("parks.xlsx", "xl/workbook.xml"), ("parks.ods", "content.xml")] {
        let cut = changed(name, member, |text| text.chars().take(text.chars().count() / 2).collect());
        let problems = load(cut).expect_err("half of it is missing");
        find(&problems, |kind| matches!(kind, P::DamagedWorkbook { part } if part == member));
    }
    let cut = fixture("parks.xls")[..3000].to_vec();
    find(&load(vec![Input::new("a.xls", cut)]).expect_err("half"), |kind| matches!(kind, P::DamagedWorkbook { .. }));
    let locked = changed("parks.ods", "META-INF/manifest.xml", |text| {
        text.replacen("<manifest:file-entry", "<manifest:encryption-data/><manifest:file-entry", 1)
    });
    find(&load(locked).expect_err("locked"), |kind| *kind == P::EncryptedWorkbook);
}
