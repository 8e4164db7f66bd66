//! The ASEM composite indicator as COINr publishes and computes it, read where it lies.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use scoring::model::{Column, Dataset, Direction, Entity, Framework, Indicator, NodeSpec, Panel, Period, Text};

use super::group;

/// A table by row id and column name; `None` for NA.
pub struct Table {
    pub ids: Vec<String>,
    pub columns: BTreeMap<String, Vec<String>>,
}

impl Table {
    pub fn numbers(&self, column: &str) -> Vec<f64> {
        let cells = self.columns.get(column).unwrap_or_else(|| panic!("no column {column}"));
        cells.iter().map(|cell| cell.parse().unwrap_or(f64::NAN)).collect()
    }

    /// The column in the order of these ids; NaN for an id that is not there.
    pub fn by_id(&self, column: &str, ids: &[String]) -> Vec<f64> {
        let cells = self.numbers(column);
        let at = |id: &String| self.ids.iter().position(|known| known == id);
        ids.iter().map(|id| at(id).map_or(f64::NAN, |at| cells[at])).collect()
    }
}

/// The file, with the column `id` as row ids; `None`, said aloud, where the cases are not here.
pub fn table(file: &str, id: &str) -> Option<Table> {
    let folder: PathBuf = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/cases/asem").into();
    let Ok(text) = fs::read_to_string(folder.join(file)) else {
        println!("skipped: {file} is not in {}", folder.display());
        return None;
    };
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headers: Vec<String> = reader.headers().expect("headers").iter().map(String::from).collect();
    let mut columns: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for record in reader.records() {
        let record = record.expect("a row");
        for (header, cell) in headers.iter().zip(record.iter()) {
            columns.entry(header.clone()).or_default().push(cell.to_string());
        }
    }
    Some(Table { ids: columns.get(id).cloned().unwrap_or_default(), columns })
}

/// The dataset of one iData file: a panel a year, entities in the order of the first.
pub fn dataset(data: &str) -> Option<Dataset> {
    let (meta, data) = (table("input_iMeta.csv", "iCode")?, table(data, "uCode")?);
    let text = |column: &str, row: usize| meta.columns[column][row].clone();
    let of_type = |wanted: &str| (0..meta.ids.len()).filter(|&row| text("Type", row) == wanted).collect::<Vec<_>>();
    let mut specs = Vec::new();
    for row in 0..meta.ids.len() {
        let kind = text("Type", row);
        if kind != "Indicator" && kind != "Aggregate" {
            continue;
        }
        let negative = text("Direction", row) == "-1";
        let direction = if negative { Direction::Negative } else { Direction::Positive };
        let mut indicator = Indicator::measured(direction, text("Unit", row));
        indicator.denominator = Some(text("Denominator", row)).filter(|code| !code.is_empty());
        indicator.target = text("Target", row).parse().ok();
        specs.push(NodeSpec {
            code: meta.ids[row].clone(),
            name: Text::same(text("iName", row)),
            parent: Some(text("Parent", row)).filter(|code| !code.is_empty()),
            weight: text("Weight", row).parse().expect("a weight"),
            indicator: (kind == "Indicator").then_some(indicator),
        });
    }
    let framework = Framework::new(specs).expect("the framework");
    let mut years = data.columns["Time"].clone();
    years.sort();
    years.dedup();
    let of_year = |year: &str| (0..data.ids.len()).filter(|&row| data.columns["Time"][row] == year).collect::<Vec<_>>();
    let first = of_year(&years[0]);
    let ids: Vec<String> = first.iter().map(|&row| data.ids[row].clone()).collect();
    let denominators: Vec<String> = of_type("Denominator").iter().map(|&row| meta.ids[row].clone()).collect();
    let panels = years
        .iter()
        .map(|year| {
            let rows = of_year(year);
            let at: Vec<usize> = ids
                .iter()
                .map(|id| rows.iter().copied().find(|&row| &data.ids[row] == id).expect("in every year"))
                .collect();
            let column = |code: &String| {
                let cells = data.numbers(code);
                Column::from_raw(at.iter().map(|&row| cells[row]).collect())
            };
            let leaves: Vec<String> = framework.leaves().iter().map(|&id| framework.node(id).code.clone()).collect();
            Panel {
                period: Period(year.clone()),
                columns: leaves.iter().map(column).collect(),
                denominators: denominators.iter().map(column).collect(),
            }
        })
        .collect();
    let entities = first
        .iter()
        .map(|&row| Entity { id: data.ids[row].clone(), name: Text::same(&data.columns["uName"][row]) })
        .collect();
    let mut dataset = Dataset::new("asem", framework, entities, panels);
    for row in of_type("Group") {
        let cells: Vec<&str> = first.iter().map(|&at| data.columns[&meta.ids[row]][at].as_str()).collect();
        dataset.groups.push(group(&meta.ids[row], &cells));
    }
    dataset.denominators = denominators;
    Some(dataset)
}
