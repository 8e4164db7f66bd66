//! Corrections of the data: what can be mended in one step, and the log of what was, each entry to be taken back alone.

use leptos::prelude::*;
use scoring::model::{Dataset, Slip};
use scoring::scenario::{Repair, RepairState};

use super::decisions::{DecisionLog, Doubles, decided, open_doubles};
use super::show_all::ShowAll;
use crate::browser::page;
use crate::prefs::Lang;
use crate::sheet::Cell;
use crate::state::{Account, AppState, Opened, Shared};
use crate::text::number::{MISSING, exact};
use crate::text::{self, data, repair as words};
use crate::view::part::heads::heads;
use crate::view::part::save_table::SaveTable;

const N_FIRST: usize = 10;
const N_MOST: usize = 500;

/// The slips of the data that no correction is about yet.
pub fn open_slips(state: AppState, opened: &Opened) -> Memo<Vec<Slip>> {
    let slips = Account::open(&opened.account).map(|account| account.slips).unwrap_or_default();
    Memo::new(move |_| {
        state.scenario.with(|now| {
            let is_open = |slip: &&Slip| !now.repairs.iter().any(|one| one.is_same_cell(&Repair::from(*slip)));
            slips.iter().filter(is_open).cloned().collect()
        })
    })
}

#[component]
pub fn Repairs(opened: Shared<Opened>, slips: Memo<Vec<Slip>>) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::words(lang);
    let log = {
        let opened = opened.clone();
        Memo::new(move |_| {
            state.scenario.with(|now| {
                let states = now.repair_states(&opened.dataset);
                now.repairs.iter().cloned().zip(states).collect::<Vec<_>>()
            })
        })
    };
    if state.comes_back() {
        // What was pressed went with the page that is drawn anew.
        request_animation_frame(|| page::focus("#repairs-title"));
    }
    let (doubles, decided) = (open_doubles(state, &opened), decided(state, &opened));
    let is_empty = move || {
        let is_log_empty = log.with(Vec::is_empty) && decided.with(Vec::is_empty);
        slips.with(Vec::is_empty) && doubles.with(Vec::is_empty) && is_log_empty
    };
    let of_slips = opened.clone();
    let of_log = opened;
    view! {
        <section class="card" data-edits="" aria-labelledby="repairs-title">
            <h2 id="repairs-title" tabindex="-1">{text.title}</h2>
            <p class="small muted">{text.hint}</p>
            <Show when=is_empty>
                <p>{text.nothing}</p>
            </Show>
            <Show when=move || !slips.with(Vec::is_empty)>
                <Proposed opened=of_slips.clone() slips />
            </Show>
            <Show when=move || !doubles.with(Vec::is_empty)>
                <Doubles doubles />
            </Show>
            <Show when=move || !decided.with(Vec::is_empty)>
                <DecisionLog decided />
            </Show>
            <Show when=move || !log.with(Vec::is_empty)>
                <Log opened=of_log.clone() log />
            </Show>
        </section>
    }
}

#[component]
fn Proposed(opened: Shared<Opened>, slips: Memo<Vec<Slip>>) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::words(lang);
    let is_whole = RwSignal::new(false);
    let kinds = move || {
        let mut powers: Vec<i32> = slips.with(|slips| slips.iter().map(|slip| slip.power_of_ten).collect());
        powers.sort_unstable();
        powers.dedup();
        let button = |power: i32| {
            let n = slips.with(|slips| slips.iter().filter(|slip| slip.power_of_ten == power).count());
            let mend = move |_| {
                let of_kind = slips.with_untracked(|slips| {
                    slips.iter().filter(|slip| slip.power_of_ten == power).map(Repair::from).collect()
                });
                state.repair_all(of_kind);
            };
            view! { <button type="button" class="button" on:click=mend>{words::all_of(lang, power, n)}</button> }
        };
        powers.into_iter().map(button).collect_view()
    };
    let rows = move || {
        let n_shown = if is_whole.get() { N_MOST } else { N_FIRST };
        let slips = slips.with(|slips| slips.iter().take(n_shown).cloned().collect::<Vec<_>>());
        slips.into_iter().map(|slip| proposal(state, &opened.dataset, slip)).collect_view()
    };
    view! {
        <h3 id="proposed-title">{text.proposed}</h3>
        <p class="small muted">{text.proposed_hint}</p>
        <div class="row">{kinds}</div>
        <div class="table-scroll" tabindex="0" role="group" aria-labelledby="proposed-title">
            <table>
                {heads(&[
                    (text.entity, false),
                    (text.indicator, false),
                    (text.period, false),
                    (text.old, true),
                    (text.new, true),
                    (text.action, false),
                ])}
                <tbody>{rows}</tbody>
            </table>
        </div>
        <ShowAll is_whole n=Signal::derive(move || slips.with(Vec::len)) n_first=N_FIRST n_most=N_MOST />
    }
}

