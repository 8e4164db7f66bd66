//! Why a park stands where it does: its indicators' parts of the gap to another park or to the median, largest first; of a method whose
//! score is no sum, the figures that it compares and its own.

use leptos::prelude::*;

use super::explanation::{Explanation, Line, explain};
use crate::change::Change;
use crate::state::AppState;
use crate::text::method::labels;
use crate::text::number::{fixed_or_missing, percent, plain_or_missing, signed};
use crate::text::{self, evaluate as words};
use crate::view::part::before_rules::BeforeRules;
use crate::view::part::entity_picker::EntityPicker;
use crate::view::part::mended::{self, Mended};

/// Up to this many parks stand in one list to choose from; beyond, one is searched by name.
const MOST_LISTED: usize = 500;
/// Parts shown before "show all".
const N_FIRST: usize = 8;

#[component]
pub fn Why() -> impl IntoView {
    let state = AppState::expect();
    let text = words::evaluate(state.lang.get_untracked());
    let is_whole = RwSignal::new(false);
    let explanation = Memo::new(move |_| explain(state));
    let is_there = Memo::new(move |_| explanation.with(Option::is_some));
    let is_long = Memo::new(move |_| explanation.with(|it| it.as_ref().is_some_and(|it| it.lines.len() > N_FIRST)));
    let part = move |read: fn(&Explanation) -> Option<String>| explanation.with(|it| it.as_ref().and_then(read));
    let story = Memo::new(move |_| explanation.with(|it| it.as_ref().map(|it| it.story.clone()).unwrap_or_default()));
    let has_parts = Memo::new(move |_| explanation.with(|it| it.as_ref().is_none_or(|it| it.has_parts)));
    let mended = Memo::new(move |_| mended::mended(state));
    let notes = Memo::new(move |_| explanation.with(|it| it.as_ref().map(|it| it.notes.clone()).unwrap_or_default()));
    let other = move || part(|it| it.other.clone()).unwrap_or_else(|| text.median_entity.into());
    let n_shown = Memo::new(move |_| {
        let n = explanation.with(|it| it.as_ref().map_or(0, |it| it.lines.len()));
        if is_whole.get() { n } else { n.min(N_FIRST) }
    });
    view! {
        <section class="card why" aria-labelledby="why-title">
            <div class="card-head">
                <h2 id="why-title">{text.why} " " {move || part(|it| Some(it.name.clone()))}</h2>
                <Versus />
            </div>
            <Show when=move || is_there.get()>
                <p>{move || part(|it| Some(it.standing.clone()))} " " {move || part(|it| it.sentence.clone())}</p>
                // A story that stays the same is not drawn again with every step of a slider.
                {move || view! { <Story sentences=story.get() /> }}
                {move || notes.get().into_iter().map(|note| view! { <p class="muted">{note}</p> }).collect_view()}
                <BeforeRules />
                <OwnFigures explanation />
                <div class="table-scroll" tabindex="0" role="group" aria-label=text.why_table>
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{text.indicator}</th>
                                <th scope="col" class="number">{text.value}</th>
                                <th scope="col" class="number">{other}</th>
                                <th scope="col" class="number">{text.effective}</th>
                                <Show when=move || has_parts.get()>
                                    <th scope="col" class="number">{text.contribution}</th>
                                    <th scope="col" class="number">{text.difference}</th>
                                    <td></td>
                                </Show>
                            </tr>
                        </thead>
                        <tbody>
                            <For each=move || 0..n_shown.get() key=|at| *at let(at)>
                                <Part at explanation mended has_parts />
                            </For>
                        </tbody>
                    </table>
                </div>
                <Show when=move || is_long.get()>
                    <button type="button" class="button" aria-pressed=move || is_whole.get().to_string() on:click=move |_| is_whole.update(|is| *is = !*is)>
                        {text.show_all}
                    </button>
                </Show>
            </Show>
        </section>
    }
}

/// The row at a place of the table; another indicator that comes to stand there is written into it.
#[component]
fn Part(
    at: usize,
    explanation: Memo<Option<Explanation>>,
    mended: Memo<Mended>,
    has_parts: Memo<bool>,
) -> impl IntoView {
    let lang = AppState::expect().lang.get_untracked();
    let line = Memo::new(move |_| explanation.with(|it| it.as_ref().and_then(|it| it.lines.get(at).cloned())));
    let part = move |read: fn(&Line) -> String| line.with(|line| line.as_ref().map(read).unwrap_or_default());
    let is_ahead = Memo::new(move |_| line.with(|line| line.as_ref().is_some_and(|line| line.difference >= 0.0)));
    let width = move || {
        // The first is the largest.
        let largest = explanation.with(|it| it.as_ref().and_then(|it| Some(it.lines.first()?.difference.abs())));
        let own = line.with(|line| line.as_ref().map_or(0.0, |line| line.difference.abs()));
        format!("{:.1}%", own / largest.unwrap_or(0.0).max(f64::MIN_POSITIVE) * 100.0)
    };
    let mark = move |at: usize| {
        let cell = line.with(|line| line.as_ref()?.cells.get(at).copied().flatten());
        mended::mark(cell.and_then(|cell| mended.with(|mended| mended.get(&cell).map(|old| mended::told(lang, *old)))))
    };
    view! {
        <tr>
            <th scope="row">
                {move || part(|line| line.name.clone())} " " <small class="muted">{move || part(|line| line.unit.clone())}</small>
            </th>
            <td class="number">{move || part(|line| plain_or_missing(line.own))} {move || mark(0)}</td>
            <td class="number">{move || part(|line| plain_or_missing(line.other))} {move || mark(1)}</td>
            <td class="number">{move || part(|line| percent(line.weight, 1))}</td>
            <Show when=move || has_parts.get()>
                <td class="number">{move || part(|line| signed(line.contribution, line.decimals))}</td>
                <td class="number">{move || part(|line| signed(line.difference, line.decimals))}</td>
                <td class="gap-cell" aria-hidden="true">
                    <span class="gap" class:ahead=is_ahead>
                        <i style:width=width></i>
                    </span>
                </td>
            </Show>
        </tr>
    }
}

