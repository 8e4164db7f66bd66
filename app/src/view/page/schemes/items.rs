//! A scheme's tree with weights and rules, as a table.

use leptos::prelude::*;
use scoring::scheme::{Combine, Item, Node, Scheme};

use crate::prefs::Lang;
use crate::state::{AppState, Shared};
use crate::text::number::{fixed, plain};
use crate::text::schemes::{self as words, rule};
use crate::text::{self};
use crate::view::part::heads::heads;

/// A line of the table: an aggregate or an item, this deep below the total.
enum Line<'a> {
    Node(&'a Node, u32),
    Item(&'a Item, u32),
}

#[component]
pub fn Items(scheme: Shared<Scheme>) -> impl IntoView {
    let lang = AppState::expect().lang.get_untracked();
    let text = words::schemes(lang);
    let lines = lines(&scheme);
    let facts: Vec<&Item> = scheme.items.iter().filter(|item| item.parent.is_none()).collect();
    let has_points = !lines.is_empty();
    let rows = lines.iter().map(|line| match line {
        Line::Node(node, depth) => node_row(lang, node, *depth).into_any(),
        Line::Item(item, depth) => item_row(lang, &scheme, item, *depth).into_any(),
    });
    let facts = (!facts.is_empty()).then(|| {
        let fact = |item: &&Item| {
            let unit = if item.unit.is_empty() { String::new() } else { format!(" ({})", item.unit) };
            view! { <li>{format!("{}{unit}", text::name(lang, &item.name))}</li> }
        };
        view! {
            <h3>{text.facts_items}</h3>
            <ul class="plain-list">{facts.iter().map(fact).collect_view()}</ul>
        }
    });
    view! {
        <section class="card" aria-labelledby="scheme-items">
            <h2 id="scheme-items">{text.items}</h2>
            {has_points.then(|| view! {
                <div class="table-scroll tall" tabindex="0" role="group" aria-labelledby="scheme-items">
                    <table>
                        {heads(&[
                            (text.item, false),
                            (text.weight, true),
                            (text.unit, false),
                            (text.rule, false),
                            (text.minimum, true),
                        ])}
                        <tbody>{rows.collect_view()}</tbody>
                    </table>
                </div>
            })}
            {facts}
        </section>
    }
}

fn node_row(lang: Lang, node: &Node, depth: u32) -> impl IntoView + use<> {
    let best = (node.combine == Combine::BestOf).then(|| words::schemes(lang).best_of);
    view! {
        <tr class="branch">
            <th scope="row" style:padding-inline-start=indent(depth)>{text::name(lang, &node.name).to_string()}</th>
            <td class="number">{plain(node.weight)}</td>
            <td></td>
            <td class="reasons">{best}</td>
            <td class="number">{node.minimum.map(plain)}</td>
        </tr>
    }
}

fn item_row(lang: Lang, scheme: &Scheme, item: &Item, depth: u32) -> impl IntoView + use<> {
    let weight = scheme.weight_of(item);
    let weight = if item.weight.is_some() { plain(weight) } else { format!("= {}", fixed(weight, 2)) };
    let note = text::name(lang, &item.note).to_string();
    let rule = rule::rule(lang, item);
    view! {
        <tr>
            <th scope="row" style:padding-inline-start=indent(depth)>{text::name(lang, &item.name).to_string()}</th>
            <td class="number">{weight}</td>
            <td>{item.unit.clone()}</td>
            <td class="reasons">
                <p>{rule}</p>
                {(!note.is_empty()).then(|| view! { <p class="small muted">{note}</p> })}
            </td>
            <td class="number">{item.minimum.map(plain)}</td>
        </tr>
    }
}

fn indent(depth: u32) -> String {
    format!("{}rem", 0.5 + f64::from(depth))
}

/// The tree from the total down, each aggregate before what is below it.
fn lines(scheme: &Scheme) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut waiting: Vec<(&Node, u32)> = scheme.total().map(|total| (total, 0)).into_iter().collect();
    while let Some((node, depth)) = waiting.pop() {
        lines.push(Line::Node(node, depth));
        let is_below = |parent: &Option<String>| parent.as_ref() == Some(&node.code);
        let items = scheme.items.iter().filter(|item| is_below(&item.parent));
        lines.extend(items.map(|item| Line::Item(item, depth + 1)));
        let nodes = scheme.nodes.iter().filter(|below| is_below(&below.parent));
        waiting.extend(nodes.rev().map(|below| (below, depth + 1)));
    }
    lines
}
