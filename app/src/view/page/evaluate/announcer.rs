//! Says, once the ranks have come to rest, who of the parks a person watches has moved.

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use scoring::scenario::Scenario;

use crate::state::{AppState, Live};
use crate::text::{self, evaluate as words};

/// How long ranks must rest before they are read aloud.
const REST_MS: u32 = 500;
/// Who is watched when nobody was chosen or pinned: the first few.
const N_FIRST: usize = 3;
/// Longer lists are not listened to.
const N_SAID: usize = 3;

/// Entities with their ranks when they were last spoken of.
type Heard = Vec<(usize, Option<u32>)>;

#[component]
pub fn Announcer() -> impl IntoView {
    let state = AppState::expect();
    let said = RwSignal::new(String::new());
    let settings = Memo::new(move |_| {
        state.scenario.with(|now| {
            let Scenario { weights, drop, treat, normalise, aggregate, rank, rules, .. } = now.clone();
            (weights, drop, treat, normalise, aggregate, rank, rules)
        })
    });
    let heard = StoredValue::new(Heard::new());
    let timer = StoredValue::new_local(None::<Timeout>);
    // Asked for only when the ranks have come to rest, never while a slider moves.
    let speak = move || {
        let Some(live) = untrack(|| state.derived.live()) else { return };
        let before = heard.get_value();
        heard.set_value(watched(&live));
        said.set(message(state, &live, &before));
    };
    Effect::new(move |before: Option<()>| {
        // Read, not merely tracked: a memo that nobody reads has no sources yet and would never be told.
        settings.with(|_| ());
        match before {
            None => heard.set_value(untrack(|| state.derived.live()).map(|live| watched(&live)).unwrap_or_default()),
            Some(()) => timer.set_value(Some(Timeout::new(REST_MS, speak))),
        }
    });
    view! { <p class="visually-hidden" role="status" aria-label=words::evaluate(state.lang.get_untracked()).what_moved>{said}</p> }
}

/// The chosen park and the pinned ones, else the first few, with their ranks now.
fn watched(live: &Live) -> Heard {
    let scenario = &live.scenario;
    let mut entities: Vec<usize> =
        scenario.focus.iter().chain(&scenario.pins).filter_map(|id| live.dataset().find(id)).collect();
    if entities.is_empty() {
        entities = live.window(0..N_FIRST).iter().map(|row| row.entity).collect();
    }
    entities.dedup();
    let ranks = live.ranks_of(&entities);
    entities.into_iter().zip(ranks).collect()
}

fn message(state: AppState, live: &Live, before: &Heard) -> String {
    let lang = state.lang.get_untracked();
    let entities: Vec<usize> = before.iter().map(|(entity, _)| *entity).collect();
    let moved = before.iter().zip(live.ranks_of(&entities)).filter_map(|((entity, before), now)| {
        let (before, now) = ((*before)?, now?);
        let name = text::name(lang, &live.dataset().entities.get(*entity)?.name);
        (before != now).then(|| words::announce(lang, name, before, now))
    });
    let moved: Vec<String> = moved.take(N_SAID).collect();
    if moved.is_empty() { words::announce_none(lang).to_string() } else { words::sentence(lang, &moved) }
}
