//! Comparisons with the best and the worst criterion, checked.

use serde::{Deserialize, Serialize};

use super::BwmError;

/// How many times as important the best criterion is as each, and each as the worst.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparisons {
    best: usize,
    worst: usize,
    best_to_others: Vec<f64>,
    others_to_worst: Vec<f64>,
}

/// One of the two lists of comparisons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ComparisonList {
    BestToOthers,
    OthersToWorst,
}

impl Comparisons {
    /// Checks the two lists and finds the best and the worst criterion in them.
    ///
    /// *Shape*: one entry a criterion in each. *Units and range*: 1 to 1e6, usually 1 to 9. The best is the criterion that `best_to_others`
    /// has as 1, of several the one that beats the worst most; the worst is the one that `others_to_worst` has as 1, of several the one
    /// that the best beats most; the first of equal ones.
    ///
    /// # Errors
    /// [`BwmError`].
    ///
    /// *Cost*: O(n).
    pub fn new(best_to_others: Vec<f64>, others_to_worst: Vec<f64>) -> Result<Self, BwmError> {
        let (expected, found) = (best_to_others.len(), others_to_worst.len());
        if expected == 0 {
            return Err(BwmError::Empty);
        }
        if found != expected {
            return Err(BwmError::WrongLength { expected, found });
        }
        let lists =
            [(ComparisonList::BestToOthers, &best_to_others), (ComparisonList::OthersToWorst, &others_to_worst)];
        for (list, values) in lists {
            if let Some(criterion) = values.iter().position(|value| !(1.0..=1e6).contains(value)) {
                return Err(BwmError::BadComparison { list, criterion, value: values[criterion] });
            }
        }
        let best = find_one(&best_to_others, &others_to_worst).ok_or(BwmError::NoBest)?;
        let worst = find_one(&others_to_worst, &best_to_others).ok_or(BwmError::NoWorst)?;
        let (best_to_worst, worst_to_best) = (best_to_others[worst], others_to_worst[best]);
        if best_to_worst != worst_to_best {
            return Err(BwmError::Contradiction { best_to_worst, worst_to_best });
        }
        Ok(Self { best, worst, best_to_others, others_to_worst })
    }

    pub fn best(&self) -> usize {
        self.best
    }

    pub fn worst(&self) -> usize {
        self.worst
    }

    pub fn n_criteria(&self) -> usize {
        self.best_to_others.len()
    }

    pub(super) fn best_to_worst(&self) -> f64 {
        self.best_to_others[self.worst]
    }

    /// Comparisons with the best and with the worst of each criterion that is neither.
    pub(super) fn around(&self) -> Vec<(f64, f64)> {
        let others = (0..self.n_criteria()).filter(|&j| j != self.best && j != self.worst);
        others.map(|j| (self.best_to_others[j], self.others_to_worst[j])).collect()
    }

    /// Pairs (more important, less important, times) that say something: each criterion but the best with it, and each but the two with
    /// the worst.
    pub(super) fn pairs(&self) -> Vec<(usize, usize, f64)> {
        let others = |without: usize| (0..self.n_criteria()).filter(move |&j| j != self.best && j != without);
        let with_best = others(self.best).map(|j| (self.best, j, self.best_to_others[j]));
        let with_worst = others(self.worst).map(|j| (j, self.worst, self.others_to_worst[j]));
        with_best.chain(with_worst).collect()
    }
}

/// Of the entries that are 1 in `ones`, the first with the largest in `others`.
fn find_one(ones: &[f64], others: &[f64]) -> Option<usize> {
    let candidates = (0..ones.len()).filter(|&j| ones[j] == 1.0);
    candidates.fold(None, |best: Option<usize>, j| match best {
        Some(best) if others[best] >= others[j] => Some(best),
        _ => Some(j),
    })
}
