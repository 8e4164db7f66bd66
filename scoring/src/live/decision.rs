//! The ranking by a decision method that follows the weights: its matrix laid out once, where no weight changes it.

use crate::decide::{DecideError, Decided, Decider, LayOut};
use crate::model::{Column, Framework, NodeId};
use crate::normalise::Normalised;
use crate::scenario::Scenario;
use crate::weigh::Weights;

/// What a method needs to be carried out again and again.
#[derive(Clone, Debug)]
pub struct Decision {
    scenario: Scenario,
    lay_out: LayOut,
    figures: Vec<Column>,
    normalised: Normalised,
    decider: Option<Decider>,
    decided: Option<Decided>,
}

impl Decision {
    pub fn new(figures: &[Column], normalised: &Normalised, scenario: &Scenario, lay_out: LayOut) -> Self {
        // Columns share their cells, so that nothing is copied; notes are of no use here.
        let normalised = Normalised { columns: normalised.columns.clone(), notes: Vec::new() };
        // What the method's matrix hangs on; the weights are told with every question.
        let scenario =
            Scenario { rank: scenario.rank.clone(), normalise: scenario.normalise.clone(), ..Scenario::default() };
        Self { scenario, lay_out, figures: figures.to_vec(), normalised, decider: None, decided: None }
    }

    /// What the method made of the weights it was asked about last.
    pub fn decided(&self) -> Option<&Decided> {
        self.decided.as_ref()
    }

    pub fn decider(&self) -> Option<&Decider> {
        self.decider.as_ref()
    }

    /// Carries the method out under these weights; `node` gives the values of aggregates under them.
    ///
    /// # Errors
    /// [`DecideError`], and what was decided last stays.
    pub fn decide(
        &mut self,
        framework: &Framework,
        weights: &Weights,
        node: &dyn Fn(NodeId) -> Column,
    ) -> Result<(), DecideError> {
        let decider = match self.decider.take().filter(|decider| decider.serves(framework, weights)) {
            Some(decider) => Some(decider),
            None => (self.lay_out)(framework, &self.figures, &self.normalised, node, weights, &self.scenario)?,
        };
        let decided = decider.as_ref().map(|decider| decider.decide(weights));
        self.decider = decider;
        self.decided = decided.transpose()?;
        Ok(())
    }
}
