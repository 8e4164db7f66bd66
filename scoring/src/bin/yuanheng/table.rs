//! A table of figures by entity, as CSV or JSON.

use std::io::Write;

use scoring::model::{Column, Dataset};
use serde_json::{Value, json};

use super::print;

/// Figures by entity in the data's order.
pub struct Table {
    pub header: Vec<String>,
    /// Texts of the first columns; the third, where there is one, is the rank.
    pub texts: Vec<Vec<String>>,
    pub columns: Vec<Column>,
    /// Texts of the last columns.
    pub ends: Vec<Vec<String>>,
}

impl Table {
    pub fn write_csv(&self, out: impl Write) -> std::io::Result<()> {
        let rows = self.texts.iter().zip(&self.ends).enumerate().map(|(entity, (texts, ends))| {
            let figures = self.columns.iter().map(|column| print::figure(column.get(entity)));
            texts.iter().cloned().chain(figures).chain(ends.iter().cloned()).collect()
        });
        print::csv(out, &self.header, rows)
    }

    /// `weights` are those of every node, by code; nothing where weights are not what points hang on.
    pub fn to_json(&self, dataset: &Dataset, panel: usize, weights: Option<Value>) -> Value {
        let rows: Vec<Value> = self
            .texts
            .iter()
            .zip(&self.ends)
            .enumerate()
            .map(|(entity, row)| self.row_json(entity, row.0, row.1))
            .collect();
        let mut json = json!({
            "dataset": dataset.id,
            "fingerprint": dataset.fingerprint,
            "engine": scoring::ENGINE_VERSION,
            "period": dataset.panels.get(panel).map(|panel| &panel.period.0),
        });
        if let Some(weights) = weights {
            json["weights"] = weights;
        }
        json["rows"] = rows.into();
        json
    }

    fn row_json(&self, entity: usize, texts: &[String], ends: &[String]) -> Value {
        let texts = texts.iter().enumerate().map(|(column, text)| match (column, text.parse::<u32>()) {
            (2, Ok(rank)) => json!(rank),
            (2, Err(_)) => Value::Null,
            _ => json!(text),
        });
        // JSON has no infinity: points without an end are null, as missing ones are.
        let figures = self.columns.iter().map(|column| json!(column.get(entity)));
        let ends = ends.iter().map(|text| json!(text));
        Value::Object(self.header.iter().cloned().zip(texts.chain(figures).chain(ends)).collect())
    }
}
