//! `lishui-2019`: the tables made from the published per-mu figures, where that file lies beside the repository.

use std::path::Path;

use super::table::Table;
use crate::failure::{Failure, Result};

/// Name as the source has it, id, English name, and what kind of area it is.
const AREAS: [(&str, &str, &str, Kind); 10] = [
    ("莲都区", "liandu", "Liandu District", Kind::District),
    ("缙云县", "jinyun", "Jinyun County", Kind::County),
    ("龙泉市", "longquan", "Longquan City", Kind::City),
    ("青田县", "qingtian", "Qingtian County", Kind::County),
    ("云和县", "yunhe", "Yunhe County", Kind::County),
    ("遂昌县", "suichang", "Suichang County", Kind::County),
    ("松阳县", "songyang", "Songyang County", Kind::County),
    ("庆元县", "qingyuan", "Qingyuan County", Kind::County),
    ("景宁县", "jingning", "Jingning County", Kind::County),
    ("开发区", "zone", "Lishui Development Zone", Kind::Zone),
];

#[derive(Clone, Copy)]
enum Kind {
    District,
    County,
    City,
    Zone,
}

impl Kind {
    fn label(self) -> (&'static str, &'static str) {
        match self {
            Self::District => ("市辖区", "Urban district"),
            Self::County => ("县", "County"),
            Self::City => ("县级市", "County-level city"),
            Self::Zone => ("开发区", "Development zone"),
        }
    }
}

/// Converts the source table: area, number of firms, six indicators, coordinates. Cells go through as they are written.
///
/// # Errors
/// Malformed CSV, an area that is not one of the ten.
pub fn files(path: &Path, source: &[u8]) -> Result<Vec<(&'static str, Vec<u8>)>> {
    let wrong = |what: &dyn std::fmt::Display| Failure::new(format!("{}: {what}", path.display()));
    let mut entities = Table::new(&["id", "name", "name_en", "kind", "area", "area_en"]);
    let mut values = Table::new(&[
        "entity",
        "period",
        "TAX_MU",
        "VA_MU",
        "VA_TCE",
        "VA_EMISSION",
        "LABOUR_PROD",
        "RD_SHARE",
        "FIRMS",
    ]);
    for record in csv::Reader::from_reader(source).records() {
        let record = record.map_err(|error| wrong(&error))?;
        let cell = |column: usize| record.get(column).unwrap_or_default().to_owned();
        let name = cell(0);
        let &(_, id, name_en, kind) =
            AREAS.iter().find(|area| area.0 == name).ok_or_else(|| wrong(&format!("unknown area {name}")))?;
        let (area, area_en) = kind.label();
        entities.row([id, &name, name_en, "area", area, area_en].map(str::to_owned));
        // The source gives R&D before labour productivity and the number of firms first.
        let figures = [2, 3, 4, 5, 7, 6, 1].map(cell);
        values.row([id.to_owned(), "2019".to_owned()].into_iter().chain(figures));
    }
    Ok(vec![("entities.csv", entities.into_bytes()), ("values_wide.csv", values.into_bytes())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gaps_stay_gaps() {
        let source = "area,n,a,b,c,d,e,f,lng,lat\n缙云县,147,36.91,101.58,0.51,,1.28,19.28,120.09,28.71\n";
        let files = files(Path::new("source.csv"), source.as_bytes()).expect("converts");
        let values = String::from_utf8(files[1].1.clone()).expect("UTF-8");
        assert!(values.ends_with("jinyun,2019,36.91,101.58,0.51,,19.28,1.28,147\n"), "{values}");
    }
}
