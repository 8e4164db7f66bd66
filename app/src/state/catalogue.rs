//! The list of datasets the site ships, as `data/index.json` has it.

use scoring::model::Text;
use serde::Deserialize;

/// One shipped dataset. Files are paths below its folder.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct CatalogueEntry {
    pub id: String,
    pub title: Text,
    pub summary: Text,
    pub synthetic: bool,
    pub n_entities: u32,
    pub n_indicators: u32,
    pub n_periods: u32,
    pub files: Vec<CatalogueFile>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct CatalogueFile {
    pub path: String,
    pub bytes: u64,
}

impl CatalogueEntry {
    /// Size of all its files.
    pub fn bytes(&self) -> u64 {
        self.files.iter().map(|file| file.bytes).sum()
    }
}

#[derive(Deserialize)]
struct Index {
    datasets: Vec<CatalogueEntry>,
}

/// `None` when the bytes are no catalogue.
pub fn parse(bytes: &[u8]) -> Option<Vec<CatalogueEntry>> {
    serde_json::from_slice::<Index>(bytes).ok().map(|index| index.datasets)
}
