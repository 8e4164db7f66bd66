//! One node's weight: share of its parent by slider or number, lock, and whether it takes part.

use leptos::prelude::*;
use scoring::model::{Framework, NodeId};
use scoring::scenario::Scenario;
use scoring::weigh::{Policy, redistribute};

use super::tipping::{Marks, TippingNote, track};
use crate::change::Change;
use crate::state::AppState;
use crate::text::number::{fixed, percent};
use crate::text::{self, evaluate as words};
use crate::view::part::icon::{self, Icon};

/// A node's siblings with the weights they had when the gesture began, so that a slider pushed to its end and back restores them.
#[derive(Clone, Debug, PartialEq)]
struct Start {
    siblings: Vec<NodeId>,
    weights: Vec<f64>,
    /// What each weighs when nothing was moved by hand.
    base: Vec<f64>,
}

/// Codes of nodes that are locked and that take no part, for all rows: were each to ask the scenario, a step of a slider would tell all
/// of them that something may have changed.
#[derive(Clone, Copy)]
pub struct Switched {
    locks: Memo<Vec<String>>,
    drop: Memo<Vec<String>>,
}

impl Switched {
    pub fn of(state: AppState) -> Self {
        let list =
            move |read: fn(&Scenario) -> &Vec<String>| Memo::new(move |_| state.scenario.with(|now| read(now).clone()));
        Self { locks: list(|now| &now.locks), drop: list(|now| &now.drop) }
    }
}

