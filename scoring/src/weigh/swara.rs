//! SWARA weights: criteria in order of importance, and how much less each matters than the one before.

/// Weights and the steps to them.
#[derive(Clone, Debug, PartialEq)]
pub struct SwaraWeights {
    /// By criterion; they sum to 1.
    pub weights: Vec<f64>,
    /// By place in the order: 1 for the first, then the one before over 1 + its step.
    pub recalculated: Vec<f64>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SwaraError {
    Empty,
    /// The order does not name each criterion once; the first that it names again or that does not exist is at this place.
    BadOrder {
        place: usize,
    },
    /// There is not one step fewer than criteria.
    WrongLength {
        expected: usize,
        found: usize,
    },
    /// Negative or not finite.
    BadStep {
        place: usize,
        value: f64,
    },
}

/// Weights by stepwise assessment.
///
/// *Shape*: `order` names each criterion once, the most important first; `steps[i]` says how much less the criterion at place i + 1 matters
/// than the one at place i. *Units and range*: steps at least 0, 0.25 for "a quarter less"; weights sum to 1. *Formula*: q_1 = 1,
/// q_i = q_(i−1)/(1 + s_i), w = q/Σq. *Edge cases*: a step of 0 gives both the same weight; one criterion gets 1.
///
/// # Errors
/// [`SwaraError`].
///
/// *Cost*: O(n). *Source*: kersuliene2010.
pub fn swara(order: &[usize], steps: &[f64]) -> Result<SwaraWeights, SwaraError> {
    let n = order.len();
    if n == 0 {
        return Err(SwaraError::Empty);
    }
    if steps.len() + 1 != n {
        return Err(SwaraError::WrongLength { expected: n - 1, found: steps.len() });
    }
    if let Some(place) = (0..n).find(|&place| order[place] >= n || order[..place].contains(&order[place])) {
        return Err(SwaraError::BadOrder { place });
    }
    let mut recalculated = vec![1.0];
    let mut q = 1.0;
    for (at, &step) in steps.iter().enumerate() {
        if !step.is_finite() || step < 0.0 {
            return Err(SwaraError::BadStep { place: at + 1, value: step });
        }
        q /= 1.0 + step;
        recalculated.push(q);
    }
    let sum = recalculated.iter().fold(0.0, |sum, q| sum + q);
    let mut weights = vec![0.0; n];
    for (&criterion, q) in order.iter().zip(&recalculated) {
        weights[criterion] = q / sum;
    }
    Ok(SwaraWeights { weights, recalculated })
}
