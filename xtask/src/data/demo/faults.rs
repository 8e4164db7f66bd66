//! The faults planted in the demonstration, each one listed in its SOURCES.md: what real reports bring with them.

use super::panel::COLUMNS;

/// One row of the values table: a park's figures of a year.
#[derive(Clone)]
pub struct Row {
    pub park: &'static str,
    pub year: u32,
    /// In the order of [`COLUMNS`].
    pub cells: Vec<Option<f64>>,
}

/// Cells that were never reported.
const GAPS: [(&str, u32, &str); 14] = [
    ("P09", 2019, "OVERSEAS_RD"),
    ("P24", 2019, "OVERSEAS_RD"),
    ("P33", 2019, "OVERSEAS_RD"),
    ("P31", 2020, "PATENTS"),
    ("P13", 2020, "WATER_REUSE"),
    ("P22", 2021, "DEBT_RATIO"),
    ("P06", 2021, "TECH_CONTRACT"),
    ("P35", 2022, "HITECH_TRADE"),
    ("P40", 2022, "IDLE"),
    ("P12", 2023, "NON_FOSSIL"),
    ("P25", 2023, "RD_STAFF"),
    ("P20", 2024, "EXPORT"),
    ("P34", 2024, "WATER_REUSE"),
    ("P38", 2024, "OVERSEAS_RD"),
];

/// A park whose environmental report of a year is missing whole.
const NO_GREEN: (&str, u32) = ("P32", 2021);

/// A park that has sent only the quick figures of the newest year.
const LATE: (&str, u32) = ("P39", 2024);
const QUICK_FIGURES: [&str; 6] = ["GDP", "GDP_GROWTH", "LISTED", "HNTE", "FDI", "TRADE"];

/// A figure far from the rest and from the park's own years, of unknown cause.
const OUTLIER: (&str, u32, &str, f64) = ("P23", 2022, "WATER", 11.0);

/// Reported in 万元 where the column is in 亿元.
const UNIT_SLIP: (&str, u32, &str, f64) = ("P16", 2020, "TECH_CONTRACT", 1e4);

/// Sent twice, and so listed twice.
const DUPLICATE: (&str, u32) = ("P27", 2023);

/// Plants every fault; the duplicate goes to the end, as an appended resend would.
pub fn plant(rows: &mut Vec<Row>) {
    for (park, year, code) in GAPS {
        edit(rows, (park, year), |name, cell| if name == code { None } else { cell });
    }
    let green = ["ENERGY", "CO2", "WATER", "SOLID_WASTE", "NON_FOSSIL", "WATER_REUSE"];
    edit(rows, NO_GREEN, |name, cell| if green.contains(&name) { None } else { cell });
    edit(rows, LATE, |name, cell| if QUICK_FIGURES.contains(&name) { cell } else { None });
    for (park, year, code, factor) in [OUTLIER, UNIT_SLIP] {
        edit(rows, (park, year), |name, cell| cell.map(|value| if name == code { value * factor } else { value }));
    }
    let again: Vec<Row> = rows.iter().filter(|row| (row.park, row.year) == DUPLICATE).cloned().collect();
    rows.extend(again);
}

fn edit(rows: &mut [Row], (park, year): (&str, u32), change: impl Fn(&str, Option<f64>) -> Option<f64>) {
    for row in rows.iter_mut().filter(|row| row.park == park && row.year == year) {
        for ((name, _), cell) in COLUMNS.iter().zip(&mut row.cells) {
            *cell = change(name, *cell);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::latent::YEARS;
    use super::*;

    fn cells() -> impl Iterator<Item = (&'static str, u32, &'static str)> {
        GAPS.into_iter().chain([OUTLIER, UNIT_SLIP].map(|(park, year, code, _)| (park, year, code)))
    }

    #[test]
    fn every_fault_names_a_cell_that_exists() {
        for (park, year, code) in cells() {
            assert!(YEARS.contains(&year) && COLUMNS.iter().any(|(name, _)| *name == code), "{park} {year} {code}");
        }
        assert!(QUICK_FIGURES.iter().all(|code| COLUMNS.iter().any(|(name, _)| name == code)));
    }

    #[test]
    fn every_fault_is_in_the_sources_of_the_dataset() {
        let path = crate::workspace::root().join("public/data/demo-parks/SOURCES.md");
        let sources = std::fs::read_to_string(path).expect("SOURCES.md");
        let listed = |park: &str, year: u32, code: &str| {
            sources.lines().any(|line| {
                let row: Vec<&str> = line.split('|').map(str::trim).collect();
                matches!(row.as_slice(), [_, at, when, what, ..]
                    if at.starts_with(park) && *when == year.to_string() && what.split(' ').any(|word| word == code))
            })
        };
        for (park, year, code) in cells() {
            assert!(listed(park, year, code), "{park} {year} {code}");
        }
        assert!(QUICK_FIGURES.iter().all(|code| listed(LATE.0, LATE.1, code)));
        assert!(listed(NO_GREEN.0, NO_GREEN.1, "ENERGY") && listed(DUPLICATE.0, DUPLICATE.1, "–"));
    }
}
