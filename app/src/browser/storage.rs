//! Small texts that the browser keeps, which may be blocked, full or altered by hand.

use web_sys::{Storage, Window};

/// Every key of ours starts so: other pages may be served from the same host.
const PREFIX: &str = "yuanheng.";

/// Why nothing was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The browser forbids it here (private window, policy, a file opened from disk).
    Blocked,
    /// No room left.
    Full,
}

/// Where a text is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// For every tab, until it is taken away.
    Browser,
    /// For this tab alone, over its reloads: what another tab writes does not touch it.
    Tab,
}

fn storage(reach: Reach) -> Result<Storage, StorageError> {
    let of = |window: Window| match reach {
        Reach::Browser => window.local_storage(),
        Reach::Tab => window.session_storage(),
    };
    web_sys::window().and_then(|window| of(window).ok().flatten()).ok_or(StorageError::Blocked)
}

/// What was saved under `key`; `Ok(None)` when nothing was.
pub fn load(reach: Reach, key: &str) -> Result<Option<String>, StorageError> {
    storage(reach)?.get_item(key).map_err(|_| StorageError::Blocked)
}

pub fn save(reach: Reach, key: &str, value: &str) -> Result<(), StorageError> {
    storage(reach)?.set_item(key, value).map_err(|_| StorageError::Full)
}

/// Takes away what was saved under every key of ours but these.
pub fn remove_all_but(kept: &[&str]) {
    for storage in [Reach::Browser, Reach::Tab].into_iter().filter_map(|reach| storage(reach).ok()) {
        let keys = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
        for key in keys.filter(|key| key.starts_with(PREFIX) && !kept.contains(&key.as_str())).collect::<Vec<_>>() {
            // Gone already, or blocked, in which case there is nothing.
            let _ = storage.remove_item(&key);
        }
    }
}
