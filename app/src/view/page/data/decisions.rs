//! Decisions about tables: rows that stand twice, each settled in one step, and the log of what was decided, each entry to be taken back
//! alone.

use leptos::prelude::*;
use scoring::model::{Decision, DecisionKind, Double};

use super::show_all::ShowAll;
use crate::sheet::Cell;
use crate::state::{Account, AppState, Opened};
use crate::text::decision as words;
use crate::text::repair;
use crate::view::part::heads::heads;
use crate::view::part::save_table::SaveTable;

const N_FIRST: usize = 10;
const N_MOST: usize = 500;

/// The rows that stand twice and that the scenario decides nothing about; none where they cannot be read otherwise.
pub fn open_doubles(state: AppState, opened: &Opened) -> Memo<Vec<Double>> {
    let account = Account::open(&opened.account).filter(|_| state.can_read_again());
    let doubles = account.map(|account| account.doubles).unwrap_or_default();
    Memo::new(move |_| {
        let is_open = |double: &&Double| {
            let decision = counts(DecisionKind::First, double);
            state.scenario.with(|now| !now.tables.iter().any(|one| one.is_about_the_same(&decision)))
        };
        doubles.iter().filter(is_open).cloned().collect()
    })
}

/// What was decided, and whether the tables on screen had a case of it.
pub fn decided(state: AppState, opened: &Opened) -> Memo<Vec<(Decision, bool)>> {
    let met = Account::open(&opened.account).map(|account| account.met).unwrap_or_default();
    Memo::new(move |_| {
        let with = |one: &Decision| (one.clone(), met.contains(one));
        state.scenario.with(|now| now.tables.iter().map(with).collect())
    })
}

/// That of a double's rows the first or the last counts.
fn counts(what: DecisionKind, double: &Double) -> Decision {
    Decision::new(what, &*double.id, &*double.period)
}

#[component]
pub fn Doubles(doubles: Memo<Vec<Double>>) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let (text, common) = (words::words(lang), repair::words(lang));
    let is_whole = RwSignal::new(false);
    let n_equal = move || doubles.with(|doubles| doubles.iter().filter(|double| double.is_equal).count());
    let keep_one_each = move |_| {
        let equal = doubles.with_untracked(|doubles| {
            let equal = doubles.iter().filter(|double| double.is_equal);
            equal.map(|double| counts(DecisionKind::First, double)).collect()
        });
        state.decide_all(equal);
    };
    let rows = move || {
        let n_shown = if is_whole.get() { N_MOST } else { N_FIRST };
        let doubles = doubles.with(|doubles| doubles.iter().take(n_shown).cloned().collect::<Vec<_>>());
        doubles.into_iter().map(|double| row(state, &double)).collect_view()
    };
    view! {
        <h3 id="doubles-title">{text.doubles}</h3>
        <p class="small muted">{text.doubles_hint}</p>
        <Show when=move || n_equal() != 0>
            <div class="row">
                <button type="button" class="button" on:click=keep_one_each>
                    {move || words::keep_all(lang, n_equal())}
                </button>
            </div>
        </Show>
        <div class="table-scroll" tabindex="0" role="group" aria-labelledby="doubles-title">
            <table>
                {heads(&[
                    (common.entity, false),
                    (common.period, false),
                    (text.place, false),
                    (text.says, false),
                    (common.action, false),
                ])}
                <tbody>{rows}</tbody>
            </table>
        </div>
        <ShowAll is_whole n=Signal::derive(move || doubles.with(Vec::len)) n_first=N_FIRST n_most=N_MOST />
    }
}

fn row(state: AppState, double: &Double) -> impl IntoView + use<> {
    let lang = state.lang.get_untracked();
    let text = words::words(lang);
    let name = words::who(lang, &double.id, &double.period);
    let button = |label: String, what: DecisionKind| {
        let decision = counts(what, double);
        let full = words::of(lang, &label, &name);
        view! {
            <button type="button" class="button" aria-label=full on:click=move |_| state.decide(decision.clone())>
                {label}
            </button>
        }
    };
    // Which of two equal rows goes matters to nobody; of others a person must choose.
    let buttons = if double.is_equal {
        vec![button(text.keep_one.to_string(), DecisionKind::First)]
    } else {
        vec![
            button(words::row_counts(lang, double.first_row), DecisionKind::First),
            button(words::row_counts(lang, double.row), DecisionKind::Last),
        ]
    };
    view! {
        <tr>
            <th scope="row">{double.id.clone()}</th>
            <td>{double.period.clone()}</td>
            <td class="place">{words::rows(lang, &double.file, double.first_row, double.row)}</td>
            <td>{if double.is_equal { text.equal } else { text.differs }}</td>
            <td class="row">{buttons}</td>
        </tr>
    }
}

#[component]
pub fn DecisionLog(decided: Memo<Vec<(Decision, bool)>>) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let (text, common) = (words::words(lang), repair::words(lang));
    let is_whole = RwSignal::new(false);
    let sheet = move || {
        let heads = [text.what, common.state].map(Cell::text).to_vec();
        let row = |(one, is_met): &(Decision, bool)| {
            vec![Cell::text(words::said(lang, one)), Cell::text(words::state(lang, *is_met))]
        };
        decided.with(|decided| std::iter::once(heads).chain(decided.iter().map(row)).collect())
    };
    let rows = move || {
        let n_shown = if is_whole.get() { N_MOST } else { N_FIRST };
        // The newest first.
        let decided = decided.with(|decided| decided.iter().rev().take(n_shown).cloned().collect::<Vec<_>>());
        decided.into_iter().map(|(one, is_met)| entry(state, one, is_met)).collect_view()
    };
    view! {
        <div class="card-head">
            <h3 id="decision-log">{text.log}</h3>
            <span class="row">
                <span class="muted small" role="status">
                    {move || words::counted(lang, decided.with(Vec::len))}
                </span>
                <SaveTable name=text.log.to_string() rows=sheet />
            </span>
        </div>
        <div class="table-scroll" tabindex="0" role="group" aria-labelledby="decision-log">
            <table>
                {heads(&[(text.what, false), (common.state, false), (common.action, false)])}
                <tbody>{rows}</tbody>
            </table>
        </div>
        <ShowAll is_whole n=Signal::derive(move || decided.with(Vec::len)) n_first=N_FIRST n_most=N_MOST />
    }
}

fn entry(state: AppState, one: Decision, is_met: bool) -> impl IntoView + use<> {
    let lang = state.lang.get_untracked();
    let take_back = repair::words(lang).take_back;
    let said = words::said(lang, &one);
    let label = words::of(lang, take_back, &said);
    let badge = if is_met { "badge" } else { "badge warning" };
    view! {
        <tr>
            <th scope="row">{said}</th>
            <td><span class=badge>{words::state(lang, is_met)}</span></td>
            <td>
                <button type="button" class="button" aria-label=label on:click=move |_| state.undecide(&one)>
                    {take_back}
                </button>
            </td>
        </tr>
    }
}
