//! What the shipped datasets promise, tested on the committed files.

use std::fs;

use serde_json::Value;

use super::index::DATASETS;
use super::{FOLDER, SHARED};
use crate::workspace;

fn text(path: &str) -> String {
    fs::read_to_string(workspace::root().join(FOLDER).join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn records(path: &str) -> (csv::StringRecord, Vec<csv::StringRecord>) {
    let text = text(path);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let header = reader.headers().expect("header").clone();
    (header, reader.records().collect::<Result<_, _>>().unwrap_or_else(|error| panic!("{path}: {error}")))
}

#[test]
fn every_table_has_the_columns_its_package_describes() {
    for dataset in DATASETS {
        let package: Value = serde_json::from_str(&text(&format!("{dataset}/datapackage.json"))).expect("JSON");
        for resource in package["resources"].as_array().expect("resources") {
            let path = format!("{dataset}/{}", resource["path"].as_str().expect("path"));
            let described: Vec<&str> = resource["schema"]["fields"]
                .as_array()
                .unwrap_or_else(|| panic!("{path}: no fields"))
                .iter()
                .filter_map(|field| field["name"].as_str())
                .collect();
            let (header, _) = records(&path);
            assert_eq!(header.iter().collect::<Vec<_>>(), described, "{path}");
        }
    }
}

#[test]
fn every_dataset_says_where_it_is_from_in_both_languages() {
    for dataset in DATASETS {
        let sources = text(&format!("{dataset}/SOURCES.md"));
        let han = sources.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).count();
        assert!(han > 200 && sources.split_ascii_whitespace().count() > 200, "{dataset}");
    }
}

#[test]
fn demo_ranges_are_those_of_its_sources() {
    let sources = text("demo-parks/SOURCES.md");
    let (_, indicators) = records("demo-parks/indicators.csv");
    let (header, rows) = records("demo-parks/values_wide.csv");
    let mut checked = 0;
    for indicator in indicators.iter().filter(|row| &row[5] == "Indicator") {
        let column = header.iter().position(|cell| cell == &indicator[0]).expect("a column");
        let figures = rows.iter().filter(|row| &row[1] == "2024").filter_map(|row| row[column].parse::<f64>().ok());
        let (least, most) = figures.fold((f64::MAX, f64::MIN), |(a, b), figure| (a.min(figure), b.max(figure)));
        let line = format!("| {} {} | {least}—{most}", &indicator[1], &indicator[2]);
        assert!(sources.lines().any(|found| found.starts_with(&line)), "not in SOURCES.md: {line}");
        checked += 1;
    }
    assert_eq!(checked, 30);
}

#[test]
fn industry_names_are_those_of_the_standard() {
    let path = workspace::root().join(SHARED).join("gbt4754_2017.csv");
    let Ok(standard) = fs::read(&path) else {
        eprintln!("skipped: {} is not there", path.display());
        return;
    };
    let standard: Vec<csv::StringRecord> =
        csv::Reader::from_reader(standard.as_slice()).records().collect::<Result<_, _>>().expect("CSV");
    let (_, industries) = records("demo-parks/industries.csv");
    for industry in &industries {
        // Code and name of the class, then of its division; the table cuts one long name off.
        for (code, name) in [(&industry[0], &industry[1]), (&industry[3], &industry[4])] {
            let official = standard.iter().find(|row| &row[2] == code).map(|row| row[4].trim().to_owned());
            assert!(official.as_ref().is_some_and(|official| name.starts_with(official)), "{code} {name} {official:?}");
        }
    }
}
