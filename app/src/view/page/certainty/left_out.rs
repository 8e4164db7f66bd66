//! What becomes of the ranks without one part of the framework, and how far each weight may go before one rank changes.

use leptos::prelude::*;
use scoring::model::{Framework, NodeId};

use super::{Screen, drawn, focus, name_of};
use crate::state::{AppState, Drawn, Hold, LeftOutNode};
use crate::text;
use crate::text::certainty::{finding, page as words};
use crate::text::number::{MISSING, fixed, percent, signed};
use crate::view::part::heads::heads;

#[component]
pub fn LeftOutCard() -> impl IntoView {
    let state = AppState::expect();
    let Screen { certain } = expect_context();
    let lang = state.lang.get_untracked();
    let text = words::certainty(lang);
    let screen = Screen { certain };
    let tables = move || {
        let (Some(drawn), Some(rows)) = (drawn(screen), certain.left_out.get()) else {
            return view! { <p class="muted">{text.yet_to_come}</p> }.into_any();
        };
        let framework = &drawn.asked.opened.dataset.framework;
        let is_indicator = |row: &&LeftOutNode| framework.node(NodeId(row.node)).leaf.is_some();
        let (indicators, parts): (Vec<&LeftOutNode>, Vec<&LeftOutNode>) = rows.iter().partition(is_indicator);
        let finding = rows.iter().max_by(|a, b| a.mean_shift.total_cmp(&b.mean_shift));
        let finding =
            finding.map(|row| finding::left_out_finding(lang, &node_name(state, framework, row.node), row.mean_shift));
        let whose = focus(state);
        let parts = (!parts.is_empty()).then(|| table(state, &drawn, text.level_out, parts, whose));
        view! {
            <p class="finding">{finding}</p>
            {parts}
            {table(state, &drawn, text.indicator_out, indicators, whose)}
        }
        .into_any()
    };
    view! {
        <section class="card" aria-labelledby="certainty-left-out">
            <h2 id="certainty-left-out">{text.left_out}</h2>
            {tables}
            <p class="small muted">{text.left_out_note} " " {finding::shift_hint(lang)}</p>
        </section>
    }
}

fn table(
    state: AppState,
    drawn: &Drawn,
    caption: &'static str,
    mut rows: Vec<&LeftOutNode>,
    whose: Option<usize>,
) -> AnyView {
    let lang = state.lang.get_untracked();
    let text = words::certainty(lang);
    rows.sort_by(|a, b| b.mean_shift.total_cmp(&a.mean_shift));
    let framework = &drawn.asked.opened.dataset.framework;
    let row = |row: &LeftOutNode| {
        let shift_of = |entity: usize| row.shifts.get(entity).copied().flatten();
        let moved = (0..row.shifts.len()).filter_map(|entity| Some((entity, shift_of(entity)?)));
        let most = moved.reduce(|most, one| if one.1.abs() > most.1.abs() { one } else { most });
        let most = most.filter(|(_, shift)| *shift != 0);
        let most = most
            .map_or_else(|| MISSING.into(), |(entity, shift)| finding::moved(&name_of(state, drawn, entity), shift));
        let own = whose.and_then(shift_of).map_or_else(|| MISSING.into(), |shift| signed(f64::from(shift), 0));
        view! {
            <tr>
                <th scope="row">{node_name(state, framework, row.node)}</th>
                <td class="number">{fixed(row.mean_shift, 2)}</td>
                <td class="number">{own}</td>
                <td>{most}</td>
            </tr>
        }
    };
    let own = whose.map(|entity| finding::shift_of(lang, &name_of(state, drawn, entity)));
    view! {
        <div class="table-scroll tall" tabindex="0" role="group" aria-label=caption>
            <table>
                <caption>{caption}</caption>
                {heads(&[
                    (text.part, false),
                    (text.mean_shift, true),
                    (own.as_deref().unwrap_or_default(), true),
                    (text.most_moved, false),
                ])}
                <tbody>{rows.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

#[component]
pub fn HoldsCard() -> impl IntoView {
    let state = AppState::expect();
    let Screen { certain } = expect_context();
    let lang = state.lang.get_untracked();
    let text = words::certainty(lang);
    let screen = Screen { certain };
    let table = move || {
        let (Some(drawn), Some(rows)) = (drawn(screen), certain.holds.get()) else {
            return view! { <p class="muted">{text.yet_to_come}</p> }.into_any();
        };
        let framework = &drawn.asked.opened.dataset.framework;
        let row = |row: &Hold| {
            let ends = match row.range {
                Some([from, to]) => view! {
                    <td class="number">{percent(from, 1)}</td>
                    <td class="number">{percent(to, 1)} {(!row.is_exact).then_some(text.searched)}</td>
                }
                .into_any(),
                None => view! { <td colspan="2" class="muted">{text.cannot_move}</td> }.into_any(),
            };
            view! {
                <tr>
                    <th scope="row">{node_name(state, framework, row.node)}</th>
                    <td class="number">{percent(row.share, 1)}</td>
                    {ends}
                </tr>
            }
        };
        let whose = focus(state);
        let rank = whose.and_then(|entity| state.derived.live()?.rank(entity));
        let finding =
            whose.zip(rank).map(|(entity, rank)| finding::holds_of(lang, &name_of(state, &drawn, entity), rank));
        view! {
            <p class="finding">{finding}</p>
            <div class="table-scroll tall" tabindex="0" role="group" aria-label=text.holds>
                <table>
                    {heads(&[(text.weights, false), (text.share_now, true), (text.from, true), (text.to, true)])}
                    <tbody>{rows.iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    view! {
        <section class="card" aria-labelledby="certainty-holds">
            <h2 id="certainty-holds">{text.holds}</h2>
            <p class="small muted">{text.holds_note}</p>
            {table}
        </section>
    }
}

fn node_name(state: AppState, framework: &Framework, node: u32) -> String {
    let node = framework.nodes().get(node as usize);
    node.map(|node| text::name(state.lang.get_untracked(), &node.name).to_string()).unwrap_or_default()
}
