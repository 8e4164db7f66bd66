//! What a method of data reads, and its own choices.

use leptos::prelude::*;
use scoring::scenario::{WeighColumns, WeighCorrelation, WeighMethod, WeighRotation};

use super::Finding;
use super::draft::Target;
use crate::state::AppState;
use crate::text::weigh as words;
use crate::view::part::choice::ChoiceOf;

#[component]
pub fn DataChoices() -> impl IntoView {
    let state = AppState::expect();
    let text = words::weigh(state.lang.get_untracked());
    let finding = Finding::expect();
    let draft = finding.draft;
    let method = draft.with_untracked(|draft| draft.way.method);
    view! {
        <div class="row">
            <Columns />
            {(method == WeighMethod::Critic)
                .then(|| view! {
                    <ChoiceOf
                        label=text.correlation
                        options=vec![
                            (WeighCorrelation::Pearson, text.pearson),
                            (WeighCorrelation::Spearman, text.spearman),
                        ]
                        now=move || draft.with(|draft| draft.way.correlation)
                        choose=move |chosen| finding.edit(|draft| draft.way.correlation = chosen)
                    />
                })}
            {(method == WeighMethod::Pca)
                .then(|| view! {
                    <ChoiceOf
                        label=text.rotation
                        options=vec![
                            (WeighRotation::None, text.rotation_none),
                            (WeighRotation::Varimax, text.rotation_varimax),
                        ]
                        now=move || draft.with(|draft| draft.way.rotation)
                        choose=move |chosen| finding.edit(|draft| draft.way.rotation = chosen)
                    />
                })}
        </div>
    }
}

/// Scores or the original figures; nothing to choose where only aggregates are weighed, which have scores alone.
#[component]
pub fn Columns() -> impl IntoView {
    let state = AppState::expect();
    let text = words::weigh(state.lang.get_untracked());
    let finding = Finding::expect();
    let draft = finding.draft;
    let has_indicators = draft.with_untracked(|draft| match &draft.target {
        Target::Tree | Target::Indicators => true,
        Target::Below(code) => state.opened.with_untracked(|opened| {
            let Some(opened) = opened else { return false };
            let framework = &opened.dataset.framework;
            let children = framework.find(code).map(|id| framework.node(id).children.clone()).unwrap_or_default();
            children.iter().any(|&id| framework.node(id).leaf.is_some())
        }),
    });
    has_indicators.then(|| {
        view! {
            <ChoiceOf
                label=text.columns
                options=vec![
                    (WeighColumns::Normalised, text.columns_normalised),
                    (WeighColumns::Treated, text.columns_treated),
                ]
                now=move || draft.with(|draft| draft.way.columns)
                choose=move |chosen| finding.edit(|draft| draft.way.columns = chosen)
            />
        }
    })
}
