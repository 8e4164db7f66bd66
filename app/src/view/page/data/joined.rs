//! What became of tables that were joined: matched, unmatched, double; and names that may be one, to be decided each.

use leptos::prelude::*;
use scoring::join::{JoinReport, JoinedTable, Near};

use crate::prefs::Lang;
use crate::state::{Account, AppState, FilesOf, Opened, Shared};
use crate::text::data;
use crate::text::joined as words;

/// Rows of a table's list; more are counted.
const N_MOST: usize = 100;

#[component]
pub fn JoinCard(opened: Shared<Opened>) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::words(lang);
    let report = Account::open(&opened.account)?.join?;
    let can_decide = state.has_files(FilesOf::Shown);
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
                    <thead>
                        <tr>
                            <th scope="col">{text.table}</th>
                            <th scope="col">{text.by}</th>
                            <th scope="col" class="number">{text.rows}</th>
                            <th scope="col" class="number">{text.matched}</th>
                            <th scope="col" class="number">{text.partial}</th>
                            <th scope="col" class="number">{text.double}</th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
            {lists.map(|table| listed(lang, table)).collect_view()}
            {(!report.near.is_empty()).then(|| near(state, &report.near, can_decide))}
            {can_decide.then(|| decided(state, &report))}
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
        let pair = (near.name.clone(), near.other.clone());
        let (as_one, as_two) = (pair.clone(), pair.clone());
        let label = |action: &str| words::pair(lang, action, &pair.0, &pair.1);
        let buttons = can_decide.then(|| {
            view! {
                <button
                    type="button"
                    class="button"
                    aria-label=label(text.one)
                    on:click=move |_| state.decide(FilesOf::Shown, |choices| choices.same.push(as_one.clone()))
                >
                    {text.one}
                </button>
                <button
                    type="button"
                    class="button"
                    aria-label=label(text.two)
                    on:click=move |_| state.decide(FilesOf::Shown, |choices| choices.apart.push(as_two.clone()))
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
                <thead>
                    <tr>
                        <th scope="col">{text.name}</th>
                        <th scope="col">{text.other}</th>
                        <th scope="col">{text.what}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

/// What was decided about these tables' names: those joined here, and all that are kept apart.
fn decided(state: AppState, report: &JoinReport) -> Option<impl IntoView + use<>> {
    let lang = state.lang.get_untracked();
    let text = words::words(lang);
    let one = report.same.iter().map(|pair| (pair.clone(), words::are_one(lang)));
    let apart = state.choices().apart;
    let two = apart.into_iter().map(|pair| (pair, words::are_two(lang)));
    let rows: Vec<_> = one
        .chain(two)
        .map(|(pair, what)| {
            let label = words::pair(lang, text.take_back, &pair.0, &pair.1);
            let line = words::pair(lang, what, &pair.0, &pair.1);
            let take_back = move |_| {
                state.decide(FilesOf::Shown, |choices| {
                    choices.same.retain(|other| *other != pair);
                    choices.apart.retain(|other| *other != pair);
                });
            };
            view! {
                <li class="row">
                    <span class="grow">{line}</span>
                    <button type="button" class="button" aria-label=label on:click=take_back>{text.take_back}</button>
                </li>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <h3>{text.decided}</h3> <ul class="finding-list">{rows}</ul> })
}
