//! A person's own schemes: opened from files, kept in this browser, and never sent anywhere.

use leptos::prelude::*;
use scoring::scheme::{Entry, Scheme, read};

use super::json::{Spacing, to_json};
use super::{AppState, Fetched, Schemes, Shared};
use crate::browser::file::{self, File};
use crate::browser::storage::{self, Reach};
use crate::notice::OwnSchemeError;

pub(super) const KEY: &str = "yuanheng.schemes";
/// Schemes are some thousand characters; what is much larger is another kind of file.
const MOST_BYTES: usize = 2_000_000;

impl Schemes {
    /// Reads a file and keeps its scheme, in place of an own one with the same id.
    ///
    /// # Errors
    /// [`OwnSchemeError`]; what was there stays.
    pub async fn open_own(self, state: AppState, file: &File) -> Result<Shared<Scheme>, OwnSchemeError> {
        let bytes = file::read_file(file).await.map_err(|_| OwnSchemeError::Unreadable)?;
        let scheme = Shared::new(own(&bytes)?);
        let is_taken = self.list.with_untracked(|list| match list {
            Fetched::Here(entries) => entries.iter().any(|entry| entry.id == scheme.id),
            Fetched::Awaited | Fetched::Failed { .. } => false,
        });
        if is_taken {
            return Err(OwnSchemeError::Taken { id: scheme.id.clone() });
        }
        self.own.update(|own| {
            own.retain(|one| one.id != scheme.id);
            own.push(scheme.clone());
        });
        self.keep_own(state);
        Ok(scheme)
    }

    pub fn remove_own(self, state: AppState, id: &str) {
        self.own.update(|own| own.retain(|one| one.id != id));
        self.keep_own(state);
    }

    /// As the list has those that ship.
    pub fn own_entries(self) -> Vec<Entry> {
        self.own.with(|own| own.iter().map(|scheme| entry(scheme)).collect())
    }

    fn keep_own(self, state: AppState) {
        let texts: Vec<String> =
            self.own.with_untracked(|own| own.iter().map(|scheme| to_json::<Scheme>(scheme, Spacing::Tight)).collect());
        state.keep_value(KEY, &to_json(&texts, Spacing::Tight));
    }
}

/// Those kept at an earlier visit; what no longer reads as a scheme is left out.
pub(super) fn kept() -> Vec<Shared<Scheme>> {
    let text = kept_text().unwrap_or_default();
    let texts: Vec<String> = serde_json::from_str(&text).unwrap_or_default();
    texts.iter().filter_map(|text| read(text).ok()).map(Shared::new).collect()
}

/// As they are kept.
pub(super) fn kept_text() -> Option<String> {
    storage::load(Reach::Browser, KEY).ok().flatten()
}

fn own(bytes: &[u8]) -> Result<Scheme, OwnSchemeError> {
    if bytes.len() > MOST_BYTES {
        return Err(OwnSchemeError::TooLarge { bytes: bytes.len() as u64, most: MOST_BYTES as u64 });
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_string(),
        Err(_) => file::decode_text(bytes, "gb18030").ok_or(OwnSchemeError::NotText)?,
    };
    read(&text).map_err(OwnSchemeError::NotRead)
}

fn entry(scheme: &Scheme) -> Entry {
    Entry {
        id: scheme.id.clone(),
        name: scheme.name.clone(),
        subject: scheme.subject,
        shape: scheme.shape,
        evidence: scheme.evidence,
        region: scheme.region.clone(),
        version: scheme.version.clone(),
        dates: scheme.dates.clone(),
    }
}

#[cfg(test)]
mod tests {
    use scoring::scheme::SchemeError;

    use super::*;

    #[test]
    fn a_file_is_a_scheme_or_says_why_not() {
        let shipped = include_str!("../../../public/frameworks/innovative_sme_2022.json");
        let scheme = own(shipped.as_bytes()).expect("a scheme");
        assert_eq!(own(to_json(&scheme, Spacing::Wide).as_bytes()), Ok(scheme.clone()), "what is saved opens again");
        assert_eq!(entry(&scheme).id, scheme.id);
        assert!(matches!(own(b"{"), Err(OwnSchemeError::NotRead(SchemeError::NotJson { line: 1, .. }))));
        let broken = shipped.replacen("\"weight\": 100", "\"weight\": 99", 1);
        assert!(matches!(own(broken.as_bytes()), Err(OwnSchemeError::NotRead(SchemeError::Problems(_)))));
        let large = vec![b' '; MOST_BYTES + 1];
        assert!(matches!(own(&large), Err(OwnSchemeError::TooLarge { .. })));
    }
}
