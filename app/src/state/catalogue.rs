//! The list of datasets the site ships, as `data/index.json` has it.

use scoring::model::Text;
use serde::{Deserialize, Serialize};

/// One shipped dataset. Files are paths below its folder.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CatalogueEntry {
    pub id: String,
    pub title: Text,
    pub summary: Text,
    pub synthetic: bool,
    #[serde(rename = "entities")]
    pub n_entities: u32,
    #[serde(rename = "indicators")]
    pub n_indicators: u32,
    #[serde(rename = "periods")]
    pub n_periods: u32,
    #[serde(rename = "enterprises")]
    pub n_enterprises: u32,
    /// Of all its files.
    pub bytes: u64,
    pub files: Vec<CatalogueFile>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatalogueFile {
    pub path: String,
    pub bytes: u64,
}

/// What `data/index.json` says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Catalogue {
    /// Id of the dataset a first visit opens.
    #[serde(rename = "default")]
    pub first: String,
    pub datasets: Vec<CatalogueEntry>,
}

/// `None` when the bytes are no catalogue.
pub fn parse(bytes: &[u8]) -> Option<Catalogue> {
    serde_json::from_slice(bytes).ok()
}
