//! Indicators: which say the same, which work against each other, and what each really counts for.

mod basis;
mod components;
mod correlation;
mod flags;
mod influence;
mod pair;
mod reliability;

use leptos::prelude::*;
use scoring::multivariate::{Coefficient, Pairwise, Thresholds};

use crate::state::{AppState, Shared};
use crate::text::indicators as words;
use crate::text::number::percent;
use crate::view::part::lasting::lasting;
use crate::view::part::pieces::{Work, Worked, worked_out};
use crate::view::part::score_error::ScoreError;
use basis::Basis;
use components::ComponentsCard;
use correlation::CorrelationCard;
use flags::FlagsCard;
use influence::InfluenceCard;
use pair::PairCard;
use reliability::ReliabilityCard;

/// A matrix and the indicators it is of.
type Of = Worked<Shared<Basis>>;

/// What the cards share.
#[derive(Clone, Copy)]
struct Study {
    basis: Memo<Option<Shared<Basis>>>,
    coefficient: RwSignal<Coefficient>,
    correlations: Of,
    thresholds: RwSignal<Thresholds>,
    /// The two indicators of the scatter, across and upright, by position; the most telling pair until somebody chooses.
    pair: RwSignal<Option<(usize, usize)>>,
}

#[component]
pub fn Indicators() -> impl IntoView {
    let state = AppState::expect();
    let text = words::indicators(state.lang.get_untracked());
    let basis = basis::follow(state);
    let coefficient = lasting(|| RwSignal::new(Coefficient::Pearson));
    let correlations = worked_out(move || {
        let (basis, of) = (basis.get()?, coefficient.get());
        let pairs = Pairwise::correlations(basis.columns.clone(), of);
        Some(Work::new(basis.clone(), pairs, basis.n_entities, Some(of)))
    });
    let study = Study {
        basis,
        coefficient,
        correlations,
        thresholds: lasting(|| RwSignal::new(Thresholds::default())),
        pair: RwSignal::new(None),
    };
    provide_context(study);
    let has_basis = Memo::new(move |_| basis.with(Option::is_some));
    let is_one = Memo::new(move |_| basis.with(|basis| basis.as_ref().is_some_and(|basis| basis.leaves.len() < 2)));
    view! {
        <div class="page-head">
            <div>
                <h1 tabindex="-1">{text.title}</h1>
                <p>{text.intro}</p>
            </div>
        </div>
        <ScoreError />
        <Show when=move || has_basis.get() fallback=Placeholder>
            <Show when=move || !is_one.get() fallback=move || view! { <p class="empty">{text.one_indicator}</p> }>
                <div class="stack">
                    <CorrelationCard />
                    <div class="columns">
                        <FlagsCard />
                        <PairCard />
                    </div>
                    <InfluenceCard />
                    <ReliabilityCard />
                    <ComponentsCard />
                </div>
            </Show>
        </Show>
    }
}

/// How far the work is, while it takes more than a moment.
#[component]
fn Working(share: RwSignal<Option<f64>>) -> impl IntoView {
    let text = words::indicators(AppState::expect().lang.get_untracked());
    view! {
        <Show when=move || share.with(Option::is_some)>
            <p class="small muted" aria-busy="true">
                {text.working} " "
                <progress aria-label=text.working prop:value=move || share.get().unwrap_or(0.0)></progress>
                " " {move || share.get().map(|share| percent(share, 0))}
            </p>
        </Show>
    }
}

/// Stands where the page will be, as high as it will be.
#[component]
fn Placeholder() -> impl IntoView {
    let text = words::indicators(AppState::expect().lang.get_untracked());
    view! {
        <div class="skeleton" role="status">
            <span class="visually-hidden">{text.loading}</span>
            <i class="placeholder-chart"></i>
        </div>
    }
}
