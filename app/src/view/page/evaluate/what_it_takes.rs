//! What it would take for the park in focus: the smallest change of weights, or who forbids it, the smallest improvements, and how far
//! its rank can go.

use leptos::prelude::*;
use scoring::reach::{
    Aim, Certificate, Dominator, Exactness, Freedom, Measure, ReachError, Room, Scope, Verdict, WeightChange,
    rank_spans, smallest_change,
};

use super::ground::{Ground, Reach};
use super::improve::Improve;
use super::rested::rested;
use crate::change::Change;
use crate::state::AppState;
use crate::text::number::percent;
use crate::text::{self, reach as words, what_if};
use crate::view::part::before_rules::BeforeRules;
use crate::view::part::heads::heads;
use crate::view::part::lasting::lasting;

/// Places that are offered as aims.
const TOPS: [u32; 4] = [1, 3, 5, 10];
/// How far pillars' weights may be off for the span of ranks.
const PART: f64 = 0.25;
/// Linear programmes for each end of the span.
const N_PROGRAMS: usize = 200;

/// Which weights may move.
#[derive(Clone, Copy, PartialEq)]
enum Moving {
    Pillars,
    Indicators,
}

/// The answer, worded.
#[derive(Clone, Default, PartialEq)]
struct Answer {
    sentence: String,
    /// Name, share now, share then.
    moves: Vec<(String, f64, f64)>,
    change: Option<WeightChange>,
}

#[component]
pub fn WhatItTakes() -> impl IntoView {
    let state = AppState::expect();
    let text = words::reach(state.lang.get_untracked());
    // These answers take longer than a frame, and a slider must not wait for them.
    let reach = rested(expect_context::<Reach>().0);
    // The aim as the list has it: an entity's id, or `#` and a rank.
    let wanted = RwSignal::new(String::new());
    let moving = lasting(|| RwSignal::new(Moving::Pillars));
    let aims =
        Memo::new(move |_| reach.with(|ground| ground.as_ref().map(|ground| aims(state, ground)).unwrap_or_default()));
    let aim = move || {
        let wanted = wanted.get();
        aims.with(|aims| aims.iter().find(|(key, ..)| *key == wanted).or(aims.first()).map(|(.., aim)| *aim))
    };
    let answer = Memo::new(move |_| {
        let (aim, moving) = (aim()?, moving.get());
        reach.with(|ground| Some(answer(state, ground.as_ref()?, aim, moving)))
    });
    let span = Memo::new(move |_| reach.with(|ground| span(state, ground.as_ref()?)));
    let apply = move |_| {
        let change = answer.with_untracked(|answer| answer.as_ref().and_then(|answer| answer.change.clone()));
        if let Some(change) = change {
            state.act(Change::SmallestChange, |scenario| change.apply(scenario));
            state.settle();
        }
    };
    let has_ground = move || reach.with(Option::is_some);
    view! {
        <section class="card what-it-takes" aria-labelledby="reach-title">
            <div class="card-head">
                <h2 id="reach-title">{text.title}</h2>
            </div>
            <Show when=has_ground fallback=move || view! { <p class="muted">{text.too_many}</p> }>
                <BeforeRules />
                <p class="muted">{move || span.get()}</p>
                <div class="row">
                    <label class="field">
                        {text.aim}
                        <select class="select" on:change=move |event| wanted.set(event_target_value(&event))>
                            {move || {
                                let now = wanted.get();
                                aims.get().into_iter().map(|(key, label, _)| {
                                    let selected = key == now;
                                    view! { <option value=key selected=selected>{label}</option> }
                                }).collect_view()
                            }}
                        </select>
                    </label>
                </div>
                <h3>{what_if::improving(state.lang.get_untracked()).weights_title}</h3>
                <div class="row">
                    <label class="field">
                        {text.scope}
                        <select class="select" on:change=move |event| moving.set(
                            if event_target_value(&event) == "indicators" { Moving::Indicators } else { Moving::Pillars },
                        )>
                            <option value="pillars">{text.scope_pillars}</option>
                            <option value="indicators">{text.scope_indicators}</option>
                        </select>
                    </label>
                </div>
                <p aria-live="polite">{move || answer.get().map(|answer| answer.sentence)}</p>
                <Show when=move || answer.with(|answer| answer.as_ref().is_some_and(|answer| answer.change.is_some()))>
                    <Moves moves=move || answer.get().map(|answer| answer.moves).unwrap_or_default() />
                    <p data-edits=""><button type="button" class="button primary" on:click=apply>{text.apply}</button></p>
                </Show>
                <Improve reach aim=Signal::derive(aim) />
            </Show>
        </section>
    }
}

