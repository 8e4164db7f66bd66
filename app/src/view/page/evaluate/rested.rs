//! What a slider has left behind once it rests: for answers that take longer than a frame.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;

/// How long a value must rest before it is looked at.
const REST_MS: u32 = 200;

/// The value once it has come to rest; at first as it is.
pub fn rested<T: Clone + PartialEq + Send + Sync + 'static>(moving: Memo<T>) -> RwSignal<T> {
    let rested = RwSignal::new(moving.get_untracked());
    let timer = StoredValue::new_local(None::<Timeout>);
    Effect::new(move |before: Option<()>| {
        let now = moving.get();
        if before.is_some() {
            timer.set_value(Some(Timeout::new(REST_MS, move || rested.set(now))));
        }
    });
    rested
}
