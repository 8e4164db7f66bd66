//! What leaves loads again: data packages to the same digits and problems, workbooks to the same figures, templates once they are filled.

use std::fs;
use std::path::Path;

use scoring::export::{Book, BookError, Cell, Field, Note, PackageError, Sheet, package, template, xlsx, zip};
use scoring::intake::{Input, NativeDecoder};
use scoring::model::{Dataset, ProblemKind};
use scoring::validate::{Loaded, load};

use super::support::{dataset, group, tree};

fn has_text_for_a_number(loaded: &Loaded) -> bool {
    loaded.problems.iter().any(|problem| matches!(problem.kind, ProblemKind::NotANumber { .. }))
}

fn load_all(inputs: Vec<Input>) -> Loaded {
    load(inputs, &NativeDecoder).unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn folder(path: &Path) -> Vec<Input> {
    let mut files: Vec<_> =
        fs::read_dir(path).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    let input = |path: &std::path::PathBuf| {
        Input::new(path.file_name().expect("a name").to_string_lossy(), fs::read(path).expect("a file"))
    };
    files.iter().map(input).collect()
}

/// The package loads to an equal dataset and the same problems, and comes out again to the same bytes.
fn check(first: &Loaded) -> Vec<Input> {
    let files = package(&first.dataset, &first.problems).expect("a package");
    let packed = zip(&files).expect("a zip");
    let again = load_all(vec![Input::new("out.zip", packed.clone())]);
    assert_eq!(again.dataset.fingerprint, first.dataset.fingerprint);
    assert_eq!(again.problems, first.problems);
    assert_eq!(package(&again.dataset, &again.problems).expect("a package"), files);
    assert_eq!(zip(&files).expect("a zip"), packed);
    let plain = |dataset: &Dataset| Dataset { groups: vec![], entities: vec![], ..dataset.clone() };
    assert_eq!(plain(&again.dataset), plain(&first.dataset));
    for (one, other) in first.dataset.entities.iter().zip(&again.dataset.entities) {
        assert_eq!((one.name.zh(), one.name.en()), (other.name.zh(), other.name.en()));
    }
    files
}

#[test]
fn shipped_datasets_come_back_as_they_were() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/data");
    for name in ["demo-parks", "hdi-2015", "lishui-2019"] {
        check(&load_all(folder(&data.join(name))));
    }
}

#[test]
fn asem_comes_back_as_it_was() {
    let text = |file: &str| super::support::cases::text(&format!("asem/{file}"));
    let (Some(data), Some(meta)) = (text("input_iData.csv"), text("input_iMeta.csv")) else { return };
    check(&load_all(vec![Input::new("iData.csv", data), Input::new("iMeta.csv", meta)]));
}

#[test]
fn a_persons_own_table_comes_back_with_what_was_found_in_it() {
    let csv = "园区,类别,税收（亿元）,能耗,产值\n东园,<b>甲</b>,1.1,3,=1\n\"西,园\",乙,0.30000000000000004,,5\n南园,乙,−7,2,9\n南园,乙,−7,2,9\n";
    let files = check(&load_all(vec![Input::new("自己的表.csv", csv)]));
    let names: Vec<&str> = files.iter().map(|file| &*file.name).collect();
    assert_eq!(names, ["datapackage.json", "entities.csv", "indicators.csv", "values_wide.csv"]);
}

#[test]
fn text_that_a_spreadsheet_would_run_is_guarded_and_comes_back() {
    let name = "=HYPERLINK(\"\"http://x\"\")";
    let csv = format!("园区,类别,@税收,能耗\n\"{name}\",'丙,1.1,3\n+甲,-乙,2,-5\n-7,''丁,3,1\n＝全角,-乙,4,2\n");
    let first = load_all(vec![Input::new("自己的表.csv", csv)]);
    let files = check(&first);
    let text = |name: &str| {
        let file = files.iter().find(|file| file.name == name).expect("a file");
        String::from_utf8_lossy(&file.bytes).into_owned()
    };
    let entities = text("entities.csv");
    for cell in ["\"'=HYPERLINK(", "\n'+甲,", "'-乙", "''丙", "'''丁", "'＝全角", "\n-7,"] {
        assert!(entities.contains(cell), "no `{cell}` in {entities}");
    }
    assert!(text("values_wide.csv").starts_with("entity,'@税收,能耗\n"), "{}", text("values_wide.csv"));
    assert!(text("values_wide.csv").contains(",2,-5\n"), "numbers stay numbers");
    assert!(text("datapackage.json").contains("\"text_guard\": \"'\""));
    // Without such text nothing is guarded, and an apostrophe is one.
    let plain = check(&load_all(vec![Input::new("a.csv", "园区,税收\n'甲,1\n乙,2\n丙,3\n")]));
    let all: String = plain.iter().map(|file| String::from_utf8_lossy(&file.bytes).into_owned()).collect();
    assert!(all.contains("\n'甲,") && !all.contains("text_guard"), "{all}");
}