fn proposal(state: AppState, dataset: &Dataset, slip: Slip) -> impl IntoView + use<> {
    let lang = state.lang.get_untracked();
    let text = words::words(lang);
    let (park, indicator) = (park(state, &slip.entity), indicator(lang, dataset, &slip.indicator));
    let label = words::of_cell(lang, text.mend, &park, &indicator, &slip.period);
    let (old, new, period) = (exact(slip.value), exact(slip.mended()), slip.period.clone());
    view! {
        <tr>
            <th scope="row">{park}</th>
            <td>{indicator}</td>
            <td>{period}</td>
            <td class="number">{old}</td>
            <td class="number">{new}</td>
            <td>
                <button type="button" class="button" aria-label=label on:click=move |_| state.repair(Repair::from(&slip))>
                    {text.mend}
                </button>
            </td>
        </tr>
    }
}

#[component]
fn Log(opened: Shared<Opened>, log: Memo<Vec<(Repair, RepairState)>>) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::words(lang);
    let is_whole = RwSignal::new(false);
    let counts = move || {
        log.with(|log| words::counts(lang, log.len(), log.iter().filter(|(_, state)| state.is_misfit()).count()))
    };
    let sheet = {
        let opened = opened.clone();
        move || {
            let heads = [text.entity, text.indicator, text.period, text.old, text.new, text.why, text.note, text.state];
            let heads = heads.into_iter().map(Cell::text).collect();
            let row = |(one, became): &(Repair, RepairState)| {
                vec![
                    Cell::text(park(state, &one.entity)),
                    Cell::text(indicator(lang, &opened.dataset, &one.indicator)),
                    Cell::text(one.period.clone()),
                    Cell::number(one.old),
                    Cell::number(one.new),
                    Cell::text(words::why(lang, one.why)),
                    Cell::text(one.note.clone()),
                    Cell::text(words::state(lang, *became)),
                ]
            };
            log.with(|log| std::iter::once(heads).chain(log.iter().map(row)).collect())
        }
    };
    let rows = move || {
        let n_shown = if is_whole.get() { N_MOST } else { N_FIRST };
        // The newest first.
        let log = log.with(|log| log.iter().rev().take(n_shown).cloned().collect::<Vec<_>>());
        log.into_iter().map(|(one, became)| entry(state, &opened.dataset, one, became)).collect_view()
    };
    view! {
        <div class="card-head">
            <h3 id="repair-log">{text.log}</h3>
            <span class="row">
                <span class="muted small" role="status">{counts}</span>
                <SaveTable name=text.title.to_string() rows=sheet />
                <button type="button" class="button" on:click=move |_| state.take_all_back()>{text.take_all_back}</button>
            </span>
        </div>
        <div class="table-scroll" tabindex="0" role="group" aria-labelledby="repair-log">
            <table>
                {heads(&[
                    (text.entity, false),
                    (text.indicator, false),
                    (text.period, false),
                    (text.old, true),
                    (text.new, true),
                    (text.why, false),
                    (text.state, false),
                    (text.action, false),
                ])}
                <tbody>{rows}</tbody>
            </table>
        </div>
        <ShowAll is_whole n=Signal::derive(move || log.with(Vec::len)) n_first=N_FIRST n_most=N_MOST />
    }
}

fn entry(state: AppState, dataset: &Dataset, one: Repair, became: RepairState) -> impl IntoView + use<> {
    let lang = state.lang.get_untracked();
    let text = words::words(lang);
    let (park, indicator) = (park(state, &one.entity), indicator(lang, dataset, &one.indicator));
    let label = words::of_cell(lang, text.take_back, &park, &indicator, &one.period);
    let figure = |value: Option<f64>| value.map_or_else(|| MISSING.to_string(), exact);
    let (old, new) = (figure(one.old), figure(one.new));
    let (period, note) = (one.period.clone(), one.note.clone());
    let badge = if became.is_misfit() { "badge warning" } else { "badge" };
    let note = (!note.is_empty()).then(|| view! { <small class="muted">{note}</small> });
    view! {
        <tr>
            <th scope="row">{park}</th>
            <td>{indicator}</td>
            <td>{period}</td>
            <td class="number">{old}</td>
            <td class="number">{new}</td>
            <td>{words::why(lang, one.why)} " " {note}</td>
            <td><span class=badge>{words::state(lang, became)}</span></td>
            <td>
                <button type="button" class="button" aria-label=label on:click=move |_| state.take_back(&one)>
                    {text.take_back}
                </button>
            </td>
        </tr>
    }
}

fn park(state: AppState, id: &str) -> String {
    text::name(state.lang.get_untracked(), &state.park_named(id)).to_string()
}

/// Name and unit; the code where this data does not have it.
fn indicator(lang: Lang, dataset: &Dataset, code: &str) -> String {
    let node = dataset.framework.find(code).map(|id| dataset.framework.node(id));
    let unit = node.and_then(|node| node.leaf.as_ref()).map_or("", |(_, indicator)| &*indicator.unit);
    data::with_unit(lang, node.map_or(code, |node| text::name(lang, &node.name)), unit)
}
