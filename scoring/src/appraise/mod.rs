//! A scheme applied to a dataset: which indicator stands for which item, what is not there, and what comes out.
//!
//! [`propose()`] says which indicators look like the scheme's items; a person corrects it, and [`appraise()`] evaluates. What is
//! computed is never an official result: it is measured by public indicators (按公开指标测算).

mod columns;
mod error;
mod known;
mod propose;
mod run;

pub use error::AppraiseError;
pub use propose::{Likeness, Proposal, propose};
pub use run::{Appraisal, Outcome, appraise};