#[test]
fn what_was_found_no_longer_counts_once_a_figure_was_changed() {
    let first = load_all(vec![Input::new("a.csv", "园区,税收,产值\n东园,1,x\n西园,2,5\n南园,3,6\n")]);
    let mut files = package(&first.dataset, &first.problems).expect("a package");
    assert!(has_text_for_a_number(&first));
    for file in files.iter_mut().filter(|file| file.name == "values_wide.csv") {
        file.bytes = String::from_utf8_lossy(&file.bytes).replace("东园,1,", "东园,1,4").into_bytes();
    }
    let again = load_all(files);
    assert!(!has_text_for_a_number(&again), "{:?}", again.problems);
}

#[test]
fn what_would_load_as_something_else_is_refused() {
    let refused = |change: &dyn Fn(&mut Dataset)| {
        let mut data = dataset(tree(), &[&[1.0, 2.0], &[3.0, 4.0], &[5.0, 6.0]]);
        change(&mut data);
        package(&data, &[]).err()
    };
    assert_eq!(refused(&|_| {}), None);
    let named = |code: &str| Some(PackageError::Group { code: code.into() });
    assert_eq!(refused(&|data| data.groups = vec![group("name", &["x", "y"])]), named("name"));
    assert_eq!(
        refused(&|data| data.groups = vec![group("zone", &["x", "y"]), group("zone_en", &["x", "y"])]),
        named("zone_en")
    );
    let large = |data: &mut Dataset| data.panels[0].columns[0].set(1, Some(1e16));
    assert!(matches!(refused(&large), Some(PackageError::Figure { value: 1e16, .. })));
}

/// Figures of the only sheet, read back through the reader of workbooks.
fn read_back(rows: Vec<Vec<Cell>>) -> Vec<Vec<String>> {
    let book = Book { sheets: vec![Sheet { name: "表".into(), rows, hints: vec![] }] };
    let bytes = xlsx(&book).expect("a workbook");
    let raw = scoring::intake::read(vec![Input::new("out.xlsx", bytes)], &NativeDecoder).expect("tables");
    let table = &raw.tables[0];
    let row = |row: &scoring::intake::RawRow| (0..table.header.len()).map(|at| row.cell(at).to_string()).collect();
    std::iter::once(table.header.clone()).chain(table.rows.iter().map(row)).collect()
}

#[test]
fn a_workbook_is_read_back_to_the_same_digits_and_its_text_is_text() {
    let values = [0.1 + 0.2, -1e-7, 1e300, 123_456_789.123_456_79, f64::MIN_POSITIVE, -0.0, 42.0];
    let texts = ["=1+1", "+SUM(A1)", "-cmd|' /C calc'!A0", "@x", "<b>&\"甲\"</b>", "两 个", "]]>"];
    let mut rows = vec![vec![Cell::text("园区"), Cell::text("税收"), Cell::text("备注")]];
    for (value, text) in values.into_iter().zip(texts) {
        rows.push(vec![Cell::text(text), Cell::Number(value), Cell::Missing]);
    }
    let read = read_back(rows);
    assert_eq!(read[0][..2], ["园区".to_string(), "税收".to_string()]);
    for ((row, value), text) in read[1..].iter().zip(values).zip(texts) {
        assert_eq!(row[0], text);
        assert_eq!(row[1].parse::<f64>().expect("a number").to_bits(), value.to_bits(), "{}", row[1]);
    }
}

#[test]
fn a_template_that_was_filled_in_loads() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/data/lishui-2019");
    let first = load_all(folder(&data));
    let titled =
        |field: Field<'_>| Note { title: format!("{field:?}").chars().take(40).collect(), text: "请填".repeat(200) };
    let mut book = template(&first.dataset, titled);
    let figures = &first.dataset.panels[0];
    let sheet = book.sheets.iter_mut().find(|sheet| sheet.name == "values_wide").expect("a sheet of figures");
    for (at, entity) in first.dataset.entities.iter().enumerate() {
        let mut row = vec![Cell::text(&*entity.id), Cell::Number(2019.0)];
        row.extend(figures.columns.iter().chain(&figures.denominators).map(|column| Cell::number(column.get(at))));
        sheet.rows.push(row);
    }
    let filled = load_all(vec![Input::new("模板.xlsx", xlsx(&book).expect("a workbook"))]);
    assert_eq!(filled.dataset.fingerprint, first.dataset.fingerprint, "{:?}", filled.problems);
    assert!(xlsx(&Book::default()) == Err(BookError::NoSheet));
}
