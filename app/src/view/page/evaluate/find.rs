//! The dialog that finds weights: for which nodes, by which method, what it would bring, and taking it over.

mod ahp;
mod bwm;
mod combined;
mod data;
mod draft;
mod facts;
mod order_list;
mod origin;
mod panel;
mod preview;
mod result;
mod swara;
mod wished;

use leptos::prelude::*;
use scoring::scenario::WeighMethod;

use crate::browser::style::{adopt_style, style};
use crate::change::Change;
use crate::state::AppState;
use crate::text::weigh::{self as words, method};
use crate::view::part::modal::CloseModal;
use ahp::AhpEditor;
use bwm::BwmEditor;
use combined::CombinedEditor;
use data::DataChoices;
use draft::{Draft, Target};
use facts::{facts, targets};
use preview::Outcome;
use result::Result;
use swara::SwaraEditor;
use wished::{AimEditor, OrderEditor};

pub use origin::Origin;

/// What the dialog's parts share.
#[derive(Clone, Copy)]
struct Finding {
    draft: RwSignal<Draft>,
    outcome: RwSignal<Outcome>,
}

impl Finding {
    fn expect() -> Self {
        expect_context()
    }

    fn edit(self, edit: impl FnOnce(&mut Draft)) {
        self.draft.update(edit);
    }
}

#[component]
pub fn FindWeights() -> impl IntoView {
    adopt_style(style!("find/find.css"));
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::weigh(lang);
    let goal = state.opened.with_untracked(|opened| {
        opened.as_ref().map(|opened| {
            let framework = &opened.dataset.framework;
            framework.node(framework.root()).code.clone()
        })
    });
    let Some(goal) = goal else { return ().into_any() };
    let draft = RwSignal::new(started(state, Target::Below(goal)));
    let finding = Finding { draft, outcome: preview::rested(state, draft) };
    provide_context(finding);
    let targets = targets(state);
    let keys: Vec<Target> = targets.iter().map(|(target, _)| target.clone()).collect();
    let aim = move |event| {
        let chosen = event_target_value(&event).parse::<usize>().ok().and_then(|at| keys.get(at).cloned());
        if let Some(target) = chosen {
            draft.set(started(state, target));
        }
    };
    let choose = move |event| {
        let value = event_target_value(&event);
        let offered = draft.with_untracked(|draft| draft.target.offered());
        if let Some(chosen) = offered.into_iter().find(|one| method::key(*one) == value) {
            finding.edit(|draft| {
                draft.choose(chosen);
                draft.seed(&facts(state, &draft.target));
            });
        }
    };
    // Editors are drawn anew for another method or target, and not while somebody types into them.
    let shape = Memo::new(move |_| draft.with(|draft| (draft.target.clone(), draft.way.method)));
    let locked = Memo::new(move |_| draft.with(|draft| locked(state, draft)));
    view! {
        <div class="stack find-weights">
            <div class="row">
                <label class="field">
                    {text.target}
                    <select class="select" on:change=aim>
                        {targets
                            .into_iter()
                            .enumerate()
                            .map(|(at, (target, label))| {
                                let is_now = move || draft.with(|draft| draft.target == target);
                                view! { <option value=at.to_string() prop:selected=is_now>{label}</option> }
                            })
                            .collect_view()}
                    </select>
                </label>
                <label class="field">
                    {text.method}
                    <select class="select" on:change=choose>
                        {move || offered(state, draft, &shape.get().0)}
                    </select>
                </label>
            </div>
            <p class="muted">{move || method::about(lang, shape.get().1)}</p>
            {move || editor(shape.get().1)}
            <Result />
            {move || locked.get().map(|sentence| view! { <p class="small">{sentence}</p> })}
            <Apply />
        </div>
    }
    .into_any()
}

#[component]
fn Apply() -> impl IntoView {
    let state = AppState::expect();
    let text = words::weigh(state.lang.get_untracked());
    let Finding { draft, outcome } = Finding::expect();
    let close = use_context::<CloseModal>();
    let is_ready = move || outcome.with(|outcome| matches!(outcome, Some(Ok(_))));
    let apply = move |_| {
        let Some(opened) = state.opened.get_untracked() else { return };
        let draft = draft.get_untracked();
        let below = match &draft.target {
            Target::Below(code) => Some(code.clone()),
            Target::Tree | Target::Indicators => None,
        };
        let change = Change::FoundWeights { method: draft.way.method, below };
        state.act(change, |scenario| {
            draft.apply(&opened.dataset.framework, scenario, |id| untrack(|| state.derived.share(id)));
        });
        state.settle();
        if let Some(CloseModal(close)) = close {
            close.run(());
        }
    };
    view! {
        <p class="row">
            <button type="button" class="button primary" disabled=move || !is_ready() on:click=apply>{text.apply}</button>
        </p>
    }
}

/// A draft for a target, with everything its editors need.
fn started(state: AppState, target: Target) -> Draft {
    let facts = facts(state, &target);
    let mut draft = state.scenario.with_untracked(|scenario| Draft::of(target, scenario));
    draft.seed(&facts);
    draft
}

/// Which weights stay because they are locked.
fn locked(state: AppState, draft: &Draft) -> Option<String> {
    let lang = state.lang.get();
    let opened = state.opened.get()?;
    let framework = &opened.dataset.framework;
    let held = state.scenario.with(|now| draft.held(framework, &now.locks, |id| state.derived.share(id)));
    words::locked_stay(lang, framework, &held)
}

/// The methods by family.
fn offered(state: AppState, draft: RwSignal<Draft>, target: &Target) -> impl IntoView + use<> {
    let lang = state.lang.get_untracked();
    let mut families: Vec<(&'static str, Vec<WeighMethod>)> = Vec::new();
    for one in target.offered() {
        let family = method::family(lang, one);
        match families.iter_mut().find(|(name, _)| *name == family) {
            Some((_, methods)) => methods.push(one),
            None => families.push((family, vec![one])),
        }
    }
    let option = move |one: WeighMethod| {
        let is_now = move || draft.with(|draft| draft.way.method == one);
        view! { <option value=method::key(one) prop:selected=is_now>{method::name(lang, one)}</option> }
    };
    families
        .into_iter()
        .map(|(name, methods)| {
            view! { <optgroup label=name>{methods.into_iter().map(option).collect_view()}</optgroup> }
        })
        .collect_view()
}

fn editor(method: WeighMethod) -> AnyView {
    match method {
        WeighMethod::Official | WeighMethod::Equal => ().into_any(),
        WeighMethod::Entropy
        | WeighMethod::Critic
        | WeighMethod::StandardDeviation
        | WeighMethod::CoefficientOfVariation
        | WeighMethod::Gini
        | WeighMethod::Pca
        | WeighMethod::Merec => view! { <DataChoices /> }.into_any(),
        WeighMethod::Ahp => view! { <AhpEditor /> }.into_any(),
        WeighMethod::Bwm => view! { <BwmEditor /> }.into_any(),
        WeighMethod::Swara => view! { <SwaraEditor /> }.into_any(),
        WeighMethod::Combined => view! { <CombinedEditor /> }.into_any(),
        WeighMethod::Optimised => view! { <AimEditor /> }.into_any(),
        WeighMethod::FromOrder => view! { <OrderEditor /> }.into_any(),
    }
}
