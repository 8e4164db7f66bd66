//! What comes out under the scheme: rank, known points, where the total lies, conditions, class and outcome.

use leptos::prelude::*;
use scoring::appraise::{Appraisal, Outcome as Shape};
use scoring::judge::State;
use scoring::scheme::Scheme;

use super::apply::Outcome;
use crate::prefs::Lang;
use crate::state::{AppState, Shared};
use crate::text::number::{MISSING, fixed_or_missing};
use crate::text::schemes::{self as words, rule};
use crate::text::{self};

/// Rows drawn; more would only make the page slow.
const MOST_LISTED: usize = 200;

/// Which columns the table has.
#[derive(Clone, Copy)]
struct Columns {
    points: bool,
    gates: bool,
    outcome: bool,
}

#[component]
pub fn ResultCard(scheme: Shared<Scheme>, outcome: Memo<Outcome>) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::schemes(lang);
    let (has_points, has_gates) = (scheme.total().is_some(), !scheme.gates.is_empty());
    let has_classes = scheme.grading.is_some();
    let asks =
        move || with(outcome, |it| (0..it.included.len()).any(|entity| it.passes(entity).is_some())) == Some(true);
    let asks = Memo::new(move |_| asks());
    let is_tree = move || with(outcome, |it| matches!(it.outcome, Shape::Evaluated(_))) == Some(true);
    let order = Memo::new(move |_| with(outcome, order).unwrap_or_default());
    let sentence = move || finding(state, outcome);
    let rows = move || {
        let scheme = scheme.clone();
        let listed = order.with(|order| order.iter().take(MOST_LISTED).copied().collect::<Vec<_>>());
        with(outcome, |it| {
            let columns = Columns { points: has_points, gates: has_gates, outcome: asks.get() };
            let row = |&entity: &usize| row(state, &scheme, it, entity, columns);
            listed.iter().map(row).collect_view()
        })
    };
    view! {
        <section class="card" aria-labelledby="scheme-result">
            <div class="card-head">
                <h2 id="scheme-result">{text.result}</h2>
                <span class="badge warning">{text.never_official}</span>
            </div>
            <p class="finding" role="status">{sentence}</p>
            <Show when=is_tree><p class="small muted">{text.tree_note}</p></Show>
            {(has_points).then(|| view! { <p class="small muted">{text.known_note}</p> })}
            {has_classes.then(|| view! { <p class="small muted">{text.grade_note}</p> })}
            <div class="table-scroll tall" tabindex="0" role="group" aria-label=text.result_table>
                <table>
                    <caption class="visually-hidden">{text.result_table}</caption>
                    <thead>
                        <tr>
                            {has_points.then(|| view! { <th scope="col" class="number">{text.rank}</th> })}
                            <th scope="col">{text.entity}</th>
                            {has_points.then(|| view! {
                                <th scope="col" class="number">{text.points}</th>
                                <th scope="col" class="number">{text.between}</th>
                            })}
                            {has_gates.then(|| view! {
                                <th scope="col" class="number">{text.met}</th>
                                <th scope="col" class="number">{text.unmet}</th>
                                <th scope="col" class="number">{text.unknown}</th>
                            })}
                            {has_classes.then(|| view! { <th scope="col">{text.grade}</th> })}
                            <Show when=move || asks.get()><th scope="col">{text.passes}</th></Show>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <Show when=move || { MOST_LISTED < order.with(Vec::len) }>
                <p class="small muted">{move || words::listed(lang, MOST_LISTED, order.with(Vec::len))}</p>
            </Show>
        </section>
    }
}

fn row(state: AppState, scheme: &Scheme, it: &Appraisal, entity: usize, columns: Columns) -> impl IntoView + use<> {
    let lang = state.lang.get_untracked();
    let rank = it.ranking.rank.get(entity).copied().flatten().map_or_else(|| MISSING.into(), |rank| rank.to_string());
    let total = it.total(entity).map(|total| words::interval(lang, total.lo, total.hi));
    let grade = scheme.grading.as_ref().map(|grading| {
        let at = it.grades.get(entity).copied().flatten();
        at.and_then(|at| grading.labels.get(at).cloned()).unwrap_or_else(|| MISSING.into())
    });
    let passes = it.passes(entity).map(|passes| view! { <Verdict verdict=passes /> });
    let gates = columns.gates.then(|| it.gates(entity).map(|n| view! { <td class="number">{n}</td> }).collect_view());
    view! {
        <tr>
            {columns.points.then(|| view! { <td class="number">{rank}</td> })}
            <th scope="row">{name_of(state, lang, entity)}</th>
            {columns.points.then(|| view! {
                <td class="number">{fixed_or_missing(it.points.get(entity), 2)}</td>
                <td class="number">{total.unwrap_or_else(|| MISSING.into())}</td>
            })}
            {gates}
            {grade.map(|grade| view! { <td>{grade}</td> })}
            {columns.outcome.then(|| view! { <td>{passes}</td> })}
        </tr>
    }
}

/// One of three states, in a word and a sign.
#[component]
pub fn Verdict(verdict: State) -> impl IntoView {
    let lang = AppState::expect().lang.get_untracked();
    let (class, sign) = match verdict {
        State::Met => ("badge good", "✓ "),
        State::Unmet => ("badge danger", "✗ "),
        State::Unknown => ("badge warning", "? "),
    };
    view! { <span class=class><span aria-hidden="true">{sign}</span>{rule::state(lang, verdict)}</span> }
}

/// Reads the appraisal, where there is one.
pub fn with<T>(outcome: Memo<Outcome>, read: impl FnOnce(&Appraisal) -> T) -> Option<T> {
    outcome.with(|outcome| Some(read(outcome.as_ref()?.as_ref().ok()?)))
}

pub fn name_of(state: AppState, lang: Lang, entity: usize) -> String {
    state.opened.with(|opened| {
        let entity = opened.as_ref().and_then(|opened| opened.dataset.entities.get(entity));
        entity.map(|entity| text::name(lang, &entity.name).to_string()).unwrap_or_default()
    })
}

/// By rank; without points those that pass first, then by how many conditions are met.
fn order(it: &Appraisal) -> Vec<usize> {
    if it.ranking.n_ranked() > 0 {
        return it.ranking.order.iter().map(|&entity| entity as usize).collect();
    }
    let mut order: Vec<usize> = (0..it.included.len()).filter(|&at| it.included.get(at) == Some(&true)).collect();
    order.sort_by_key(|&entity| {
        let passes = match it.passes(entity) {
            Some(State::Met) => 0,
            Some(State::Unknown) | None => 1,
            Some(State::Unmet) => 2,
        };
        let [met, unmet, _] = it.gates(entity);
        (passes, unmet, std::cmp::Reverse(met))
    });
    order
}

fn finding(state: AppState, outcome: Memo<Outcome>) -> Option<String> {
    let lang = state.lang.get();
    with(outcome, |it| {
        let first = it.ranking.order.first().map(|&entity| entity as usize);
        let name = first.map(|entity| name_of(state, lang, entity)).unwrap_or_default();
        let points = first.and_then(|entity| it.points.get(entity)).map(|points| (name.as_str(), points));
        let kept: Vec<usize> = (0..it.included.len()).filter(|&at| it.included.get(at) == Some(&true)).collect();
        let count = |state: State| kept.iter().filter(|&&entity| it.passes(entity) == Some(state)).count();
        let passes = [State::Met, State::Unmet, State::Unknown].map(count);
        let passes = Some(passes).filter(|passes| passes.iter().sum::<usize>() > 0);
        words::finding(lang, points, passes, kept.len())
    })
}
