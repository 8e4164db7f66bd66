//! The browser's database, for what local storage is too small for: contents by key, each with a text about it.
//!
//! A few requests of one kind need no library: those there are bring a scheduler with them, into what a phone loads first.

use js_sys::{Array, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, File, IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode, StorageEstimate,
};

use super::storage::StorageError;

const NAME: &str = "yuanheng";
const VERSION: u32 = 1;
const ABOUT: &str = "about";
const CONTENT: &str = "content";

/// An open connection; closed when dropped.
pub struct Database(IdbDatabase);

impl Drop for Database {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// What this site takes of the machine, in bytes, and how much the browser would let it take.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    pub used_bytes: f64,
    pub most_bytes: f64,
}

impl Database {
    /// # Errors
    /// [`StorageError`] where the browser has none here.
    pub async fn open() -> Result<Self, StorageError> {
        let factory = web_sys::window().and_then(|window| window.indexed_db().ok().flatten());
        let request =
            factory.and_then(|factory| factory.open_with_u32(NAME, VERSION).ok()).ok_or(StorageError::Blocked)?;
        let upgraded = request.clone();
        let create = Closure::once_into_js(move || {
            if let Ok(database) = upgraded.result().map(IdbDatabase::from) {
                for store in [ABOUT, CONTENT] {
                    // Where it fails, so does every use of the store, which is told.
                    let _ = database.create_object_store(store);
                }
            }
        });
        request.set_onupgradeneeded(Some(create.unchecked_ref()));
        answer(&request).await.map(|database| Self(database.into()))
    }

    /// Texts about everything that is there, by ascending key.
    pub async fn list(&self) -> Result<Vec<(String, String)>, StorageError> {
        let store = store(&self.transaction(IdbTransactionMode::Readonly)?, ABOUT)?;
        let keys = answer(&store.get_all_keys().map_err(told)?).await?;
        let texts = answer(&store.get_all().map_err(told)?).await?;
        let pair = |(key, text): (JsValue, JsValue)| Some((key.as_string()?, text.as_string()?));
        Ok(Array::from(&keys).iter().zip(Array::from(&texts).iter()).filter_map(pair).collect())
    }

    /// The content at a key; `None` where there is none.
    pub async fn content(&self, key: &str) -> Result<Option<JsValue>, StorageError> {
        let store = store(&self.transaction(IdbTransactionMode::Readonly)?, CONTENT)?;
        let content = answer(&store.get(&key.into()).map_err(told)?).await?;
        Ok((!content.is_undefined()).then_some(content))
    }

    /// Writes a content with a text about it, both or neither.
    pub async fn put(&self, key: &str, about: &str, content: &JsValue) -> Result<(), StorageError> {
        let transaction = self.transaction(IdbTransactionMode::Readwrite)?;
        store(&transaction, ABOUT)?.put_with_key(&about.into(), &key.into()).map_err(told)?;
        store(&transaction, CONTENT)?.put_with_key(content, &key.into()).map_err(told)?;
        done(&transaction).await
    }

    /// Writes a content; the text about it only where there is none yet.
    pub async fn put_keeping_about(&self, key: &str, about: &str, content: &JsValue) -> Result<(), StorageError> {
        let transaction = self.transaction(IdbTransactionMode::Readwrite)?;
        let abouts = store(&transaction, ABOUT)?;
        if answer(&abouts.get(&key.into()).map_err(told)?).await?.is_undefined() {
            abouts.put_with_key(&about.into(), &key.into()).map_err(told)?;
        }
        store(&transaction, CONTENT)?.put_with_key(content, &key.into()).map_err(told)?;
        done(&transaction).await
    }

    /// Writes another text about a content.
    pub async fn put_about(&self, key: &str, about: &str) -> Result<(), StorageError> {
        let transaction = self.transaction(IdbTransactionMode::Readwrite)?;
        store(&transaction, ABOUT)?.put_with_key(&about.into(), &key.into()).map_err(told)?;
        done(&transaction).await
    }

    /// Takes away what is at a key.
    pub async fn remove(&self, key: &str) -> Result<(), StorageError> {
        let transaction = self.transaction(IdbTransactionMode::Readwrite)?;
        for name in [ABOUT, CONTENT] {
            store(&transaction, name)?.delete(&key.into()).map_err(told)?;
        }
        done(&transaction).await
    }

    /// Takes everything away.
    pub async fn clear(&self) -> Result<(), StorageError> {
        let transaction = self.transaction(IdbTransactionMode::Readwrite)?;
        for name in [ABOUT, CONTENT] {
            store(&transaction, name)?.clear().map_err(told)?;
        }
        done(&transaction).await
    }

    fn transaction(&self, mode: IdbTransactionMode) -> Result<IdbTransaction, StorageError> {
        let stores = Array::of2(&ABOUT.into(), &CONTENT.into());
        self.0.transaction_with_str_sequence_and_mode(&stores, mode).map_err(told)
    }
}

/// What the browser says of its room; `None` where it does not say.
pub async fn room() -> Option<Room> {
    let estimate = web_sys::window()?.navigator().storage().estimate().ok()?;
    let estimate: StorageEstimate = JsFuture::from(estimate).await.ok()?.unchecked_into();
    Some(Room { used_bytes: estimate.get_usage()?, most_bytes: estimate.get_quota()? })
}

/// Files as a content.
pub fn files(files: &[File]) -> JsValue {
    files.iter().collect::<Array>().into()
}

/// The files of a content; what is none is left out.
pub fn files_of(content: &JsValue) -> Vec<File> {
    Array::from(content).iter().filter_map(|file| file.dyn_into().ok()).collect()
}

fn store(transaction: &IdbTransaction, name: &str) -> Result<IdbObjectStore, StorageError> {
    transaction.object_store(name).map_err(told)
}

/// Waits for a request; what resolves and rejects a promise serves as its listeners.
async fn answer(request: &IdbRequest) -> Result<JsValue, StorageError> {
    let settled = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(settled).await {
        Ok(_) => request.result().map_err(told),
        Err(_) => Err(request.error().ok().flatten().map_or(StorageError::Blocked, |error| kind(&error))),
    }
}

async fn done(transaction: &IdbTransaction) -> Result<(), StorageError> {
    let settled = Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    });
    let error = || transaction.error().map_or(StorageError::Blocked, |error| kind(&error));
    JsFuture::from(settled).await.map(|_| ()).map_err(|_| error())
}

fn told(error: JsValue) -> StorageError {
    error.dyn_ref::<DomException>().map_or(StorageError::Blocked, kind)
}

fn kind(error: &DomException) -> StorageError {
    if error.name() == "QuotaExceededError" { StorageError::Full } else { StorageError::Blocked }
}