#[component]
pub fn WeightRow(
    id: NodeId,
    /// Whether the node is unfolded, for one that has children.
    fold: Option<RwSignal<bool>>,
) -> impl IntoView {
    let state = AppState::expect();
    let policy = expect_context::<RwSignal<Policy>>();
    let text = words::evaluate(state.lang.get_untracked());
    let Some(opened) = state.opened.get_untracked() else { return ().into_any() };
    let node = opened.dataset.framework.node(id).clone();
    let code = StoredValue::new(node.code.clone());
    let name_text = node.name.clone();
    let name = Memo::new(move |_| text::name(state.lang.get(), &name_text).to_string());
    let unit = node.leaf.as_ref().map(|(_, indicator)| indicator.unit.clone()).unwrap_or_default();
    let share = Memo::new(move |_| state.derived.share(id));
    let official = Memo::new(move |_| state.derived.official_share(id));
    let switched = expect_context::<Switched>();
    let holds = move |list: &Vec<String>| code.with_value(|code| list.contains(code));
    let is_locked = Memo::new(move |_| switched.locks.with(holds));
    let is_dropped = Memo::new(move |_| switched.drop.with(holds));
    let is_off = Memo::new(move |_| share.get().is_none());
    let is_fixed = Memo::new(move |_| is_off.get() || is_locked.get());
    let start = StoredValue::new(None::<Start>);
    let end_gesture = move || {
        start.set_value(None);
        state.settle();
    };
    let move_to = move |percent_of_parent: f64| {
        let Some(opened) = state.opened.get_untracked() else { return };
        let framework = &opened.dataset.framework;
        if start.with_value(Option::is_none) {
            let base = |id: NodeId| state.derived.base_weight(id).unwrap_or_else(|| framework.node(id).weight);
            start.set_value(state.scenario.with_untracked(|now| begin(framework, id, now, base)));
        }
        let Some(from) = start.get_value() else { return };
        let change = Change::Weight { code: code.get_value() };
        state.act(change, |scenario| {
            move_weight(framework, id, &from, percent_of_parent, policy.get_untracked(), scenario)
        });
    };
    let typed = move |event| {
        let value = event_target_value(&event).trim().parse::<f64>().ok().filter(|value| (0.0..=100.0).contains(value));
        if let Some(value) = value {
            move_to(value);
            end_gesture();
        }
    };
    let toggle = move |list: fn(&mut Scenario) -> &mut Vec<String>, change: Change| {
        state.act(change, |scenario| {
            let list = list(scenario);
            let code = code.get_value();
            match list.iter().position(|one| *one == code) {
                Some(at) => drop(list.remove(at)),
                None => list.push(code),
            }
        });
        state.settle();
    };
    let percent_now = move || share.get().unwrap_or(0.0) * 100.0;
    let label = move || format!("{} {}", name.get(), text.share);
    let track = track(state, id);
    view! {
        <div class="weight-row" class:off=is_off>
            <div class="weight-head">
                {fold.map(|is_open| view! {
                    <button
                        type="button"
                        class="button quiet icon fold"
                        data-looks=""
                        aria-expanded=move || is_open.get().to_string()
                        aria-label=move || format!("{} {}", text.expand, name.get())
                        on:click=move |_| is_open.update(|is_open| *is_open = !*is_open)
                    >
                        <Icon path=icon::CHEVRON />
                    </button>
                })}
                <span class="weight-name">
                    <span>{move || name.get()}</span>
                    {(!unit.is_empty()).then(|| view! { <small class="muted">{unit.clone()}</small> })}
                </span>
                <label class="include">
                    <input
                        type="checkbox"
                        prop:checked=move || !is_dropped.get()
                        on:change=move |_| toggle(|now| &mut now.drop, Change::Dropped { code: code.get_value() })
                    />
                    <span class="visually-hidden">{move || format!("{} {}", text.include, name.get())}</span>
                </label>
                <button
                    type="button"
                    class="button quiet icon"
                    aria-pressed=move || is_locked.get().to_string()
                    aria-label=move || format!("{} {}", text.lock, name.get())
                    title=text.lock
                    disabled=is_off
                    on:click=move |_| toggle(|now| &mut now.locks, Change::Lock { code: code.get_value() })
                >
                    {move || view! { <Icon path=if is_locked.get() { icon::LOCKED } else { icon::UNLOCKED } /> }}
                </button>
            </div>
            <div class="weight-controls">
                <span class="tipping-track">
                    <input
                        type="range"
                        min="0"
                        max="100"
                        step="0.5"
                        aria-label=label
                        aria-valuetext=move || percent(share.get().unwrap_or(0.0), 1)
                        disabled=is_fixed
                        prop:value=move || percent_now().to_string()
                        on:input=move |event| {
                            if let Ok(value) = event_target_value(&event).parse::<f64>() {
                                move_to(value);
                            }
                        }
                        on:pointerup=move |_| end_gesture()
                        on:blur=move |_| end_gesture()
                    />
                    <Marks track />
                </span>
                <input
                    class="input"
                    type="number"
                    min="0"
                    max="100"
                    step="0.1"
                    aria-label=move || format!("{} %", label())
                    disabled=is_fixed
                    prop:value=move || fixed(percent_now(), 1)
                    on:change=typed
                />
                <span class="muted small">"%"</span>
            </div>
            <p class="small muted weight-note">
                {move || official.get().map(|official| format!("{} {}", text.official, percent(official, 1)))}
                <Show when=move || state.derived.weight_differs(id)>
                    " " <span class="badge">{move || text::frame::frame(state.lang.get()).changed}</span>
                </Show>
            </p>
            <TippingNote track />
        </div>
    }
    .into_any()
}

/// Siblings that take part, with their weights now.
fn begin(framework: &Framework, id: NodeId, scenario: &Scenario, base: impl Fn(NodeId) -> f64) -> Option<Start> {
    let parent = framework.node(id).parent?;
    let takes_part = |id: &NodeId| !scenario.drop.contains(&framework.node(*id).code);
    let siblings: Vec<NodeId> = framework.node(parent).children.iter().copied().filter(takes_part).collect();
    let base: Vec<f64> = siblings.iter().map(|&id| base(id)).collect();
    let by_hand = |id: &NodeId| scenario.weights.get(&framework.node(*id).code).copied();
    let weights = siblings.iter().zip(&base).map(|(id, &base)| by_hand(id).unwrap_or(base)).collect();
    Some(Start { siblings, weights, base })
}

