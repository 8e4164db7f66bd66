//! The weight tree: a slider, a number field, a lock and a switch for every node.

use leptos::prelude::*;
use scoring::model::NodeId;
use scoring::weigh::Policy;

use super::find::Origin;
use super::weight_row::{Switched, WeightRow};
use crate::change::Change;
use crate::state::AppState;
use crate::text::{evaluate as words, weigh};
use crate::view::later::{Later, Method, Piece};
use crate::view::part::before_rules::BeforeRules;
use crate::view::part::lasting::lasting;
use crate::view::part::modal::Modal;

#[component]
pub fn WeightTree() -> impl IntoView {
    let state = AppState::expect();
    let text = words::evaluate(state.lang.get_untracked());
    let weigh_text = weigh::weigh(state.lang.get_untracked());
    let policy = lasting(|| RwSignal::new(Policy::Proportional));
    provide_context(policy);
    provide_context(Switched::of(state));
    let pillars = move || {
        state.opened.with(|opened| {
            opened.as_ref().map(|opened| opened.dataset.framework.pillars().to_vec()).unwrap_or_default()
        })
    };
    // Rows hold their node's facts, so another dataset needs other rows.
    let fingerprint = move || {
        state.opened.with_untracked(|opened| opened.as_ref().map(|opened| opened.dataset.fingerprint.0.clone()))
    };
    let is_changed = move || {
        state.opened.with(|opened| {
            let Some(opened) = opened else { return false };
            let official = &opened.official;
            state
                .scenario
                .with(|now| now.weights != official.weights || now.drop != official.drop || now.weigh != official.weigh)
        })
    };
    let reset = move |_| {
        let Some(opened) = state.opened.get_untracked() else { return };
        state.act(Change::ResetWeights, |scenario| {
            scenario.weigh = opened.official.weigh.clone();
            scenario.weights = opened.official.weights.clone();
            scenario.drop = opened.official.drop.clone();
        });
        state.settle();
    };
    view! {
        <section class="card weights" data-edits="" aria-labelledby="weights-title">
            <div class="card-head">
                <h2 id="weights-title">{text.weights}</h2>
                <div class="row">
                    <Modal label=weigh_text.title><Later piece=Piece::Method(Method::FindWeights) /></Modal>
                    <button type="button" class="button" disabled=move || !is_changed() on:click=reset>
                        {text.reset_weights}
                    </button>
                </div>
            </div>
            <Origin />
            <fieldset class="choices" title=text.policy_hint>
                <legend>{text.policy}</legend>
                {[Policy::Proportional, Policy::Free]
                    .map(|choice| {
                        view! {
                            <label class="choice">
                                <input
                                    type="radio"
                                    name="policy"
                                    prop:checked=move || policy.get() == choice
                                    on:change=move |_| policy.set(choice)
                                />
                                {move || match choice {
                                    Policy::Proportional => text.policy_proportional,
                                    Policy::Free => text.policy_free,
                                }}
                            </label>
                        }
                    })
                    .collect_view()}
            </fieldset>
            // The tipping points on the tracks.
            <BeforeRules />
            <ul class="weight-list">
                <For each=pillars key=move |id| (fingerprint(), id.0) let(id)>
                    <Branch id />
                </For>
            </ul>
        </section>
    }
}

/// A node and, unfolded, what is below it.
#[component]
fn Branch(id: NodeId) -> AnyView {
    let state = AppState::expect();
    let children = state.opened.with_untracked(|opened| {
        opened.as_ref().map(|opened| opened.dataset.framework.node(id).children.clone()).unwrap_or_default()
    });
    let is_open = RwSignal::new(false);
    let has_children = !children.is_empty();
    view! {
        <li>
            <WeightRow id fold=has_children.then_some(is_open) />
            <Show when=move || is_open.get()>
                <ul class="weight-list nested">
                    {children.iter().map(|&child| view! { <Branch id=child /> }).collect_view()}
                </ul>
            </Show>
        </li>
    }
    .into_any()
}
