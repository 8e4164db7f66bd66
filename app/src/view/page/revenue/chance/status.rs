//! How far the simulation is, how much of it is wanted, and what went wrong in words.

use leptos::prelude::*;

use super::super::Screen;
use crate::change::Change;
use crate::state::AppState;
use crate::state::chances::Status;
use crate::text::revenue::chance as words;

/// Numbers of paths to choose from.
const PATHS: [u32; 4] = [2_000, 10_000, 30_000, 100_000];

#[component]
pub fn StatusBar() -> impl IntoView {
    let state = AppState::expect();
    let screen = expect_context::<Screen>();
    let lang = state.lang.get_untracked();
    let text = words::chance(lang);
    let chances = screen.chances;
    let wanted = Memo::new(move |_| state.scenario.with(|now| now.chance.paths));
    let share = move || match chances.status.get() {
        Status::Running(share) => share,
        Status::Finished => 1.0,
        _ => 0.0,
    };
    let progress = move || match chances.status.get() {
        Status::Running(share) => {
            let paths = chances.told(screen.plan.get()).map_or(0, |told| told.summary.paths);
            words::progress(lang, paths, u64::from(wanted.get()), share)
        }
        Status::Finished => format!("{} · {}", text.finished, words::paths(lang, f64::from(wanted.get()))),
        _ => String::new(),
    };
    // Read aloud when it is over, not at every step.
    let ended = move || (chances.status.get() == Status::Finished).then_some(text.finished);
    let trouble = Memo::new(move |_| trouble(text, chances.status.get()));
    let choose = move |event| {
        let Ok(paths) = event_target_value(&event).parse::<u32>() else { return };
        state.act(Change::Chance { name: None }, |now| now.chance.paths = paths);
        state.settle();
    };
    let reseed = move |event| {
        // What is no whole number leaves the seed as it is, and the field shows it again.
        let seed = event_target_value(&event).trim().parse::<u32>();
        state.act(Change::Chance { name: None }, |now| now.chance.seed = seed.unwrap_or(now.chance.seed));
        state.settle();
    };
    view! {
        <section class="card" data-edits="" aria-labelledby="chance-title">
            <div class="card-head">
                <h2 id="chance-title">{text.title}</h2>
                <div class="row">
                    <label class="row small">
                        <span>{text.paths}</span>
                        <select class="input" on:change=choose prop:value=move || wanted.get().to_string()>
                            {PATHS.map(|n| view! {
                                <option value=n.to_string() selected=move || wanted.get() == n>
                                    {words::paths(lang, f64::from(n))}
                                </option>
                            }).collect_view()}
                        </select>
                    </label>
                    <label class="row small">
                        <span>{text.seed}</span>
                        <input
                            class="input seed"
                            type="number"
                            min="0"
                            step="1"
                            prop:value=move || state.scenario.with(|now| now.chance.seed.to_string())
                            on:change=reseed
                        />
                    </label>
                </div>
            </div>
            <p class="small muted">{text.about}</p>
            {move || trouble.get().map(|message| view! {
                <div class="callout danger" role="alert"><p>{message}</p></div>
            })}
            <p class="visually-hidden" role="status">{ended}</p>
            <div class="row certainty-status">
                <progress max="1" prop:value=share aria-label=text.title></progress>
                <span class="small muted grow">{progress}</span>
            </div>
        </section>
    }
}

/// Why there is no simulation, or none of what is on screen.
pub fn trouble(text: &words::Chance, status: Status) -> Option<&'static str> {
    match status {
        Status::Impossible => Some(text.impossible),
        Status::Stale => Some(text.stale),
        Status::NoWorker => Some(text.no_worker),
        Status::Running(_) | Status::Finished => None,
    }
}
