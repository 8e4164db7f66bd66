//! Local storage, which may be blocked, full or altered by hand.

use web_sys::Storage;

/// Why nothing was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The browser forbids it here (private window, policy, a file opened from disk).
    Blocked,
    /// No room left.
    Full,
}

fn storage() -> Result<Storage, StorageError> {
    web_sys::window().and_then(|window| window.local_storage().ok().flatten()).ok_or(StorageError::Blocked)
}

/// What was saved under `key`; `Ok(None)` when nothing was.
pub fn load(key: &str) -> Result<Option<String>, StorageError> {
    storage()?.get_item(key).map_err(|_| StorageError::Blocked)
}

pub fn save(key: &str, value: &str) -> Result<(), StorageError> {
    storage()?.set_item(key, value).map_err(|_| StorageError::Full)
}
