//! What is asked of the engine, the worker that draws rankings, and how it answers: pure, so that the worker's script only passes bytes.

use scoring::model::{Dataset, NodeId};
use scoring::pipeline::{EvaluateError, Evaluation, Methods, evaluate};
use scoring::reach::{Exactness, Slider, Standing, Stuck, rank_holds};
use scoring::robust::{
    CONFIDENCE_POINTS, DesignRanks, Digest, Indices, RobustError, Study, confidence, leave_out, methods,
};
use scoring::scenario::{Mean, NormaliseMethod, Scenario};
use serde::{Deserialize, Serialize};

use super::message::Kind;

/// What all tasks until the next question are about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// The scenario as JSON.
    pub scenario: String,
    /// Entities whose pairs are counted.
    pub listed: Vec<u32>,
}

/// A piece of work that takes a worker moments.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Task {
    /// Draws `from` up to, without, `to`.
    Draws { from: u64, to: u64 },
    /// Rows of the design for Sobol indices.
    Rows { from: u64, to: u64 },
    /// Sobol indices from all rows, each block as it was answered.
    Indices { blocks: Vec<Vec<u8>>, entity: Option<u32> },
    /// Each indicator and each part above them left out.
    LeaveOut,
    /// Other ways to make scores.
    Methods,
    /// In what share of all else that is open each entity is first at its central weights.
    Confidence { centrals: Vec<(u32, Vec<f64>)> },
    /// How far each weight may go before this entity's rank changes.
    Holds { entity: u32 },
}

/// The tasks of certainty.
pub struct Rankings;

impl Kind for Rankings {
    type Task = Task;
    type Done = Done;
    type Refusal = RobustError;
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Done {
    Draws(Digest),
    /// Ranks at the rows, to be handed back for the indices as they are.
    Rows(Vec<u8>),
    /// Of the mean rank shift, and of the entity's own rank where it varies.
    Indices([Option<Indices>; 2]),
    /// By entity.
    Confidence(Vec<(u32, f64)>),
    LeftOut(Vec<LeftOutNode>),
    Methods(Vec<MethodRanks>),
    Holds(Vec<Hold>),
}

/// The ranking without one part of the framework.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LeftOutNode {
    /// Position in the framework.
    pub node: u32,
    /// Mean of the absolute rank shifts.
    pub mean_shift: f64,
    /// By entity: the rank without the node minus that with it; `None` where it lacks one.
    pub shifts: Vec<Option<i32>>,
}

/// The ranking by another method, or why there is none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MethodRanks {
    pub normalise: NormaliseMethod,
    /// `None` where levels differ.
    pub mean: Option<Mean>,
    pub ranks: Result<Vec<Option<u32>>, EvaluateError>,
}

/// How far one weight may go before the rank changes; `range` is `None` where the weight cannot move.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Hold {
    pub node: u32,
    pub share: f64,
    pub range: Option<[f64; 2]>,
    pub is_exact: bool,
}

/// A worker with a question before it.
pub struct Desk<'a> {
    dataset: &'a Dataset,
    scenario: &'a Scenario,
    listed: Vec<usize>,
    study: Result<Study<'a>, RobustError>,
    evaluation: Option<Evaluation>,
}

impl super::message::Desk for Desk<'_> {
    type Of = Rankings;

    fn answer(&mut self, task: &Task) -> Result<Done, RobustError> {
        match task {
            &Task::Draws { from, to } => {
                let listed = self.listed.clone();
                self.study()?.draw(from..to, &listed).map(Done::Draws)
            }
            &Task::Rows { from, to } => {
                let ranks = self.study()?.rows(from..to)?;
                // Vectors of numbers are always written.
                Ok(Done::Rows(postcard::to_allocvec(&ranks).unwrap_or_default()))
            }
            Task::Indices { blocks, entity } => {
                let mut all: Option<DesignRanks> = None;
                for block in blocks.iter().filter_map(|bytes| postcard::from_bytes::<DesignRanks>(bytes).ok()) {
                    match &mut all {
                        None => all = Some(block),
                        Some(all) => all.merge(block),
                    }
                }
                let entity = entity.map(|entity| entity as usize);
                self.study()?.indices(&all.unwrap_or_default(), entity).map(Done::Indices)
            }
            Task::Confidence { centrals } => self.confidence(centrals).map(Done::Confidence),
            Task::LeaveOut => self.leave_out(),
            Task::Methods => Ok(Done::Methods(self.methods())),
            &Task::Holds { entity } => self.holds(entity as usize).map(Done::Holds),
        }
    }
}

