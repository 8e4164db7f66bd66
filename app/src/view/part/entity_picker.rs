//! A field that finds one park of many by name: type, arrows, Enter; or a tap.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::browser::page;
use crate::state::AppState;
use crate::text::{self, picker as words};

/// Matches listed at once; typing on narrows them.
const N_LISTED: usize = 40;

/// One line of the list.
#[derive(Clone, PartialEq)]
struct Match {
    entity: usize,
    name: String,
    rank: Option<u32>,
}

/// What the list shows.
#[derive(Clone, Default, PartialEq)]
struct Matches {
    listed: Vec<Match>,
    n_more: usize,
}

/// `id` is unique on the page. `shown` stands in the field while nobody searches.
#[component]
pub fn EntityPicker(
    id: &'static str,
    label: &'static str,
    #[prop(into)] shown: Signal<String>,
    #[prop(into)] excluded: Signal<Vec<usize>>,
    #[prop(into, default = Signal::stored(false))] disabled: Signal<bool>,
    on_pick: impl Fn(usize) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let state = AppState::expect();
    let list_id = format!("{id}-list");
    let (typed, is_open, active) = (RwSignal::new(String::new()), RwSignal::new(false), RwSignal::new(0_usize));
    let matches =
        Memo::new(
            move |_| {
                if is_open.get() { find(state, &typed.read(), &excluded.read()) } else { Matches::default() }
            },
        );
    let option_id = move |at: usize| format!("{id}-{at}");
    let open = move || {
        if !is_open.get_untracked() {
            typed.set(String::new());
            active.set(0);
            is_open.set(true);
        }
    };
    let take = move |entity: usize| {
        is_open.set(false);
        on_pick(entity);
    };
    let go = move |to: usize| {
        active.set(to);
        page::reveal(&option_id(to));
    };
    let on_key = move |event: KeyboardEvent| {
        let n = matches.with_untracked(|matches| matches.listed.len());
        let at = active.get_untracked();
        match event.key().as_str() {
            "ArrowDown" if !is_open.get_untracked() => open(),
            "ArrowDown" => go(if at + 1 < n { at + 1 } else { 0 }),
            "ArrowUp" if is_open.get_untracked() => go(at.checked_sub(1).unwrap_or(n.saturating_sub(1))),
            "Enter" => {
                let chosen = matches.with_untracked(|matches| matches.listed.get(at).map(|one| one.entity));
                chosen.into_iter().for_each(take);
            }
            "Escape" => is_open.set(false),
            _ => return,
        }
        event.prevent_default();
    };
    let on_input = move |event| {
        open();
        typed.set(event_target_value(&event));
        active.set(0);
    };
    view! {
        <div class="picker">
            <label class="field" for=id>{label}</label>
            <input
                id=id
                class="input"
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                aria-autocomplete="list"
                aria-expanded=move || is_open.get().to_string()
                aria-controls=list_id.clone()
                aria-activedescendant=move || {
                    let has_match = matches.with(|matches| active.get() < matches.listed.len());
                    (is_open.get() && has_match).then(|| option_id(active.get()))
                }
                placeholder=move || match shown.get() {
                    shown if shown.is_empty() => words::picker(state.lang.get()).search.to_string(),
                    shown => shown,
                }
                disabled=disabled
                prop:value=move || if is_open.get() { typed.get() } else { shown.get() }
                on:click=move |_| open()
                on:input=on_input
                on:keydown=on_key
                on:blur=move |_| is_open.set(false)
            />
            <div class="picker-list" hidden=move || !is_open.get()>
                <ul id=list_id role="listbox" aria-label=label>
                    {move || {
                        let lang = state.lang.get();
                        let option = |(at, one): (usize, Match)| view! {
                            <li
                                id=option_id(at)
                                role="option"
                                aria-selected=move || (active.get() == at).to_string()
                                // The field keeps the focus, so that the tap is not lost to its blur.
                                on:mousedown=|event| event.prevent_default()
                                on:click=move |_| take(one.entity)
                            >
                                <span>{one.name}</span>
                                <small class="muted">{words::place(lang, one.rank)}</small>
                            </li>
                        };
                        matches.get().listed.into_iter().enumerate().map(option).collect_view()
                    }}
                </ul>
                <p class="small muted" role="status">
                    {move || {
                        let (lang, matches) = (state.lang.get(), matches.get());
                        match (matches.listed.len(), matches.n_more) {
                            (0, _) if is_open.get() => words::picker(lang).no_match.to_string(),
                            (_, 0) => String::new(),
                            (_, more) => words::more(lang, more),
                        }
                    }}
                </p>
            </div>
        </div>
    }
}

/// Those whose name has what was typed, best first, those without a rank last.
fn find(state: AppState, typed: &str, excluded: &[usize]) -> Matches {
    // Capitals beyond A to Z are told apart: what folds those is a table of their own in the first load.
    let wanted = typed.trim().to_ascii_lowercase();
    let lang = state.lang.get();
    state.derived.shown.with(|scored| {
        let Some(scored) = scored else { return Matches::default() };
        let entities = &scored.dataset().entities;
        let ranked = scored.ranking.order.iter().map(|&entity| entity as usize);
        let others = (0..entities.len()).filter(|&entity| scored.rank(entity).is_none());
        let mut found = ranked.chain(others).filter(|entity| !excluded.contains(entity)).filter_map(|entity| {
            let one = entities.get(entity)?;
            let has = |text: &str| text.to_ascii_lowercase().contains(&wanted);
            let matches = wanted.is_empty() || has(&one.name.zh) || has(&one.name.en) || has(&one.id);
            let name = || text::name(lang, &one.name).to_string();
            matches.then(|| Match { entity, name: name(), rank: scored.rank(entity) })
        });
        let listed = found.by_ref().take(N_LISTED).collect();
        Matches { listed, n_more: found.count() }
    })
}
