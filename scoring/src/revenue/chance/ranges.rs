//! Between which values the numbers that matter are moved when it is asked what decides.

use super::{Assumptions, Case};
use crate::revenue::ParameterId;

/// How far a number goes to either side of where it is.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Reach {
    /// By this part of itself.
    Part(f64),
    /// By so much, in its unit.
    By(f64),
}

/// The numbers moved, most of them by a quarter; rates by what they are usually wrong by.
const MOVED: [(&str, Reach); 18] = [
    ("rent_yuan_m2_month", Reach::Part(0.25)),
    ("rent_growth", Reach::By(0.02)),
    ("occupancy_max", Reach::By(0.1)),
    ("conceded_share", Reach::Part(0.25)),
    ("commitment_wan", Reach::Part(0.25)),
    ("stake_per_waived", Reach::Part(0.25)),
    ("discount_rate", Reach::By(0.02)),
    ("renewed_share", Reach::By(0.1)),
    ("p_fail", Reach::By(0.1)),
    ("p_listing", Reach::By(0.04)),
    ("tail_cap", Reach::Part(0.5)),
    ("tail_exponent", Reach::Part(0.25)),
    ("body_mu", Reach::By(0.25)),
    ("dilution", Reach::By(0.1)),
    ("deals_per_year", Reach::Part(0.5)),
    ("fee_rate", Reach::By(0.01)),
    ("carry", Reach::By(0.1)),
    ("secondary_price", Reach::By(0.2)),
];

/// For every number moved its name, its low and its high value, for [`super::questions::tornado`].
///
/// *Range*: a quarter below and above, or a fixed distance for shares and rates; never beyond a number's own limits. A number that does
/// not move, such as the commitment of a plan without a fund, is left out; whole numbers go to whole numbers.
pub fn usual_ranges(case: &Case) -> Vec<(&'static str, f64, f64)> {
    let plan = case.plan();
    let ranges = MOVED.iter().filter_map(|(name, reach)| {
        let (now, limits, is_whole) = match ParameterId::from_name(name) {
            Some(id) => (plan.get(id), id.describe().limits, id.describe().is_whole()),
            None => {
                let field = Assumptions::FIELDS.iter().find(|field| field.name == *name)?;
                (case.assumptions().get(name)?, field.limits, field.is_whole)
            }
        };
        let distance = match reach {
            Reach::Part(part) => now.abs() * part,
            Reach::By(distance) => *distance,
        };
        let end = |value: f64| {
            let value = if is_whole { value.round() } else { value };
            value.clamp(limits[0], limits[1])
        };
        let (low, high) = (end(now - distance), end(now + distance));
        (low < high).then_some((*name, low, high))
    });
    ranges.collect()
}

#[cfg(test)]
mod tests {
    use super::super::questions::tornado;
    use super::*;
    use crate::revenue::Plan;

    #[test]
    fn every_number_moved_is_known_and_stays_within_its_limits() {
        let plan = Plan { conceded_share: 0.2, commitment_wan: 800.0, ..Plan::default() };
        let case = Case::new(plan.check().expect("a plan"), Assumptions::default()).expect("a case");
        let ranges = usual_ranges(&case);
        assert_eq!(ranges.len(), MOVED.len());
        let bars = tornado(&case, &ranges, 16, 1).expect("possible values");
        assert_eq!(bars.len(), ranges.len());
    }

    #[test]
    fn what_a_plan_does_not_have_is_not_moved() {
        let case = Case::new(Plan::default().check().expect("a plan"), Assumptions::default()).expect("a case");
        let names: Vec<&str> = usual_ranges(&case).iter().map(|(name, ..)| *name).collect();
        assert!(!names.contains(&"commitment_wan") && !names.contains(&"conceded_share"));
    }
}