impl<'a> Desk<'a> {
    pub fn new(dataset: &'a Dataset, scenario: &'a Scenario, listed: &[u32]) -> Self {
        let listed = listed.iter().map(|&entity| entity as usize).collect();
        Self { dataset, scenario, listed, study: Study::new(dataset, scenario), evaluation: None }
    }

    fn study(&mut self) -> Result<&mut Study<'a>, RobustError> {
        self.study.as_mut().map_err(|error| error.clone())
    }

    fn evaluate(&mut self) -> Result<&Evaluation, RobustError> {
        let evaluation = match self.evaluation.take() {
            Some(evaluation) => evaluation,
            None => evaluate(self.dataset, self.scenario)?,
        };
        Ok(self.evaluation.insert(evaluation))
    }

    fn confidence(&self, centrals: &[(u32, Vec<f64>)]) -> Result<Vec<(u32, f64)>, RobustError> {
        let (dataset, scenario) = (self.dataset, self.scenario);
        let share = |(entity, central): &(u32, Vec<f64>)| {
            Ok((*entity, confidence(dataset, scenario, (*entity as usize, central), CONFIDENCE_POINTS)?))
        };
        centrals.iter().map(share).collect()
    }

    fn leave_out(&mut self) -> Result<Done, RobustError> {
        let (dataset, scenario) = (self.dataset, self.scenario);
        let framework = &dataset.framework;
        let nodes: Vec<NodeId> = (0..framework.nodes().len()).map(|at| NodeId(at as u32)).collect();
        let below_the_goal: Vec<NodeId> = nodes.into_iter().filter(|&id| id != framework.root()).collect();
        let left_out = leave_out(dataset, scenario, self.evaluate()?, &below_the_goal)?;
        let rows = left_out.iter().filter_map(|one| {
            let shifts = one.shifts.iter().map(|shift| shift.map(|shift| shift as i32)).collect();
            Some(LeftOutNode { node: one.node.0, mean_shift: one.mean_shift()?, shifts })
        });
        Ok(Done::LeftOut(rows.collect()))
    }

    fn methods(&self) -> Vec<MethodRanks> {
        let ranks = |scenario: &Scenario| evaluate(self.dataset, scenario).map(|done| done.ranking.rank);
        let rows = methods(self.scenario).into_iter();
        rows.map(|one| MethodRanks { normalise: one.normalise, mean: one.mean, ranks: ranks(&one.scenario) }).collect()
    }

    fn holds(&mut self, entity: usize) -> Result<Vec<Hold>, RobustError> {
        let (dataset, scenario) = (self.dataset, self.scenario);
        let standing = Standing { dataset, scenario, evaluation: self.evaluate()?, methods: Methods::ALL };
        let framework = &dataset.framework;
        let nodes = (0..framework.nodes().len()).map(|at| NodeId(at as u32));
        let moves = nodes.filter(|&id| id != framework.root() && standing.weights().is_active(id));
        Ok(moves.map(|id| hold(&standing, id, entity)).collect())
    }
}

fn hold(standing: &Standing, id: NodeId, entity: usize) -> Hold {
    let found = Slider::of(standing, id)
        .and_then(|slider| rank_holds(standing, &slider, &[entity]))
        .and_then(|holds| holds.first().copied().ok_or(Stuck::NothingGives));
    Hold {
        node: id.0,
        share: standing.weights().share(id),
        range: found.as_ref().ok().map(|holds| [holds.from, holds.to]),
        is_exact: found.is_ok_and(|holds| holds.exactness == Exactness::Exact),
    }
}
