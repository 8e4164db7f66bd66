//! Methods over raw columns of many entities, by name: what a person waits for when a large table is scored anew.

use std::collections::BTreeMap;

use scoring::live::LiveScores;
use scoring::math::Draws;
use scoring::mcdm::{self, CriterionFlows, DecisionMatrix, Objective, Preference, Scale};
use scoring::model::{Column, Direction, Framework, Indicator, NodeSpec, Text};
use scoring::normalise::Normalised;
use scoring::scenario::Aggregate;
use scoring::weigh::{Contrast, Correlation, DataMethod, Weights, Zeros, weigh_columns};

/// The names that [`Methods::run`] takes.
pub const NAMES: [&str; 8] = [
    "weighted_sum",
    "weighted_sum_of_shares",
    "topsis",
    "entropy",
    "critic",
    "promethee2",
    "promethee2_another_weight",
    "weight_moved",
];

/// Raw columns, and what is kept of them between two changes of a weight.
pub struct Methods {
    columns: Vec<Column>,
    kept: Kept,
    framework: Framework,
    step: u32,
}

struct Kept {
    live: LiveScores,
    flows: Option<CriterionFlows>,
}

/// Positive cells that are the same in each run and on each machine, each column with a shape of its own.
pub fn generate(n: usize, m: usize) -> Vec<Column> {
    let column = |at: usize| {
        let mut draws = Draws::new(7, 0, at as u64);
        Column::from_raw((0..n).map(|_| 1.0 + 99.0 * draws.uniform() * draws.uniform()).collect())
    };
    (0..m).map(column).collect()
}

/// Every third criterion is the better the lower it is.
pub fn objectives(m: usize) -> Vec<Objective> {
    (0..m).map(|at| if at % 3 == 2 { Objective::Min } else { Objective::Max }).collect()
}

impl Methods {
    pub fn new(columns: Vec<Column>) -> Result<Self, String> {
        let framework = flat_framework(columns.len())?;
        let weights = Weights::official(&framework).map_err(told)?;
        let normalised = Normalised { columns: columns.clone(), notes: Vec::new() };
        let included = vec![true; columns.first().map_or(0, Column::len)];
        let live = LiveScores::new(&framework, &normalised, &weights, &Aggregate::default(), included).map_err(told)?;
        Ok(Self { columns, kept: Kept { live, flows: None }, framework, step: 0 })
    }

    /// Makes ready what a method keeps from before: not a part of its time.
    pub fn warm(&mut self, name: &str) -> Result<(), String> {
        if name == "promethee2_another_weight" && self.kept.flows.is_none() {
            let m = self.columns.len();
            self.kept.flows =
                Some(self.over_matrix(|matrix| mcdm::criterion_flows(matrix, &vec![Preference::Usual; m]))?);
        }
        Ok(())
    }

    /// The scores or weights of a method.
    pub fn run(&mut self, name: &str) -> Result<Vec<f64>, String> {
        let m = self.columns.len();
        let found = |method| weigh_columns(&self.columns, method).map(|found| found.weights().to_vec()).map_err(told);
        match name {
            "weighted_sum" => self.over_matrix(|matrix| mcdm::weighted_sum(matrix, Scale::MinMax)),
            "weighted_sum_of_shares" => self.over_matrix(|matrix| mcdm::weighted_sum(matrix, Scale::Sum)),
            "topsis" => self.over_matrix(|matrix| mcdm::topsis(matrix, Scale::MinMax)),
            "entropy" => found(DataMethod::Entropy(Zeros::Limit)),
            "critic" => found(DataMethod::Critic(Contrast::MinMaxSd, Correlation::Pearson)),
            "promethee2" => {
                self.over_matrix(|matrix| mcdm::promethee(matrix, &vec![Preference::Usual; m]).map(|flows| flows.net))
            }
            "promethee2_another_weight" => match &self.kept.flows {
                Some(flows) => flows.weighted(&self.moved_weights()).map(|flows| flows.net).map_err(told),
                None => Err("not warmed".into()),
            },
            "weight_moved" => {
                let moved = BTreeMap::from([("x0".to_owned(), self.moved_weight())]);
                let weights = Weights::of(&self.framework, &moved, &[]).map_err(told)?;
                self.step += 1;
                self.kept.live.set_weights(&weights).map_err(told)?;
                Ok(self.kept.live.scores().iter().take(10).copied().collect())
            }
            _ => Err(format!("no method `{name}`")),
        }
    }

    fn over_matrix<T, E: std::fmt::Debug>(
        &self,
        method: impl FnOnce(&DecisionMatrix) -> Result<T, E>,
    ) -> Result<T, String> {
        let m = self.columns.len();
        let weights = vec![1.0 / m as f64; m];
        let cells: Vec<&[f64]> = self.columns.iter().map(Column::raw).collect();
        method(&DecisionMatrix::new(cells, &weights, &objectives(m)).map_err(told)?).map_err(told)
    }

    /// The first weight goes up and down as a dragged slider does, the others stay.
    fn moved_weights(&self) -> Vec<f64> {
        let mut weights = vec![1.0; self.columns.len()];
        if let Some(first) = weights.first_mut() {
            *first = self.moved_weight();
        }
        weights
    }

    fn moved_weight(&self) -> f64 {
        0.2 + 0.1 * f64::from(self.step % 18)
    }
}

/// A goal with `m` indicators right below it.
pub fn flat_framework(m: usize) -> Result<Framework, String> {
    let spec = |code: String, parent: Option<&str>, indicator| NodeSpec {
        name: Text::same(&code),
        code,
        parent: parent.map(Into::into),
        weight: 1.0,
        indicator,
    };
    let goal = spec("goal".into(), None, None);
    let leaf = |at| spec(format!("x{at}"), Some("goal"), Some(Indicator::measured(Direction::Positive, "")));
    Framework::new(std::iter::once(goal).chain((0..m).map(leaf)).collect()).map_err(told)
}

fn told(error: impl std::fmt::Debug) -> String {
    format!("{error:?}")
}