/// What a decision method says of the park and of the one it is compared with, in the method's own terms.
#[component]
fn OwnFigures(explanation: Memo<Option<Explanation>>) -> impl IntoView {
    let text = labels(AppState::expect().lang.get_untracked());
    let figures =
        Memo::new(move |_| explanation.with(|it| it.as_ref().map(|it| it.figures.clone()).unwrap_or_default()));
    let part = move |read: fn(&Explanation) -> Option<String>| explanation.with(|it| it.as_ref().and_then(read));
    let rows = move || {
        let row = |(name, own, other): (String, Option<f64>, Option<f64>)| {
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td class="number">{fixed_or_missing(own, 4)}</td>
                    <td class="number">{fixed_or_missing(other, 4)}</td>
                </tr>
            }
        };
        figures.get().into_iter().map(row).collect_view()
    };
    view! {
        <Show when=move || !figures.with(Vec::is_empty)>
            <div class="table-scroll" tabindex="0" role="group" aria-label=text.own_figures>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{text.own_figures}</th>
                            <th scope="col" class="number">{move || part(|it| Some(it.name.clone()))}</th>
                            <th scope="col" class="number">{move || part(|it| it.other.clone())}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </Show>
    }
}

/// The other side of the comparison: a park, or the median of all.
#[component]
fn Versus() -> impl IntoView {
    let state = AppState::expect();
    let n = state.opened.with_untracked(|opened| opened.as_ref().map_or(0, |opened| opened.dataset.entities.len()));
    if n > MOST_LISTED { view! { <VersusSearched /> }.into_any() } else { view! { <VersusListed /> }.into_any() }
}

fn compare_with(state: AppState, id: Option<String>) {
    state.act(Change::Compared, |scenario| scenario.reference = id);
    state.settle();
}

#[component]
fn VersusListed() -> impl IntoView {
    let state = AppState::expect();
    let text = words::evaluate(state.lang.get_untracked());
    let choose = move |event| {
        let id = event_target_value(&event);
        compare_with(state, (!id.is_empty()).then_some(id));
    };
    // The list is drawn anew only when the choice changes, not with every weight.
    let reference = Memo::new(move |_| state.scenario.with(|now| now.reference.clone()));
    view! {
        <label class="row small muted">
            {text.versus}
            <select class="select" on:change=choose>
                <option value="">{text.median_entity}</option>
                {move || {
                    let (lang, now) = (state.lang.get(), reference.get());
                    state.opened.with(|opened| {
                        let entities = opened.as_ref().map(|opened| opened.dataset.entities.as_slice()).unwrap_or_default();
                        entities
                            .iter()
                            .map(|entity| {
                                let selected = now.as_ref() == Some(&entity.id);
                                let name = text::name(lang, &entity.name).to_string();
                                view! { <option value=entity.id.clone() selected=selected>{name}</option> }
                            })
                            .collect_view()
                    })
                }}
            </select>
        </label>
    }
}

/// Of very many parks one is found by its name.
#[component]
fn VersusSearched() -> impl IntoView {
    let state = AppState::expect();
    let text = words::evaluate(state.lang.get_untracked());
    let reference = Memo::new(move |_| state.scenario.with(|now| now.reference.clone()));
    let name = move || {
        let reference = reference.get()?;
        state.opened.with(|opened| {
            let dataset = &opened.as_ref()?.dataset;
            let entity = dataset.entities.get(dataset.find(&reference)?)?;
            Some(text::name(state.lang.get_untracked(), &entity.name).to_string())
        })
    };
    let shown = Signal::derive(move || name().unwrap_or_else(|| text.median_entity.into()));
    let choose = move |entity: usize| {
        let id = state.opened.with_untracked(|opened| {
            opened.as_ref().and_then(|opened| Some(opened.dataset.entities.get(entity)?.id.clone()))
        });
        compare_with(state, id);
    };
    view! {
        <div class="row">
            <EntityPicker id="why-versus" label=text.versus shown excluded=Signal::stored(Vec::new()) on_pick=choose />
            <button type="button" class="button" on:click=move |_| compare_with(state, None)>{text.median_entity}</button>
        </div>
    }
}

/// What the rules did, a line each.
#[component]
fn Story(sentences: Vec<String>) -> impl IntoView {
    (!sentences.is_empty()).then(|| {
        view! { <ul class="story">{sentences.into_iter().map(|one| view! { <li>{one}</li> }).collect_view()}</ul> }
    })
}
