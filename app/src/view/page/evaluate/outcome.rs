//! What the rules did: one sentence, and every park they touch with the figures and the reasons.

use leptos::prelude::*;
use scoring::judge::{Judged, State, Trail};

use super::rested::rested;
use crate::state::{AppState, Live};
use crate::text::number::{fixed_or_missing, signed};
use crate::text::{self, rules as words};
use crate::view::part::heads::heads;

/// Touched parks that are listed; the ranking and the search show the others.
const MOST_LISTED: usize = 60;

/// One touched park.
#[derive(Clone, PartialEq)]
struct Touched {
    name: String,
    before: Option<f64>,
    plus: f64,
    minus: f64,
    after: Option<f64>,
    grade: String,
    story: Vec<String>,
}

#[derive(Clone, Default, PartialEq)]
struct Told {
    finding: String,
    touched: Vec<Touched>,
    note: Option<String>,
}

/// Absent while there are no rules.
#[component]
pub fn Outcome() -> impl IntoView {
    let state = AppState::expect();
    let text = words::rules(state.lang.get_untracked());
    // The rows of the ranking say it in the same frame; the whole table follows when a slider rests.
    let live = rested(Memo::new(move |_| state.derived.live()));
    let told = Memo::new(move |_| live.with(|live| live.as_ref().and_then(|live| tell(state, live))));
    let has_rules = Memo::new(move |_| told.with(Option::is_some));
    view! {
        <Show when=move || has_rules.get()>
            <section class="card" aria-labelledby="outcome-title">
                <h2 id="outcome-title">{text.outcome}</h2>
                {move || told.get().map(|told| view! {
                    <p>{told.finding}</p>
                    <Rows touched=told.touched />
                    {told.note.map(|note| view! { <p class="muted small">{note}</p> })}
                })}
            </section>
        </Show>
    }
}

#[component]
fn Rows(touched: Vec<Touched>) -> impl IntoView {
    let text = words::rules(AppState::expect().lang.get_untracked());
    if touched.is_empty() {
        return view! { <p class="muted">{text.nobody}</p> }.into_any();
    }
    let row = |it: Touched| {
        let points = |points: f64| if points == 0.0 { String::new() } else { signed(points, 2) };
        view! {
            <tr>
                <th scope="row">{it.name}</th>
                <td class="number">{fixed_or_missing(it.before, 2)}</td>
                <td class="number">{points(it.plus)}</td>
                <td class="number">{points(-it.minus)}</td>
                <td class="number">{fixed_or_missing(it.after, 2)}</td>
                <td>{it.grade}</td>
                <td class="reasons">{it.story.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view()}</td>
            </tr>
        }
    };
    view! {
        <div class="table-scroll tall" tabindex="0" role="group" aria-label=text.outcome_table>
            <table>
                {heads(&[
                    (text.park, false),
                    (text.before, true),
                    (text.plus, true),
                    (text.minus, true),
                    (text.after, true),
                    (text.grade, false),
                    (text.what, false),
                ])}
                <tbody>{touched.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn tell(state: AppState, live: &Live) -> Option<Told> {
    let lang = state.lang.get();
    let judged = live.judged()?;
    let ranked: Vec<usize> = judged.ranking.order.iter().map(|&entity| entity as usize).collect();
    let mut touched: Vec<usize> = Vec::new();
    let (mut n_crossed, mut n_unknown, mut n_points, mut n_adjusted) = (0, 0, 0, 0);
    for entity in ranked {
        let Some(trail) = judged.trails.get(entity) else { continue };
        let has = |state: State| trail.red_lines.iter().any(|step| step.kept == state);
        n_crossed += usize::from(has(State::Unmet));
        n_unknown += usize::from(has(State::Unknown));
        n_points += usize::from(trail.added != 0.0 || trail.taken != 0.0);
        n_adjusted += usize::from(trail.adjusted.is_some());
        if is_touched(trail) {
            touched.push(entity);
        }
    }
    // Who is held back or moved by hand first; a bonus may touch everybody.
    let is_only_points = |entity: &usize| {
        judged
            .trails
            .get(*entity)
            .is_some_and(|trail| trail.adjusted.is_none() && trail.red_lines.iter().all(|step| step.kept == State::Met))
    };
    touched.sort_by_key(is_only_points);
    let n = touched.len();
    let listed = touched.iter().take(MOST_LISTED).filter_map(|&entity| of(state, live, judged, entity));
    Some(Told {
        finding: words::finding(lang, n_crossed, n_unknown, n_points, n_adjusted),
        touched: listed.collect(),
        note: (n > MOST_LISTED).then(|| words::listed(lang, MOST_LISTED, n)),
    })
}

fn is_touched(trail: &Trail) -> bool {
    let has_points = trail.bonuses.iter().any(|step| step.points != 0.0);
    has_points || trail.adjusted.is_some() || trail.red_lines.iter().any(|step| step.kept != State::Met)
}

fn of(state: AppState, live: &Live, judged: &Judged, entity: usize) -> Option<Touched> {
    let lang = state.lang.get();
    let (trail, named) = (judged.trails.get(entity)?, live.dataset().entities.get(entity)?);
    Some(Touched {
        name: text::name(lang, &named.name).to_string(),
        before: trail.score,
        plus: trail.added,
        minus: trail.taken,
        after: trail.final_score,
        grade: live.grade(entity, live.rank(entity), live.n_ranked()).unwrap_or(text::number::MISSING).to_string(),
        story: words::story(lang, live.framework(), &live.scenario, &named.id, trail),
    })
}
