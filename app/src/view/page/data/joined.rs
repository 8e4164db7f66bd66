//! What became of tables that were joined: matched, unmatched, double; and names that may be one, to be decided each.

use leptos::prelude::*;
use scoring::join::{JoinedTable, Near};
use scoring::model::{Decision, DecisionKind};

use crate::prefs::Lang;
use crate::state::{Account, AppState, Opened, Shared};
use crate::text::data;
use crate::text::joined as words;
use crate::view::part::heads::heads;

/// Rows of a table's list; more are counted.
const N_MOST: usize = 100;

#[component]
pub fn JoinCard(opened: Shared<Opened>) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::words(lang);
    let report = Account::open(&opened.account)?.join?;
    let can_decide = state.can_read_again();
    let rows = report.tables.iter().map(|table| {
        view! {
            <tr>
                <th scope="row">{table.file.clone()}</th>
                <td>{words::key(lang, table.key)}</td>
                <td class="number">{table.n_rows}</td>
                <td class="number">{table.n_whole}</td>
                <td class="number">{table.partial.len()}</td>
                <td class="number">{table.double.len()}</td>
            </tr>
        }
    });
    let lists = report.tables.iter().filter(|table| !table.partial.is_empty() || !table.double.is_empty());
    Some(view! {
        <section class="card" data-edits="" aria-labelledby="joined-title">
            <h2 id="joined-title">{text.title}</h2>
            <p>{words::sentence(lang, &report)}</p>
            <div class="table-scroll" tabindex="0" role="group" aria-labelledby="joined-title">
                <table>
                    {heads(&[
                        (text.table, false),
                        (text.by, false),
                        (text.rows, true),
                        (text.matched, true),
                        (text.partial, true),
                        (text.double, true),
                    ])}
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
            {lists.map(|table| listed(lang, table)).collect_view()}
            {(!report.near.is_empty()).then(|| near(state, &report.near, can_decide))}
        </section>
    })
}

/// The rows of a table that found no partner or are double.
fn listed(lang: Lang, table: &JoinedTable) -> impl IntoView + use<> {
    let partial = table.partial.iter().map(|row| words::absent(lang, row));
    let double = table.double.iter().map(|row| words::double(lang, row));
    let n = table.partial.len() + table.double.len();
    let lines = partial.chain(double).take(N_MOST).map(|line| view! { <li>{line}</li> });
    let left_out = (n > N_MOST).then(|| data::first_of(lang, N_MOST, n));
    view! {
        <details>
            <summary>{words::listed(lang, table)}</summary>
            <ul class="small">{lines.collect_view()}</ul>
            <p class="small muted">{left_out}</p>
        </details>
    }
}

/// Pairs of names to be told one or two.
fn near(state: AppState, near: &[Near], can_decide: bool) -> impl IntoView + use<> {
    let lang = state.lang.get_untracked();
    let text = words::words(lang);
    let place = |at: &scoring::model::At| match at.row {
        Some(row) => format!("{} {row}", at.file),
        None => at.file.clone(),
    };
    let rows = near.iter().map(|near| {
        let as_one = Decision::new(DecisionKind::Same, &*near.name, &*near.other);
        let as_two = Decision::new(DecisionKind::Apart, &*near.name, &*near.other);
        let label = |action: &str| words::pair(lang, action, &near.name, &near.other);
        let buttons = can_decide.then(|| {
            view! {
                <button
                    type="button"
                    class="button"
                    aria-label=label(text.one)
                    on:click=move |_| state.decide(as_one.clone())
                >
                    {text.one}
                </button>
                <button
                    type="button"
                    class="button"
                    aria-label=label(text.two)
                    on:click=move |_| state.decide(as_two.clone())
                >
                    {text.two}
                </button>
            }
        });
        view! {
            <tr>
                <th scope="row">{near.name.clone()} " " <small class="muted">{place(&near.at)}</small></th>
                <td>{near.other.clone()} " " <small class="muted">{place(&near.other_at)}</small></td>
                <td class="row">{buttons}</td>
            </tr>
        }
    });
    view! {
        <h3 id="near-title">{text.near}</h3>
        <p class="small muted">{text.near_hint}</p>
        <div class="table-scroll" tabindex="0" role="group" aria-labelledby="near-title">
            <table>
                {heads(&[(text.name, false), (text.other, false), (text.what, false)])}
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}
