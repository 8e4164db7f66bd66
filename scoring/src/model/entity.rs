//! What is scored, and the attributes it is grouped by.

use serde::{Deserialize, Serialize};

use super::Text;

/// A park (or another thing that is scored). `id` is unique within a dataset.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Entity {
    pub id: String,
    pub name: Text,
}

/// One categorical attribute of every entity, such as a region or a size class.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GroupColumn {
    /// Column code as the file has it.
    pub code: String,
    pub name: Text,
    /// The distinct values, in order of first appearance.
    pub categories: Vec<Text>,
    /// Index into `categories` for each entity; `None` where the file gives none.
    pub of_entity: Vec<Option<u32>>,
}

impl GroupColumn {
    /// The entity's category, if it has one.
    pub fn category(&self, entity: usize) -> Option<&Text> {
        let index = (*self.of_entity.get(entity)?)?;
        self.categories.get(index as usize)
    }
}
