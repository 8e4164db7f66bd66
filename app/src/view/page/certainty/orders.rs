//! Orders that drawn weights must keep: a list of pairs of siblings, and two fields to add one.

use leptos::prelude::*;
use scoring::model::{Framework, NodeId};
use scoring::scenario::AtLeast;

use crate::change::Change;
use crate::state::AppState;
use crate::text::{self, certainty::page as words};

#[component]
pub fn Orders() -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::certainty(lang);
    let (more, less) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let name = move |code: &str| {
        state.opened.with(|opened| {
            let framework = opened.as_ref().map(|opened| &opened.dataset.framework);
            let node = framework.and_then(|framework| framework.find(code).map(|id| framework.node(id)));
            node.map_or_else(|| code.to_string(), |node| text::name(lang, &node.name).to_string())
        })
    };
    let add = move |_| {
        let order = AtLeast { more: more.get_untracked(), less: less.get_untracked() };
        state.act(Change::Certainty, |scenario| scenario.certainty.at_least.push(order));
        state.settle();
        less.set(String::new());
    };
    let remove = move |at: usize| {
        state.act(Change::Certainty, |scenario| {
            if at < scenario.certainty.at_least.len() {
                scenario.certainty.at_least.remove(at);
            }
        });
        state.settle();
    };
    let list = move || {
        let orders = state.scenario.with(|now| now.certainty.at_least.clone());
        let line = |(at, order): (usize, AtLeast)| {
            let words = format!("{} {} {}", name(&order.more), text.order_at_least, name(&order.less));
            view! {
                <li class="row">
                    <span>{words.clone()}</span>
                    <button type="button" class="button small" aria-label=format!("{} {words}", text.order_remove) on:click=move |_| remove(at)>
                        {text.order_remove}
                    </button>
                </li>
            }
        };
        orders.into_iter().enumerate().map(line).collect_view()
    };
    let options = move |is_offered: fn(&Framework, NodeId, &str) -> bool, other: String, now: String| {
        state.opened.with(|opened| {
            let Some(opened) = opened else { return Vec::new() };
            let framework = &opened.dataset.framework;
            let ids = (0..framework.nodes().len()).map(|at| NodeId(at as u32));
            let kept = ids.filter(|&id| id != framework.root() && is_offered(framework, id, &other));
            let option = |id: NodeId| {
                let node = framework.node(id);
                let name = text::name(lang, &node.name).to_string();
                view! { <option value=node.code.clone() selected=node.code == now>{name}</option> }
            };
            kept.map(option).collect()
        })
    };
    view! {
        <fieldset class="choices">
            <legend>{text.orders}</legend>
            <ul>{list}</ul>
            <div class="row">
                <label class="field">
                    {text.order_more}
                    <select class="select" on:change=move |event| {
                        more.set(event_target_value(&event));
                        less.set(String::new());
                    }>
                        <option value="">"—"</option>
                        {move || options(|_, _, _| true, String::new(), more.get())}
                    </select>
                </label>
                <label class="field">
                    {text.order_less}
                    <select class="select" on:change=move |event| less.set(event_target_value(&event))>
                        <option value="">"—"</option>
                        {move || options(are_siblings, more.get(), less.get())}
                    </select>
                </label>
                <button
                    type="button"
                    class="button"
                    disabled=move || more.with(String::is_empty) || less.with(String::is_empty)
                    on:click=add
                >
                    {text.order_add}
                </button>
            </div>
        </fieldset>
    }
}

/// Whether the node has the same parent as the one with this code, and is another.
fn are_siblings(framework: &Framework, id: NodeId, code: &str) -> bool {
    let other = framework.find(code);
    other.is_some_and(|other| other != id && framework.node(other).parent == framework.node(id).parent)
}
