//! The demonstration dataset `demo-parks`: the tables that are drawn, from parks to planted faults.

mod credit_code;
mod enterprise_names;
mod enterprises;
mod faults;
mod industries;
mod latent;
mod panel;
mod parks;

use enterprises::Frame;
use faults::{Row, plant};
use latent::YEARS;
use panel::{COLUMNS, park_rows};
use parks::{PARKS, Park};

use super::table::{Table, number};

/// File names within the dataset's folder, and their bytes.
pub fn files() -> Vec<(&'static str, Vec<u8>)> {
    let panel: Vec<Vec<Vec<f64>>> = PARKS.iter().map(park_rows).collect();
    vec![
        ("entities.csv", entities(&panel)),
        ("values_wide.csv", values(&panel)),
        ("enterprises.csv", enterprises::table(&frames(&panel))),
        ("industries.csv", industries::table()),
    ]
}

fn frames(panel: &[Vec<Vec<f64>>]) -> Vec<Frame> {
    let listed = newest(panel, "LISTED");
    let frame = |(value_added_per_mu, listed)| Frame { value_added_per_mu, listed };
    newest(panel, "VA_MU").into_iter().zip(listed).map(frame).collect()
}

fn entities(panel: &[Vec<Vec<f64>>]) -> Vec<u8> {
    let mut table = Table::new(&[
        "id",
        "name",
        "name_en",
        "kind",
        "zone",
        "zone_en",
        "region",
        "region_en",
        "size",
        "size_en",
        "lead",
        "lead_en",
    ]);
    for (park, gdp) in PARKS.iter().zip(newest(panel, "GDP")) {
        let (name, name_en) = park.name();
        let groups = [park.zone.label(), park.region.label(), size(gdp), park.lead.label()];
        let head = [park.id.to_owned(), name, name_en, "park".to_owned()];
        table.row(head.into_iter().chain(groups.into_iter().flat_map(|(zh, en)| [zh.to_owned(), en.to_owned()])));
    }
    table.into_bytes()
}

/// A figure of the newest year for every park.
fn newest(panel: &[Vec<Vec<f64>>], code: &str) -> Vec<f64> {
    let column = COLUMNS.iter().position(|(name, _)| *name == code);
    panel.iter().map(|years| column.and_then(|at| years.last()?.get(at).copied()).unwrap_or(0.0)).collect()
}

/// Size class by gross domestic product of the newest year, 亿元.
fn size(gdp: f64) -> (&'static str, &'static str) {
    match gdp {
        1000.0.. => ("千亿级", "Over 100 bn yuan"),
        400.0..1000.0 => ("四百亿至千亿", "40 to 100 bn yuan"),
        _ => ("四百亿以下", "Under 40 bn yuan"),
    }
}

fn values(panel: &[Vec<Vec<f64>>]) -> Vec<u8> {
    let mut rows: Vec<Row> = PARKS.iter().zip(panel).flat_map(|(park, years)| park_history(park, years)).collect();
    plant(&mut rows);
    let header: Vec<&str> = ["entity", "period"].into_iter().chain(COLUMNS.iter().map(|(code, _)| *code)).collect();
    let mut table = Table::new(&header);
    for row in rows {
        let cells = row.cells.iter().zip(COLUMNS).map(|(cell, (_, decimals))| number(*cell, decimals));
        table.row([row.park.to_owned(), row.year.to_string()].into_iter().chain(cells));
    }
    table.into_bytes()
}

fn park_history<'a>(park: &'a Park, years: &'a [Vec<f64>]) -> impl Iterator<Item = Row> + 'a {
    YEARS.iter().zip(years).map(|(&year, figures)| Row {
        park: park.id,
        year,
        cells: figures.iter().map(|&figure| Some(figure)).collect(),
    })
}
