//! The whole evaluation that questions of reach start from: what would tip the order, and what it would take.

use leptos::prelude::*;
use scoring::model::Dataset;
use scoring::pipeline::{Evaluation, Methods, evaluate_with};
use scoring::reach::Standing;
use scoring::scenario::Scenario;

use crate::state::{AppState, Opened, Shared};
use crate::text;

/// Beyond this many entities the answers no longer come within a frame, and are not given.
const MOST_ENTITIES: usize = 500;

/// A dataset, a scenario, and what the pipeline made of them.
#[derive(Debug)]
pub struct Ground {
    opened: Shared<Opened>,
    scenario: Scenario,
    evaluation: Evaluation,
    methods: Methods,
}

/// The ground as the page's parts find it in the context.
#[derive(Clone, Copy)]
pub struct Reach(pub Memo<Option<Shared<Ground>>>);

impl Reach {
    /// Provides it to everything below.
    pub fn provide(state: AppState) {
        provide_context(Self(Memo::new(move |_| {
            let opened = state.derived.assumed.get()?;
            if opened.dataset.entities.len() > MOST_ENTITIES {
                return None;
            }
            let scenario = state.scenario.get();
            let methods = state.derived.methods_for(&scenario)?;
            let evaluation = evaluate_with(&opened.dataset, &scenario, &methods).ok()?;
            Some(Shared::new(Ground { opened, scenario, evaluation, methods }))
        })));
    }
}

impl Ground {
    pub fn standing(&self) -> Standing<'_> {
        let Self { opened, scenario, evaluation, methods } = self;
        Standing { dataset: &opened.dataset, scenario, evaluation, methods: *methods }
    }

    pub fn dataset(&self) -> &Dataset {
        &self.opened.dataset
    }

    /// The entity the page is about: the one chosen, else the best.
    pub fn focus(&self) -> Option<usize> {
        let chosen = self.scenario.focus.as_ref().and_then(|id| self.dataset().find(id));
        // The best of those the ranking shows, which follows the rules.
        let judged = self.evaluation.judged.as_ref().and_then(|judged| judged.ranking.order.first());
        chosen.or_else(|| judged.map(|&entity| entity as usize)).or_else(|| self.order().next())
    }

    /// The entity asked to be compared with, unless it is the one in focus.
    pub fn reference(&self) -> Option<usize> {
        let chosen = self.scenario.reference.as_ref().and_then(|id| self.dataset().find(id));
        chosen.filter(|&other| Some(other) != self.focus())
    }

    /// Entities from the best down, before rules: questions of reach are about weights.
    pub fn order(&self) -> impl Iterator<Item = usize> + '_ {
        self.evaluation.ranking.order.iter().map(|&entity| entity as usize)
    }

    pub fn name(&self, state: AppState, entity: usize) -> String {
        let entity = self.dataset().entities.get(entity);
        entity.map(|one| text::name(state.lang.get_untracked(), &one.name).to_string()).unwrap_or_default()
    }
}
