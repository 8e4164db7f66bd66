//! Data packed into a zip archive, and archives that must be refused.

use std::io::{Cursor, Write};

use scoring::intake::{Input, Limits, NativeDecoder};
use scoring::model::ProblemKind;
use scoring::validate;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{find, load, loaded};

fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a member");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

fn archive(members: &[(&str, &[u8])]) -> Vec<Input> {
    vec![Input::new("data.zip", zipped(members))]
}

const DESCRIPTOR: &str = r#"{"name": "three", "title": "三个园区", "title_en": "Three parks",
    "licenses": [{"name": "CC-BY-4.0"}], "sources": [{"title": "统计公报", "path": "https://example.org"}],
    "resources": [{"name": "values_wide", "path": "tables/wide.csv"}, {"name": "notes", "path": "tables/notes.csv"}],
    "yuanheng": {"synthetic": true, "scenario": {"aggregate": {"method": "geometric"}}}}"#;

#[test]
fn a_package_in_a_folder_of_the_archive_is_read() {
    let loaded = loaded(archive(&[
        ("three/datapackage.json", DESCRIPTOR.as_bytes()),
        ("three/tables/wide.csv", b"entity,period,X\na,2023,1\nb,2023,2\na,2024,3\nb,2024,4\n"),
        ("three/tables/notes.csv", b"k,v\n1,2\n"),
        ("__MACOSX/three/._wide.csv", b"\x00\x05"),
    ]));
    let dataset = &loaded.dataset;
    assert_eq!(
        (dataset.id.as_str(), dataset.title.en(), dataset.licence.as_str()),
        ("three", "Three parks", "CC-BY-4.0")
    );
    assert!(dataset.synthetic);
    assert_eq!(dataset.defaults["aggregate"]["method"], "geometric");
    assert_eq!(dataset.panels.iter().map(|panel| panel.period.0.as_str()).collect::<Vec<_>>(), ["2023", "2024"]);
    assert_eq!(dataset.panels[1].columns[0].raw(), [3.0, 4.0]);
    let ignored = find(&loaded.problems, |kind| matches!(kind, ProblemKind::TableIgnored { .. }));
    assert_eq!(ignored.at.file, "data.zip!three/tables/notes.csv");
}

#[test]
fn the_same_content_has_the_same_fingerprint_however_it_is_packed() {
    let table = "name,tax\na,1\nb,2\n";
    let plain = loaded(vec![Input::new("t.csv", table)]).dataset.fingerprint;
    assert_eq!(loaded(archive(&[("other name.csv", table.as_bytes())])).dataset.fingerprint, plain);
    assert_ne!(loaded(vec![Input::new("t.csv", "name,tax\na,1\nb,3\n")]).dataset.fingerprint, plain);
}

#[test]
fn names_that_a_chinese_windows_packed_are_read() {
    let (name, _, _) = encoding_rs::GBK.encode("园区.csv");
    let placeholder = "x".repeat(name.len());
    let mut bytes = zipped(&[(&placeholder, b"name,x\na,1\nb,inf\n")]);
    let places: Vec<usize> =
        (0..bytes.len() - name.len()).filter(|&at| bytes[at..].starts_with(placeholder.as_bytes())).collect();
    assert_eq!(places.len(), 2, "the name stands before the member and in the index");
    for at in places {
        bytes[at..at + name.len()].copy_from_slice(&name);
    }
    let loaded = loaded(vec![Input::new("data.zip", bytes)]);
    let problem = find(&loaded.problems, |kind| matches!(kind, ProblemKind::NotFinite { .. }));
    assert_eq!(problem.at.file, "data.zip!园区.csv");
}

#[test]
fn an_archive_that_is_none_or_damaged_is_refused() {
    for bytes in [b"name,x\na,1\n".to_vec(), b"PK\x03\x04nonsense".to_vec()] {
        let problems = load(vec![Input::new("data.zip", bytes)]).expect_err("no archive");
        find(&problems, |kind| *kind == ProblemKind::NotAZip);
    }
    let mut damaged = zipped(&[("t.csv", "name,x\na,1\nb,2\n".repeat(50).as_bytes())]);
    damaged[45] ^= 0xFF;
    let problems = load(vec![Input::new("data.zip", damaged)]).expect_err("damaged");
    find(&problems, |kind| *kind == ProblemKind::NotAZip);
    let problems = load(archive(&[])).expect_err("nothing in it");
    find(&problems, |kind| matches!(kind, ProblemKind::MissingFile { .. }));
}

#[test]
fn a_bomb_is_refused_before_it_fills_the_memory() {
    let zeros = vec![b'0'; 3 << 20];
    let bomb = archive(&[("t.csv", &zeros)]);
    let problems = load(bomb.clone()).expect_err("a bomb");
    find(&problems, |kind| matches!(kind, ProblemKind::ZipBomb { .. }));
    let tight = Limits { unpacked_bytes: 100, ..Limits::default() };
    let small = archive(&[("a.csv", &zeros[..60]), ("b.csv", &zeros[..60])]);
    let problems = validate::load_within(small, &NativeDecoder, &tight).expect_err("over the limit together");
    find(&problems, |kind| matches!(kind, ProblemKind::ZipBomb { limit_bytes: 100, .. }));
    let few = Limits { archive_files: 1, ..Limits::default() };
    let two = archive(&[("a.csv", b"name,x\na,1\n"), ("b.csv", b"")]);
    let problems = validate::load_within(two, &NativeDecoder, &few).expect_err("too many");
    find(&problems, |kind| *kind == ProblemKind::TooManyFiles { n: 2, limit: 1 });
}

#[test]
fn a_workbook_is_named_as_what_it_is() {
    let problems = load(vec![Input::new("t.xlsx", zipped(&[("xl/workbook.xml", b"<x/>")]))]).expect_err("a workbook");
    find(
        &problems,
        |kind| matches!(kind, ProblemKind::DamagedWorkbook { part } if part.ends_with("workbook.xml.rels")),
    );
    let problems = load(vec![Input::new("t.xls", b"\xD0\xCF\x11\xE0rest".to_vec())]).expect_err("an old workbook");
    find(&problems, |kind| matches!(kind, ProblemKind::DamagedWorkbook { .. }));
}
