//! What only some scenarios need, so that a program may load its code when one of them is met.

use crate::decide::{DecideError, Decider, LayOut, lay_out};
use crate::find::{FindError, Finder, Found, Ground, find_weights};
use crate::model::{Column, Framework, NodeId};
use crate::normalise::Normalised;
use crate::scenario::Scenario;
use crate::treat::{Treater, divide, treat};
use crate::weigh::Weights;

/// What fills and tames figures, what finds weights, and what ranks by a decision method. Whoever names [`Methods::ALL`] links all of them.
#[derive(Clone, Copy, Debug)]
pub struct Methods {
    pub treat: Treater,
    pub find: Finder,
    pub lay_out: LayOut,
}

impl Methods {
    pub const ALL: Self = Self { treat, find: find_weights, lay_out };

    /// Enough for figures that are at most divided, official weights and ranks by the aggregation; links no method.
    pub const NONE: Self = Self { treat: divide, find: nothing_to_find, lay_out: nothing_to_lay_out };

    /// Whether a scenario can be carried out without any of them.
    pub fn none_needed(scenario: &Scenario) -> bool {
        scenario.treat.only_divides() && scenario.weigh.is_official() && scenario.rank.is_aggregate()
    }

    /// What carries out a scenario: what `loaded` gives, or where it needs none of them, what links none; `None` where they are needed
    /// and not loaded. Whether they are is asked only where they are needed: other scenarios do not hang on their arrival.
    pub fn for_scenario(scenario: &Scenario, loaded: impl FnOnce() -> Option<Self>) -> Option<Self> {
        if Self::none_needed(scenario) { Some(Self::NONE) } else { loaded() }
    }
}

fn nothing_to_find(ground: &Ground<'_>, _: &Scenario) -> Result<Found, FindError> {
    Ok(Found::official(&ground.dataset.framework))
}

fn nothing_to_lay_out(
    _: &Framework,
    _: &[Column],
    _: &Normalised,
    _: &dyn Fn(NodeId) -> Column,
    _: &Weights,
    _: &Scenario,
) -> Result<Option<Decider>, DecideError> {
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Missing, RankBy, RankMethod, Treat};

    #[test]
    fn a_scenario_with_a_method_waits_for_it_and_one_without_does_not() {
        let plain = Scenario::default();
        let filled = Scenario { treat: Treat { missing: Missing::Mean, ..Treat::default() }, ..plain.clone() };
        let rank = RankBy { method: RankMethod::Topsis, ..RankBy::default() };
        let by_method = Scenario { rank, ..plain.clone() };
        assert!(Methods::for_scenario(&plain, || None).is_some());
        assert!(Methods::for_scenario(&by_method, || None).is_none());
        assert!(Methods::for_scenario(&filled, || None).is_none());
        assert!(Methods::for_scenario(&by_method, || Some(Methods::ALL)).is_some());
    }
}
