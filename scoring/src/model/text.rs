//! A name in both languages of the product.

use serde::{Deserialize, Serialize};

/// A name or title in Chinese and English; either may be empty, and then the other stands in for it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    pub zh: String,
    pub en: String,
}

impl Text {
    /// Both languages the same, for names that came without a translation.
    pub fn same(name: impl Into<String>) -> Self {
        let zh: String = name.into();
        Self { en: zh.clone(), zh }
    }

    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// The Chinese name, or the English one where there is no Chinese.
    pub fn zh(&self) -> &str {
        if self.zh.is_empty() { &self.en } else { &self.zh }
    }

    /// The English name, or the Chinese one where there is no English.
    pub fn en(&self) -> &str {
        if self.en.is_empty() { &self.zh } else { &self.en }
    }
}
