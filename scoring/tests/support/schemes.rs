//! The built-in schemes, as they ship.

use scoring::model::Column;
use scoring::scheme::{Scheme, read};

/// Ids and texts of the files in `public/frameworks`.
macro_rules! built_in {
    ($($id:literal),* $(,)?) => {
        &[$(($id, include_str!(concat!("../../../public/frameworks/", $id, ".json")))),*]
    };
}

pub const BUILT_IN: &[(&str, &str)] = built_in![
    "mujun_huangyan_2022_above_scale",
    "mujun_huangyan_2022_below_scale",
    "mujun_city_45_20_15_15_5_above_scale",
    "mujun_city_45_20_15_15_5_below_scale",
    "hnz_2021",
    "tech_sme_2017",
    "innovative_sme_2022",
    "srdi_sme_2022",
    "srdi_sme_2026",
    "little_giant_2026",
    "zero_carbon_park_2025",
    "local_lowcarbon_park_20",
    "hnte_2016_gates",
    "xinchuying_hangzhou_2024",
    "nat_tech_innov_demo_2010",
];

pub const INDEX: &str = include_str!("../../../public/frameworks/index.json");

pub fn text(id: &str) -> &'static str {
    BUILT_IN.iter().find(|(known, _)| *known == id).unwrap_or_else(|| panic!("no scheme {id}")).1
}

pub fn scheme(id: &str) -> Scheme {
    read(text(id)).unwrap_or_else(|error| panic!("{id}: {error:?}"))
}

/// Columns of one entity with these values; what is not named is missing.
pub fn one(scheme: &Scheme, values: &[(&str, f64)]) -> Vec<Column> {
    for (code, _) in values {
        assert!(scheme.item(code).is_some(), "{} has no item {code}", scheme.id);
    }
    let value = |code: &str| values.iter().find(|(known, _)| *known == code).map(|(_, value)| *value);
    scheme.items.iter().map(|item| Column::from_options([value(&item.code)])).collect()
}
