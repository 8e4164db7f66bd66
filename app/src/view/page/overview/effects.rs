//! What lifts the park above the median and what holds it below, and the figures behind it.

use leptos::prelude::*;
use scoring::scenario::CellAt;

use super::Told;
use super::model::{Effect, Effects, effects};
use crate::chart::Words;
use crate::chart::format::Format;
use crate::chart::spec::{Bar, BarKind, Bars};
use crate::state::{AppState, Scored};
use crate::text::number::{fixed, plain_or_missing, signed};
use crate::text::{self, method, overview as words};
use crate::view::part::before_rules::BeforeRules;
use crate::view::part::heads::heads;
use crate::view::part::mended;
use crate::view::part::plot::Plot;

#[component]
pub fn EffectsCard(told: Memo<Told>) -> impl IntoView {
    let state = AppState::expect();
    let text = words::overview(state.lang.get_untracked());
    let found = Memo::new(move |_| {
        told.with(|told| {
            let Some((scored, summary)) = told else { return Effects::default() };
            effects(scored, summary.entity, 0.5 * 10_f64.powi(-(scored.decimals() as i32)))
        })
    });
    view! {
        <section class="card" aria-labelledby="overview-effects">
            <div class="card-head">
                <h2 id="overview-effects">{text.effects}</h2>
            </div>
            <Show
                when=move || told.with(|told| told.as_ref().is_none_or(|(scored, _)| scored.adds_up()))
                fallback=move || view! { <p>{method::labels(state.lang.get()).no_parts_here}</p> }
            >
                <Plot chart=move || bars(state, told, &found.read()) />
                <BeforeRules />
                <Figures told found />
            </Show>
        </section>
    }
}

/// Value, median and rank of each indicator named.
#[component]
fn Figures(told: Memo<Told>, found: Memo<Effects>) -> impl IntoView {
    let state = AppState::expect();
    let text = words::overview(state.lang.get_untracked());
    let rows = move || {
        let lang = state.lang.get();
        let mended = mended::mended(state);
        told.with(|told| {
            let Some((scored, summary)) = told else { return Vec::new() };
            let decimals = scored.decimals();
            let row = |effect: &Effect| {
                let (name, unit) = named(state, scored, effect);
                let old = scored.framework().node(effect.leaf).leaf.as_ref().and_then(|&(column, _)| {
                    mended.get(&CellAt { panel: scored.prepared.panel, column, entity: summary.entity })
                });
                let mark = mended::mark(old.map(|old| mended::told(lang, *old)));
                view! {
                    <tr>
                        <th scope="row">{name} " " <small class="muted">{unit}</small></th>
                        <td class="number">{plain_or_missing(effect.value)} {mark}</td>
                        <td class="number">{plain_or_missing(effect.median)}</td>
                        <td class="number">{words::place(lang, effect.rank)}</td>
                        <td class="number">{signed(effect.points, decimals)}</td>
                    </tr>
                }
            };
            found.with(|found| found.all().map(row).collect())
        })
    };
    view! {
        <details>
            <summary id="overview-figures">{text.effects_table}</summary>
            <div class="table-scroll" tabindex="0" role="group" aria-labelledby="overview-figures">
                <table>
                    {heads(&[
                        (text.indicator, false),
                        (text.value, true),
                        (text.median, true),
                        (text.rank, true),
                        (text.points, true),
                    ])}
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </details>
    }
}

fn bars(state: AppState, told: Memo<Told>, found: &Effects) -> Bars {
    let lang = state.lang.get();
    let text = words::overview(lang);
    let (rows, finding, decimals) = told.with(|told| {
        let Some((scored, _)) = told else { return (Vec::new(), String::new(), 2) };
        let decimals = scored.decimals();
        let name = |effect: &Effect| named(state, scored, effect).0;
        let bar = |effect: &Effect| Bar { name: name(effect), value: Some(effect.points), kind: BarKind::Effect };
        let lifts = found.lifting.first().map(|effect| (name(effect), effect.points));
        let holds = found.holding.last().map(|effect| (name(effect), effect.points));
        let borrow = |one: &Option<(String, f64)>| one.as_ref().map(|(name, points)| (name.clone(), *points));
        let (up, down) = (borrow(&lifts), borrow(&holds));
        let finding = words::largest_effects(
            lang,
            up.as_ref().map(|(name, points)| (name.as_str(), *points)),
            down.as_ref().map(|(name, points)| (name.as_str(), *points)),
            decimals,
        );
        (found.all().map(bar).collect(), finding, decimals)
    });
    Bars {
        words: Words {
            title: text.effects_title.into(),
            finding,
            description: text.effects_note.into(),
            category: text.indicator.into(),
            value: text.points.into(),
        },
        rows,
        format: Format::new(move |value| fixed(value, decimals)),
    }
}

/// An indicator's name and unit.
fn named(state: AppState, scored: &Scored, effect: &Effect) -> (String, String) {
    let node = scored.framework().node(effect.leaf);
    let unit = node.leaf.as_ref().map(|(_, indicator)| indicator.unit.clone()).unwrap_or_default();
    (text::name(state.lang.get(), &node.name).to_string(), unit)
}
