//! How grades are cut: by share or by least score, inside a group where wanted.

use leptos::prelude::*;
use scoring::scenario::{Grades, Grading, Rounding, Ties};

use super::fields::{Answer, NumberField, PlaceChoice, Told, entered, number};
use crate::browser::page;
use crate::change::Change;
use crate::state::AppState;
use crate::text::{self, rules as words};

const BY_THRESHOLD: usize = 1;
/// Least scores that are proposed on a scale to 100; any other scale starts empty.
const USUAL_SCORES: [f64; 3] = [85.0, 70.0, 60.0];

#[component]
pub fn GradingForm() -> impl IntoView {
    let state = AppState::expect();
    let text = words::rules(state.lang.get_untracked());
    let told = RwSignal::new(Told::default());
    let now = Memo::new(move |_| state.scenario.with(|now| (now.grades.clone(), now.rules.grading.clone())));
    let is_official = Memo::new(move |_| {
        let official =
            state.opened.get().map(|opened| (opened.official.grades.clone(), opened.official.rules.grading.clone()));
        official == Some(now.get())
    });
    let reset = move |_| {
        let Some(opened) = state.opened.get_untracked() else { return };
        state.act(Change::Grades, |scenario| {
            scenario.grades = opened.official.grades.clone();
            scenario.rules.grading = opened.official.rules.grading.clone();
        });
        state.settle();
        told.set(Told::Done(text.saved));
        request_animation_frame(|| page::focus("#grading-title"));
    };
    view! {
        <section class="rule-kind" aria-labelledby="grading-title">
            <h3 id="grading-title" tabindex="-1">{text.grading}</h3>
            <p class="muted small">{text.grading_hint}</p>
            // Undo writes other numbers into the fields.
            {move || {
                let (grades, grading) = now.get();
                view! { <Fields grades grading told /> }
            }}
            <p class="row">
                <button type="button" class="button" disabled=is_official on:click=reset>{text.official_grades}</button>
            </p>
            <Answer told />
        </section>
    }
}

#[component]
fn Fields(grades: Grades, grading: Grading, told: RwSignal<Told>) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::rules(lang);
    let by = RwSignal::new(usize::from(!grading.thresholds.is_empty()));
    let cuts = grades.labels.len().saturating_sub(1);
    let share = |at: usize| grades.shares.get(at).map(|share| (share * 1e4).round() / 100.0);
    let shares: Vec<RwSignal<String>> = (0..cuts).map(|at| RwSignal::new(entered(share(at)))).collect();
    let is_hundred = state.scenario.with_untracked(|now| now.normalise.range[1] == 100.0);
    let proposed = |at: usize| USUAL_SCORES.get(at).copied().filter(|_| is_hundred && grading.thresholds.is_empty());
    let threshold = |at: usize| grading.thresholds.get(at).copied().or_else(|| proposed(at));
    let thresholds: Vec<RwSignal<String>> = (0..cuts).map(|at| RwSignal::new(entered(threshold(at)))).collect();
    let groups: Vec<(String, String)> = state.opened.with_untracked(|opened| {
        let groups = opened.as_ref().map(|opened| opened.dataset.groups.as_slice()).unwrap_or_default();
        groups.iter().map(|group| (group.code.clone(), text::name(lang, &group.name).to_string())).collect()
    });
    let within = grading.within.as_ref().and_then(|code| groups.iter().position(|(known, _)| known == code));
    let within = RwSignal::new(within.map_or(0, |at| at + 1));
    let ties = RwSignal::new(usize::from(grading.ties == Ties::Worse));
    let rounding = RwSignal::new(usize::from(grading.rounding == Rounding::Down));
    let codes: Vec<String> = groups.iter().map(|(code, _)| code.clone()).collect();
    let names = std::iter::once(text.within_all.to_string()).chain(groups.into_iter().map(|(_, name)| name)).collect();
    let all =
        |fields: &[RwSignal<String>]| fields.iter().map(|it| it.with(|it| number(it))).collect::<Option<Vec<_>>>();
    let rest = {
        let (shares, last) = (shares.clone(), grades.labels.last().cloned().unwrap_or_default());
        move || {
            let sum: f64 = all(&shares)?.iter().sum();
            (0.0..=100.0).contains(&sum).then(|| format!("{last}: {} {}%", text.rest, text::number::plain(100.0 - sum)))
        }
    };
    let apply = {
        let (shares, thresholds) = (shares.clone(), thresholds.clone());
        move |_| {
            let grading = Grading {
                thresholds: Vec::new(),
                within: within.get_untracked().checked_sub(1).and_then(|at| codes.get(at).cloned()),
                ties: if ties.get_untracked() == 1 { Ties::Worse } else { Ties::Better },
                rounding: if rounding.get_untracked() == 1 { Rounding::Down } else { Rounding::Nearest },
            };
            let chosen = if by.get_untracked() == BY_THRESHOLD {
                let scores = untrack(|| all(&thresholds)).filter(|scores| falls(scores));
                scores.map(|thresholds| (None, Grading { thresholds, ..Grading::default() })).ok_or(text.need_falling)
            } else {
                let shares = untrack(|| all(&shares)).filter(|shares| is_division(shares));
                shares.map(|shares| (Some(shares), grading)).ok_or(text.need_shares)
            };
            match chosen {
                Err(why) => told.set(Told::Wrong(why)),
                Ok((shares, grading)) => {
                    state.act(Change::Grades, |scenario| {
                        if let Some(shares) = shares {
                            scenario.grades.shares = shares.iter().map(|share| share / 100.0).collect();
                        }
                        scenario.rules.grading = grading;
                    });
                    state.settle();
                    told.set(Told::Done(text.saved));
                    // The fields were drawn anew.
                    request_animation_frame(|| page::focus("#grading-apply"));
                }
            }
        }
    };
    let wrong = Signal::derive(move || told.get().is_wrong());
    let labelled = |fields: Vec<RwSignal<String>>, unit: &'static str| {
        let named = grades.labels.clone().into_iter().zip(fields);
        named.map(|(label, value)| view! { <NumberField label=format!("{label}{unit}") value wrong /> }).collect_view()
    };
    let (share_fields, threshold_fields) = (labelled(shares, " %"), labelled(thresholds, " ≥"));
    let is_by_share = move || by.get() != BY_THRESHOLD;
    view! {
        <div class="rule-form" role="group" aria-labelledby="grading-title">
            <PlaceChoice label=text.by options=vec![text.by_share.into(), text.by_threshold.into()] chosen=by />
            <div class="row" hidden=move || !is_by_share()>
                {share_fields}
                <span class="muted small">{rest}</span>
            </div>
            <div class="row" hidden=is_by_share>{threshold_fields}</div>
            <div class="row" hidden=move || !is_by_share()>
                <PlaceChoice label=text.within options=names chosen=within />
                <PlaceChoice label=text.ties options=vec![text.ties_better.into(), text.ties_worse.into()] chosen=ties />
                <PlaceChoice
                    label=text.rounding
                    options=vec![text.rounding_nearest.into(), text.rounding_down.into()]
                    chosen=rounding
                />
            </div>
            <button type="button" class="button primary" id="grading-apply" on:click=apply>{text.apply}</button>
        </div>
    }
}

fn falls(scores: &[f64]) -> bool {
    !scores.is_empty() && scores.windows(2).all(|pair| matches!(pair, [a, b] if a > b))
}

fn is_division(shares: &[f64]) -> bool {
    let sum: f64 = shares.iter().sum();
    shares.iter().all(|share| (0.0..=100.0).contains(share)) && sum <= 100.0 + 1e-9
}