/// Brings the node's share of its parent to a percentage, the siblings giving way or not.
fn move_weight(framework: &Framework, id: NodeId, from: &Start, percent: f64, policy: Policy, scenario: &mut Scenario) {
    let Some(moved) = from.siblings.iter().position(|&sibling| sibling == id) else { return };
    let locked: Vec<bool> = from.siblings.iter().map(|&id| scenario.locks.contains(&framework.node(id).code)).collect();
    let sum: f64 = from.weights.iter().sum();
    let others = sum - from.weights[moved];
    let share = percent / 100.0;
    let to = match policy {
        Policy::Proportional => share * sum,
        // The others stay, so the weight is what makes its share come out; a share of all of it is out of reach.
        Policy::Free if share < 1.0 => others * share / (1.0 - share),
        Policy::Free => return,
    };
    let after = redistribute(&from.weights, &locked, moved, to, policy);
    if after.iter().sum::<f64>() <= 0.0 {
        return;
    }
    for ((&sibling, &weight), &base) in from.siblings.iter().zip(&after).zip(&from.base) {
        let node = framework.node(sibling);
        if weight == base {
            scenario.weights.remove(&node.code);
        } else {
            scenario.weights.insert(node.code.clone(), weight);
        }
    }
}

#[cfg(test)]
mod tests {
    use scoring::model::{Direction, Indicator, NodeSpec, Text};

    use super::*;

    fn tree() -> Framework {
        let node = |code: &str, parent: Option<&str>, weight: f64| NodeSpec {
            code: code.into(),
            name: Text::same(code),
            parent: parent.map(Into::into),
            weight,
            indicator: parent.map(|_| Indicator::measured(Direction::Positive, "")),
        };
        Framework::new(vec![
            node("goal", None, 1.0),
            node("a", Some("goal"), 50.0),
            node("b", Some("goal"), 30.0),
            node("c", Some("goal"), 20.0),
        ])
        .expect("a tree")
    }

    fn shares(framework: &Framework, scenario: &Scenario) -> Vec<f64> {
        let weights = scoring::weigh::Weights::of(framework, &scenario.weights, &scenario.drop).expect("weights");
        framework.leaves().iter().map(|&id| (weights.share(id) * 1e6).round() / 1e4).collect()
    }

    fn check(percent: f64, policy: Policy, locks: &[&str], expect: [f64; 3]) {
        let framework = tree();
        let a = framework.find("a").expect("a");
        let mut scenario = Scenario { locks: locks.iter().map(ToString::to_string).collect(), ..Scenario::default() };
        let from = begin(&framework, a, &scenario, |id| framework.node(id).weight).expect("siblings");
        move_weight(&framework, a, &from, percent, policy, &mut scenario);
        assert_eq!(shares(&framework, &scenario), expect, "{percent} {policy:?} {locks:?}");
    }

    #[test]
    fn a_share_asked_for_is_the_share_that_comes_out() {
        check(60.0, Policy::Proportional, &[], [60.0, 24.0, 16.0]);
        check(100.0, Policy::Proportional, &[], [100.0, 0.0, 0.0]);
        check(60.0, Policy::Proportional, &["b"], [60.0, 30.0, 10.0]);
        check(80.0, Policy::Free, &[], [80.0, 12.0, 8.0]);
        check(100.0, Policy::Free, &[], [50.0, 30.0, 20.0]);
    }

    #[test]
    fn to_the_end_and_back_in_one_gesture_is_where_it_was() {
        let framework = tree();
        let a = framework.find("a").expect("a");
        let mut scenario = Scenario::default();
        let from = begin(&framework, a, &scenario, |id| framework.node(id).weight).expect("siblings");
        for percent in [100.0, 0.0, 50.0] {
            move_weight(&framework, a, &from, percent, Policy::Proportional, &mut scenario);
        }
        assert_eq!(scenario, Scenario::default());
    }
}
