//! A published case's plan simulated once, to lay its figures over.

use leptos::prelude::*;
use scoring::revenue::chance::{Assumptions, Results};
use scoring::revenue::{ParameterId, Plan};

use super::Shared;
use crate::browser::page;
use crate::job::chance::{Done, Question};
use crate::job::chance_plan::{ChancePlan, Focus, Wanted};
use crate::job::pool::{Event, Pool};

/// What is known of the case by now.
#[derive(Clone, Debug, PartialEq)]
pub enum BackTest {
    Waiting,
    There(Shared<Results>),
    /// The worker could not be started, died, or is of another version.
    Failed,
}

/// Simulates a plan under these assumptions as long as the caller is shown.
pub fn back_test(plan: &Plan, assumptions: &Assumptions) -> RwSignal<BackTest> {
    let told = RwSignal::new(BackTest::Waiting);
    let question = Question {
        plans: vec![ParameterId::ALL.iter().map(|id| plan.get(*id)).collect()],
        assumptions: Assumptions::FIELDS.iter().filter_map(|field| assumptions.get(field.name)).collect(),
        services: None,
        fiscal: None,
        seed: 1,
    };
    let hear = move |event| match event {
        Event::Done(done) => {
            if let Done::Results(results) = *done {
                told.set(BackTest::There(Shared::new(*results)));
            }
        }
        Event::Progress(_) | Event::Finished => {}
        Event::Refused(_) | Event::Stale | Event::NoWorker => told.set(BackTest::Failed),
    };
    let pool = Pool::<ChancePlan>::new(&(), page::n_threads().min(1), hear);
    let is_asked = pool.as_ref().is_some_and(|pool| {
        let focus = Focus { results: true, ..Focus::default() };
        pool.ask(question, ChancePlan::new(Wanted { focus, ..Wanted::default() }));
        true
    });
    if !is_asked {
        told.set(BackTest::Failed);
    }
    // Kept until the caller is gone, which ends its worker.
    StoredValue::new_local(pool);
    told
}
