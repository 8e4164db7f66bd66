//! `index.json`: the list of shipped datasets that the page's picker shows, from what their packages say and hold.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::Files;
use crate::failure::{Failure, Result};

/// Shipped datasets, the one the page opens with first.
pub const DATASETS: [&str; 3] = ["demo-parks", "lishui-2019", "hdi-2015"];

/// Builds the list over `generated` files and, for what is written by hand, the files in `folder`.
///
/// # Errors
/// A file that is missing, or is no package.
pub fn build(folder: &Path, generated: &Files) -> Result<Vec<u8>> {
    let read = |path: &str| match generated.get(path) {
        Some(bytes) => Ok(bytes.clone()),
        None => fs::read(folder.join(path)).map_err(|error| Failure::io("reading", &folder.join(path), &error)),
    };
    let datasets = DATASETS.iter().map(|id| entry(id, &read)).collect::<Result<Vec<Entry>>>()?;
    let index = Index { default: DATASETS[0], datasets };
    let mut bytes = serde_json::to_vec_pretty(&index).map_err(|error| broken("index.json", &error))?;
    bytes.push(b'\n');
    Ok(bytes)
}

#[derive(Serialize)]
struct Index {
    default: &'static str,
    datasets: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    id: String,
    title: Text,
    summary: Text,
    synthetic: bool,
    entities: usize,
    indicators: usize,
    periods: usize,
    enterprises: usize,
    /// Sum over `files`.
    bytes: usize,
    /// `datapackage.json` and its resources, within the dataset's folder.
    files: Vec<File>,
}

#[derive(Serialize)]
struct Text {
    zh: String,
    en: String,
}

#[derive(Serialize)]
struct File {
    path: String,
    bytes: usize,
}

#[derive(Deserialize)]
struct Package {
    title: String,
    title_en: String,
    description: String,
    description_en: String,
    resources: Vec<Resource>,
    yuanheng: Extension,
}

#[derive(Deserialize)]
struct Resource {
    name: String,
    path: String,
}

#[derive(Deserialize)]
struct Extension {
    synthetic: bool,
}

fn entry(id: &str, read: &impl Fn(&str) -> Result<Vec<u8>>) -> Result<Entry> {
    let descriptor = read(&format!("{id}/datapackage.json"))?;
    let package: Package = serde_json::from_slice(&descriptor).map_err(|error| broken(id, &error))?;
    let mut files = vec![File { path: "datapackage.json".to_owned(), bytes: descriptor.len() }];
    let mut counts = Counts::default();
    for resource in package.resources {
        let bytes = read(&format!("{id}/{}", resource.path))?;
        counts.add(&resource.name, &bytes).map_err(|error| broken(&resource.path, &error))?;
        files.push(File { path: resource.path, bytes: bytes.len() });
    }
    Ok(Entry {
        id: id.to_owned(),
        title: Text { zh: package.title, en: package.title_en },
        summary: Text { zh: package.description, en: package.description_en },
        synthetic: package.yuanheng.synthetic,
        entities: counts.entities,
        indicators: counts.indicators,
        periods: counts.periods.len(),
        enterprises: counts.enterprises,
        bytes: files.iter().map(|file| file.bytes).sum(),
        files,
    })
}

#[derive(Default)]
struct Counts {
    entities: usize,
    indicators: usize,
    periods: BTreeSet<String>,
    enterprises: usize,
}

impl Counts {
    fn add(&mut self, table: &str, bytes: &[u8]) -> csv::Result<()> {
        let mut reader = csv::Reader::from_reader(bytes);
        let header = reader.headers()?.clone();
        let column = |name: &str| header.iter().position(|cell| cell == name);
        let records = reader.records().collect::<csv::Result<Vec<csv::StringRecord>>>()?;
        let cells = |name: &str| {
            let at = column(name);
            records.iter().filter_map(move |record| record.get(at?))
        };
        match table {
            "entities" => self.entities = records.len(),
            "enterprises" => self.enterprises = records.len(),
            "indicators" => self.indicators = cells("Type").filter(|kind| *kind == "Indicator").count(),
            "values" | "values_wide" => self.periods = cells("period").map(str::to_owned).collect(),
            _ => {}
        }
        Ok(())
    }
}

fn broken(what: &str, error: &dyn std::fmt::Display) -> Failure {
    Failure::new(format!("{what}: {error}"))
}
