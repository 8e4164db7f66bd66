//! The framework as a table: weights, directions, and how each indicator's figures lie.

use leptos::prelude::*;
use scoring::model::Column;

use super::model::{Leaf, N_BARS, NodeRow, Summary, node_rows};
use super::panel_of;
use crate::prefs::Lang;
use crate::state::{AppState, Opened, Shared};
use crate::text::number::{MISSING, fixed, percent, plain};
use crate::text::{self, data as words};
use crate::view::part::heads::heads;
use crate::view::part::in_turn::drawn_in_turn;

const BAR_HEIGHT: f64 = 20.0;
const BAR_WIDTH: usize = 6;

/// A row looks through all figures of its indicator, again when one of them is corrected or of another period.
#[component]
pub fn FrameworkTable(opened: Shared<Opened>, period: Memo<Option<String>>) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::data(lang);
    let rows = node_rows(&opened.dataset.framework);
    let n = rows.len();
    let n_drawn = drawn_in_turn(n, opened.dataset.n_entities());
    let row = |(at, row): (usize, NodeRow)| {
        let is_drawn = Memo::new(move |_| at < n_drawn.get());
        move || is_drawn.get().then(|| line(state, &row, period))
    };
    let rows = rows.into_iter().enumerate().map(row).collect_view();
    view! {
        <section class="card" aria-labelledby="framework-title">
            <h2 id="framework-title">{text.framework}</h2>
            <p class="small muted">{text.framework_hint}</p>
            <div
                class="table-scroll framework-table"
                tabindex="0"
                role="group"
                aria-labelledby="framework-title"
                aria-busy=move || (n_drawn.get() < n).then_some("true")
            >
                <table>
                    {heads(&[
                        (text.indicator, false),
                        (text.direction, false),
                        (text.weight, true),
                        (text.effective, true),
                        (text.missing, true),
                        (text.least, true),
                        (text.median, true),
                        (text.most, true),
                        (text.distribution, false),
                        (text.source, false),
                    ])}
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

fn line(state: AppState, row: &NodeRow, period: Memo<Option<String>>) -> impl IntoView + use<> {
    let lang = state.lang.get_untracked();
    let name = text::name(lang, &row.name).to_string();
    let unit = row.leaf.as_ref().map(|leaf| leaf.unit.clone()).unwrap_or_default();
    let title = words::with_unit(lang, &name, &unit);
    let code = (row.code != name).then(|| row.code.clone());
    let indent = format!("{}rem", f64::from(row.depth) * 1.25);
    let is_branch = row.leaf.is_none();
    view! {
        <tr class:branch=is_branch>
            <th scope="row">
                <span class="indent" style:margin-inline-start=indent>
                    {title} {code.map(|code| view! { " " <code class="muted">{code}</code> })}
                </span>
            </th>
            <td>{row.leaf.as_ref().map(|leaf| words::direction(lang, leaf.direction))}</td>
            <td class="number">{plain(row.weight)}</td>
            <td class="number">{percent(row.effective, 1)}</td>
            {match row.leaf.clone() {
                Some(leaf) => {
                    let cells = figures_of(state, leaf.column, period);
                    (move || cells.with(|cells| figures(lang, &leaf, &Summary::of(cells)))).into_any()
                }
                None => view! { <td colspan="6"></td> }.into_any(),
            }}
        </tr>
    }
}

/// An indicator's figures in the period; those of an unknown one are none.
fn figures_of(state: AppState, column: usize, period: Memo<Option<String>>) -> Memo<Column> {
    Memo::new(move |_| {
        let repaired = state.derived.repaired.get();
        let panel = repaired.as_ref().and_then(|repaired| panel_of(&repaired.dataset, period.get()));
        panel.and_then(|panel| panel.columns.get(column)).cloned().unwrap_or_default()
    })
}

fn figures(lang: Lang, leaf: &Leaf, summary: &Summary) -> impl IntoView + use<> {
    let figure = |value: Option<f64>| value.map_or_else(|| MISSING.to_string(), |value| fixed(value, summary.decimals));
    let note = text::name(lang, &leaf.note).to_string();
    let about: Vec<String> = [leaf.source.clone(), note].into_iter().filter(|part| !part.is_empty()).collect();
    view! {
        <td class="number">{format!("{} / {}", summary.n_missing, summary.n)}</td>
        <td class="number">{figure(summary.least)}</td>
        <td class="number">{figure(summary.median)}</td>
        <td class="number">{figure(summary.most)}</td>
        <td>{histogram(summary)}</td>
        <td class="about">{about.join(text::pick(lang, "；", "; "))}</td>
    }
}

/// Bars of the figures' distribution; the columns beside it say the same in numbers.
fn histogram(summary: &Summary) -> impl IntoView + use<> {
    let bars = summary.bars.iter().enumerate().map(|(at, &height)| {
        // The smallest count is still seen.
        let height = if height > 0.0 { (height * BAR_HEIGHT).max(1.0) } else { 0.0 };
        view! {
            <rect
                x=(at * BAR_WIDTH).to_string()
                y=(BAR_HEIGHT - height).to_string()
                width=(BAR_WIDTH - 1).to_string()
                height=height.to_string()
            ></rect>
        }
    });
    view! {
        <svg class="histogram" viewBox=format!("0 0 {} {BAR_HEIGHT}", N_BARS * BAR_WIDTH) aria-hidden="true" focusable="false">
            {bars.collect_view()}
        </svg>
    }
}
