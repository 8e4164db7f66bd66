//! `hdi-2015`: the tables made from the published human development table, where that file lies beside the repository.

use std::path::Path;

use super::countries::COUNTRIES;
use super::table::{Table, number};
use crate::failure::{Failure, Result};

/// Converts the source table, whose columns are country, four indicators, and the published index.
///
/// # Errors
/// Malformed CSV, a country without a code, a cell that is no number.
pub fn files(path: &Path, source: &[u8]) -> Result<Vec<(&'static str, Vec<u8>)>> {
    let wrong = |what: &dyn std::fmt::Display| Failure::new(format!("{}: {what}", path.display()));
    let mut entities = Table::new(&["id", "name", "name_en", "kind", "tier", "tier_en", "region", "region_en"]);
    let mut values = Table::new(&["entity", "period", "LE", "EYS", "MYS", "GNI"]);
    let mut published = Table::new(&["entity", "published"]);
    for record in csv::Reader::from_reader(source).records() {
        let record = record.map_err(|error| wrong(&error))?;
        let country = record.get(0).unwrap_or_default();
        let &(_, code, name, region) = COUNTRIES
            .iter()
            .find(|entry| entry.0 == country)
            .ok_or_else(|| wrong(&format!("no code for {country}")))?;
        let figures = (1..=5)
            .map(|column| record.get(column).unwrap_or_default().parse::<f64>())
            .collect::<std::result::Result<Vec<f64>, _>>()
            .map_err(|error| wrong(&format!("{country}: {error}")))?;
        let [life, expected, mean, income, index] = figures.as_slice() else {
            return Err(wrong(&format!("{country}: too few columns")));
        };
        let (tier, region) = (tier(*index), region.label());
        entities.row([code, name, country, "economy", tier.0, tier.1, region.0, region.1].map(str::to_owned));
        let cells =
            [(life, 1), (expected, 1), (mean, 1), (income, 0)].map(|(cell, digits)| number(Some(*cell), digits));
        values.row([code.to_owned(), "2015".to_owned()].into_iter().chain(cells));
        published.row([code.to_owned(), number(Some(*index), 3)]);
    }
    Ok(vec![
        ("entities.csv", entities.into_bytes()),
        ("values_wide.csv", values.into_bytes()),
        ("published.csv", published.into_bytes()),
    ])
}

/// Tier by the report's fixed limits.
fn tier(index: f64) -> (&'static str, &'static str) {
    match index {
        0.8.. => ("极高", "Very high"),
        0.7..0.8 => ("高", "High"),
        0.55..0.7 => ("中等", "Medium"),
        _ => ("低", "Low"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_becomes_a_row_of_each_table() {
        let source = "country,a,b,c,d,hdi,x,y\n\"Palestine, State of\",73.1,12.8,8.9,5256.0,0.684,0.683,0.001\n";
        let files = files(Path::new("source.csv"), source.as_bytes()).expect("converts");
        let text = |at: usize| String::from_utf8(files[at].1.clone()).expect("UTF-8");
        assert!(
            text(0).ends_with("PSE,巴勒斯坦,\"Palestine, State of\",economy,中等,Medium,亚洲,Asia\n"),
            "{}",
            text(0)
        );
        assert!(text(1).ends_with("PSE,2015,73.1,12.8,8.9,5256\n"), "{}", text(1));
        assert!(text(2).ends_with("PSE,0.684\n"), "{}", text(2));
    }

    #[test]
    fn an_unknown_country_is_refused() {
        assert!(files(Path::new("source.csv"), b"country,a,b,c,d,hdi\nAtlantis,1,1,1,1,1\n").is_err());
    }
}
