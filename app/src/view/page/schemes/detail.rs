//! One entity under the scheme: every item with its figure and points, every condition with what is missing, and where figures are
//! entered by hand.

use leptos::prelude::*;
use scoring::appraise::Appraisal;
use scoring::judge::{GateResult, Points};
use scoring::scheme::{Gate, Item, Scheme};

use super::apply::Outcome;
use super::entry::EntryField;
use super::result::{Verdict, name_of, with};
use crate::prefs::Lang;
use crate::state::{AppState, Shared};
use crate::text::number::{MISSING, plain_or_missing};
use crate::text::schemes::{self as words, rule};
use crate::text::{self};
use crate::view::part::entity_picker::EntityPicker;
use crate::view::part::heads::heads;

#[component]
pub fn Detail(scheme: Shared<Scheme>, outcome: Memo<Outcome>) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::schemes(lang);
    let chosen = RwSignal::new(None::<usize>);
    // Somebody is on show before anybody is chosen: whom the pages are about, else the first.
    let entity = Memo::new(move |_| {
        let focus = || {
            let focus = state.scenario.with(|now| now.focus.clone())?;
            state.opened.with(|opened| opened.as_ref()?.dataset.find(&focus))
        };
        let first = || with(outcome, |it| it.ranking.order.first().map(|&entity| entity as usize)).flatten();
        chosen.get().or_else(focus).or_else(first).unwrap_or(0)
    });
    let shown = Signal::derive(move || name_of(state, lang, entity.get()));
    let gates = {
        let scheme = scheme.clone();
        move || {
            let entity = entity.get();
            with(outcome, |it| {
                let assessment = it.assessment(entity)?;
                let gates = scheme.gates.iter().zip(&assessment.gates);
                let paths = scheme.direct_paths.iter().zip(&assessment.direct_paths);
                let rows: Vec<_> =
                    gates.chain(paths).map(|(gate, result)| gate_row(lang, &scheme, gate, result)).collect();
                (!rows.is_empty()).then(|| rows.collect_view())
            })
            .flatten()
        }
    };
    let rows = scheme.items.iter().enumerate();
    let rows = rows.map(|(at, item)| {
        let asks_yes = scheme.asks_yes(&item.code);
        view! { <ItemRow at item=item.clone() asks_yes entity outcome /> }
    });
    let rows = rows.collect_view();
    let total = move || {
        let points = with(outcome, |it| it.total(entity.get())).flatten();
        points.map(|points| words::interval(lang, points.lo, points.hi))
    };
    let has_points = scheme.total().is_some();
    view! {
        <section class="card" aria-labelledby="scheme-detail">
            <div class="card-head">
                <h2 id="scheme-detail">{text.detail}</h2>
                <EntityPicker
                    id="scheme-entity"
                    label=text.entity
                    shown
                    excluded=Signal::stored(Vec::new())
                    on_pick=move |entity| chosen.set(Some(entity))
                />
            </div>
            <p class="small muted">{text.entered_hint}</p>
            <div class="table-scroll tall" tabindex="0" role="group" aria-labelledby="scheme-detail">
                <table>
                    {heads(&[
                        (text.item, false),
                        (text.value, true),
                        (text.weight, true),
                        (text.why, false),
                        (text.enter, false),
                    ])}
                    <tbody>{rows}</tbody>
                    {has_points.then(|| view! {
                        <tfoot>
                            <tr>
                                <th scope="row">{text.total}</th>
                                <td></td>
                                <td class="number">{total}</td>
                                <td></td>
                                <td></td>
                            </tr>
                        </tfoot>
                    })}
                </table>
            </div>
            {move || gates().map(|gates| view! {
                <h3>{text.gates}</h3>
                <ul class="gate-list">{gates}</ul>
            })}
        </section>
    }
}

#[component]
fn ItemRow(at: usize, item: Item, asks_yes: bool, entity: Memo<usize>, outcome: Memo<Outcome>) -> impl IntoView {
    let lang = AppState::expect().lang.get_untracked();
    let name = text::name(lang, &item.name).to_string();
    let unit = item.unit.clone();
    let value = move || with(outcome, |it| it.columns.get(at)?.get(entity.get())).flatten();
    let stored = StoredValue::new(item.clone());
    let points = move || {
        let points = with(outcome, |it| points_of(it, entity.get(), at)).flatten();
        points.map_or_else(|| MISSING.to_string(), |points| words::interval(lang, points.lo, points.hi))
    };
    let why = move || {
        with(outcome, |it| {
            let result = it.assessment(entity.get())?.items.get(at)?.as_ref()?;
            stored.with_value(|item| Some(rule::why(lang, item, &result.mark)))
        })
        .flatten()
    };
    view! {
        <tr>
            <th scope="row">{name} " " <small class="muted">{unit}</small></th>
            <td class="number">{move || plain_or_missing(value())}</td>
            <td class="number">{points}</td>
            <td>{why}</td>
            <td><EntryField item asks_yes entity has_figure=Signal::derive(move || value().is_some()) /></td>
        </tr>
    }
}

fn points_of(it: &Appraisal, entity: usize, at: usize) -> Option<Points> {
    Some(it.assessment(entity)?.items.get(at)?.as_ref()?.mark.points)
}

fn gate_row(lang: Lang, scheme: &Scheme, gate: &Gate, result: &GateResult) -> impl IntoView + use<> {
    let words = words::schemes(lang);
    let lacks = result.lack().map(|lack| format!("{}: {}", words.lacks, rule::lack(lang, scheme, &lack)));
    let exempted = result.exempted_by.and_then(|at| gate.exemptions.get(at));
    let exempted = exempted.map(|exemption| format!("{}: {}", words.exemption, text::name(lang, &exemption.name)));
    view! {
        <li>
            <Verdict verdict=result.state />
            " "
            <strong>{text::name(lang, &gate.name).to_string()}</strong>
            {exempted.map(|exempted| view! { <p class="small">{exempted}</p> })}
            {lacks.map(|lacks| view! { <p class="small muted">{lacks}</p> })}
        </li>
    }
}
