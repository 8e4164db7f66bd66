//! What it would take, held against what really happens.

mod improve;
#[cfg(not(target_arch = "wasm32"))]
mod laws;
mod smallest;
mod span;
mod tipping;

use scoring::model::{Column, Dataset, Framework};
use scoring::pipeline::{Evaluation, Methods, evaluate};
use scoring::reach::Standing;
use scoring::scenario::{Normalise, NormaliseMethod, Scenario};

use super::support::{dataset, flat};

/// Values count as they are: the scale from 0 to 100 is each indicator's own.
pub fn as_they_are() -> Scenario {
    let normalise = Normalise { method: NormaliseMethod::Scaled, ..Normalise::default() };
    Scenario { normalise, ..Scenario::default() }
}

/// A dataset, a scenario and its evaluation, owned.
#[derive(Debug)]
pub struct Case {
    pub dataset: Dataset,
    pub scenario: Scenario,
    pub evaluation: Evaluation,
}

impl Case {
    pub fn new(dataset: Dataset, scenario: Scenario) -> Self {
        let evaluation = evaluate(&dataset, &scenario).expect("an evaluation");
        Self { dataset, scenario, evaluation }
    }

    /// Equal weights, values as they are.
    pub fn of_rows(rows: &[&[f64]]) -> Self {
        let m = rows[0].len();
        let columns: Vec<Vec<f64>> = (0..m).map(|at| rows.iter().map(|row| row[at]).collect()).collect();
        let columns: Vec<&[f64]> = columns.iter().map(|cells| &cells[..]).collect();
        Self::new(dataset(flat(&vec![1.0; m]), &columns), as_they_are())
    }

    pub fn of_columns(framework: Framework, columns: &[Column], scenario: Scenario) -> Self {
        let columns: Vec<&[f64]> = columns.iter().map(Column::raw).collect();
        Self::new(dataset(framework, &columns), scenario)
    }

    pub fn standing(&self) -> Standing<'_> {
        Standing {
            dataset: &self.dataset,
            scenario: &self.scenario,
            evaluation: &self.evaluation,
            methods: Methods::ALL,
        }
    }

    pub fn node(&self, code: &str) -> scoring::model::NodeId {
        self.dataset.framework.find(code).expect("a node")
    }

    /// What the scenario would give with this done to it.
    pub fn after(&self, change: impl FnOnce(&mut Scenario)) -> Evaluation {
        let mut scenario = self.scenario.clone();
        change(&mut scenario);
        evaluate(&self.dataset, &scenario).expect("an evaluation")
    }
}