/// What moves, from where to where.
#[component]
fn Moves(moves: impl Fn() -> Vec<(String, f64, f64)> + Send + Sync + 'static) -> impl IntoView {
    let text = words::reach(AppState::expect().lang.get_untracked());
    let rows = move || {
        let row = |(name, from, to): (String, f64, f64)| {
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td class="number">{percent(from, 1)}</td>
                    <td class="number">{percent(to, 1)}</td>
                </tr>
            }
        };
        moves().into_iter().map(row).collect_view()
    };
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-label=text.moves>
            <table>
                {heads(&[(text.weight, false), (text.now, true), (text.then, true)])}
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// The park to compare with and the next one above, then the places from the top that are still ahead.
fn aims(state: AppState, ground: &Ground) -> Vec<(String, String, Aim)> {
    let lang = state.lang.get_untracked();
    let Some(focus) = ground.focus() else { return Vec::new() };
    let Some(rank) = ground.standing().rank(focus) else { return Vec::new() };
    let ahead: Vec<usize> = ground.order().take_while(|&entity| entity != focus).collect();
    let next = ahead.last().copied();
    let reference = ground.reference().filter(|other| ahead.contains(other) && Some(*other) != next);
    let pass = |entity: usize| {
        let id = ground.dataset().entities.get(entity).map(|one| one.id.clone()).unwrap_or_default();
        (id, words::pass(lang, &ground.name(state, entity)), Aim::Above(entity))
    };
    let tops = TOPS.into_iter().rev().filter(|&top| top < rank);
    let tops = tops.map(|top| (format!("#{top}"), words::top(lang, top), Aim::Rank(top)));
    reference.into_iter().chain(next).map(pass).chain(tops).collect()
}

fn freedom(ground: &Ground, moving: Moving, room: Room) -> Freedom {
    let scope = match moving {
        Moving::Pillars => Scope::Children(ground.dataset().framework.root()),
        Moving::Indicators => Scope::Indicators,
    };
    Freedom { scope, room }
}

fn answer(state: AppState, ground: &Ground, aim: Aim, moving: Moving) -> Answer {
    let lang = state.lang.get_untracked();
    let text = words::reach(lang);
    let told = |sentence: &str| Answer { sentence: sentence.into(), ..Answer::default() };
    let Some(focus) = ground.focus() else { return Answer::default() };
    let freedom = freedom(ground, moving, Room::Whole);
    match smallest_change(&ground.standing(), &freedom, Measure::Total, focus, aim) {
        Ok(Verdict::Already) => told(text.already),
        Ok(Verdict::NotFound) => told(text.not_found),
        Ok(Verdict::Impossible(certificate)) => told(&forbidden(state, ground, focus, &certificate)),
        Ok(Verdict::Change(found)) => {
            let name = ground.name(state, focus);
            let framework = &ground.dataset().framework;
            let named = |code: &str| {
                framework.find(code).map_or_else(|| code.into(), |id| text::name(lang, &framework.node(id).name).into())
            };
            // What some lose others gain, so half of the total is what moves.
            let (n, moved, is_exact) = (found.moves.len(), found.size / 2.0, found.exactness == Exactness::Exact);
            Answer {
                sentence: words::change(lang, &name, n, moved, found.rank, is_exact),
                moves: found.moves.iter().map(|one| (named(&one.code), one.from, one.to)).collect(),
                change: Some(found.change),
            }
        }
        Err(ReachError::NoWeights) => told(text.no_weights),
        Err(_) => told(text.no_slopes),
    }
}

fn forbidden(state: AppState, ground: &Ground, focus: usize, certificate: &Certificate) -> String {
    let lang = state.lang.get_untracked();
    let text = words::reach(lang);
    let name = ground.name(state, focus);
    let dominators = |them: &[Dominator]| {
        let names: Vec<String> = them.iter().map(|one| ground.name(state, one.entity)).collect();
        words::never_behind(lang, &name, &names, them.iter().all(|one| one.in_every_indicator))
    };
    match certificate {
        Certificate::NoWeights => text.no_weights.into(),
        Certificate::NeverBehind(them) => dominators(them),
        Certificate::Mix { parts, .. } => {
            let parts: Vec<(String, f64)> = parts.iter().map(|(one, part)| (ground.name(state, *one), *part)).collect();
            words::mix(lang, &name, &parts)
        }
        Certificate::EveryChoice { never_behind } if !never_behind.is_empty() => dominators(never_behind),
        Certificate::EveryChoice { .. } => text.every_choice.into(),
    }
}

fn span(state: AppState, ground: &Ground) -> Option<String> {
    let focus = ground.focus()?;
    let freedom = freedom(ground, Moving::Pillars, Room::Around { part: PART });
    let spans = rank_spans(&ground.standing(), &freedom, &[focus], N_PROGRAMS).ok()?;
    let span = spans.first()?;
    let is_exact = [&span.best, &span.worst].iter().all(|end| end.exactness == Exactness::Exact);
    let name = ground.name(state, focus);
    Some(words::span(state.lang.get_untracked(), &name, PART, span.best.rank, span.worst.rank, is_exact))
}
