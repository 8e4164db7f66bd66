//! One score from several experts.

use crate::math::{mean, sample_sd};

/// How many scores are set aside at each end before the mean is taken: one each is 去掉一个最高分和一个最低分.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Trim {
    pub n_lowest: usize,
    pub n_highest: usize,
}

/// What the experts said together.
#[derive(Clone, Debug, PartialEq)]
pub struct Experts {
    /// Mean of the scores that count, in the scores' unit.
    pub score: f64,
    /// By expert: whether the score counts. False for one that was set aside and for one that was not given.
    pub counted: Vec<bool>,
    /// Sample standard deviation of the scores that count: how far the experts are apart; `None` with fewer than two.
    pub sd: Option<f64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExpertsError {
    /// As many were given as are to be set aside, or fewer.
    TooFew { n_given: usize, n_set_aside: usize },
    /// The score of this expert is not finite.
    NotFinite { expert: usize },
}

/// The mean of the experts' scores without the lowest and highest ones; `None` is an expert who gave none.
///
/// *Edge cases*: among equal scores at an end the first in the list is set aside, which changes nothing in the mean.
///
/// # Errors
/// [`ExpertsError`].
///
/// *Cost*: O(n log n).
pub fn combine_experts(scores: &[Option<f64>], trim: Trim) -> Result<Experts, ExpertsError> {
    let given = scores.iter().enumerate().filter_map(|(expert, score)| Some((expert, (*score)?)));
    let mut given: Vec<(usize, f64)> = given.collect();
    if let Some(&(expert, _)) = given.iter().find(|(_, score)| !score.is_finite()) {
        return Err(ExpertsError::NotFinite { expert });
    }
    let n_given = given.len();
    let n_set_aside = trim.n_lowest.saturating_add(trim.n_highest);
    if n_given <= n_set_aside {
        return Err(ExpertsError::TooFew { n_given, n_set_aside });
    }
    // From the lowest up: the first of equals goes with the lowest.
    given.sort_by(|(_, a), (_, b)| a.total_cmp(b));
    let kept = given.get(trim.n_lowest..n_given - trim.n_highest).unwrap_or(&[]);
    let mut counted = vec![false; scores.len()];
    for &(expert, _) in kept {
        if let Some(counted) = counted.get_mut(expert) {
            *counted = true;
        }
    }
    // In the experts' order, so that the sum does not depend on the sort.
    let counting = || scores.iter().zip(&counted).filter(|(_, counted)| **counted).filter_map(|(score, _)| *score);
    let score = mean(counting()).ok_or(ExpertsError::TooFew { n_given, n_set_aside })?;
    let sd = sample_sd(counting());
    Ok(Experts { score, counted, sd })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_are_set_aside_and_the_rest_averaged() {
        let scores = [Some(90.0), None, Some(70.0), Some(80.0), Some(10.0)];
        let all = combine_experts(&scores, Trim::default()).expect("a score");
        assert_eq!((all.score, all.counted), (62.5, vec![true, false, true, true, true]));
        let trimmed = combine_experts(&scores, Trim { n_lowest: 1, n_highest: 1 }).expect("a score");
        assert_eq!((trimmed.score, trimmed.counted), (75.0, vec![false, false, true, true, false]));
        assert_eq!(trimmed.sd, Some(crate::math::sqrt(50.0)));
    }

    #[test]
    fn too_few_or_senseless_scores_give_none() {
        let trim = Trim { n_lowest: 1, n_highest: 1 };
        let few = combine_experts(&[Some(1.0), None, Some(2.0)], trim);
        assert_eq!(few, Err(ExpertsError::TooFew { n_given: 2, n_set_aside: 2 }));
        assert!(combine_experts(&[], Trim::default()).is_err());
        let bad = combine_experts(&[Some(1.0), Some(f64::NAN)], Trim::default());
        assert_eq!(bad, Err(ExpertsError::NotFinite { expert: 1 }));
    }
}
