//! Judges beyond the weighted sum: points by rule, gates, red lines, bonuses, grades, adjustments; each keeps its trail.
//!
//! [`assess()`] applies a [`Scheme`](crate::scheme::Scheme) to entities. [`apply()`] lays a scenario's
//! [`Rules`](crate::scenario::Rules) over scores that are already there. What is not known stays an interval of points or the state
//! [`State::Unknown`]: nothing is guessed.

mod apply;
mod assess;
mod bands;
mod bonus;
mod entered;
mod expert;
mod gate;
mod grade;
mod levels;
mod points;
mod ratio;
mod red_line;
mod spread;

pub use apply::{Judged, RulesError, Trail, apply};
pub use assess::{Assessment, ItemResult, JudgeError, NodeResult, assess};
pub use bands::bands;
pub use bonus::{BonusStep, bonus};
pub use entered::entered;
pub use expert::{Experts, ExpertsError, Trim, combine_experts};
pub use gate::{GateResult, Lack, Need, Verdict, judge_gate};
pub use grade::{grade_by_quantile, grade_by_threshold};
pub use levels::{WordScale, WordScaleError, levels};
pub use points::{Mark, Points, State, Why};
pub use ratio::{BaseError, ratio_to_base};
pub use red_line::{RedLineStep, red_line};
pub use spread::spread;
