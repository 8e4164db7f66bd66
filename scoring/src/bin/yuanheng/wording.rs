//! English for what the library reports as values: problems of the data, of a scenario, of an evaluation.

mod case;
mod data;
mod decision;
mod method;
mod parquet;
mod plan;
mod repair;
mod robust;
mod scheme;
mod weights;

pub use case::case_error;
pub use data::{problem, problem_line};
pub use decision::decision;
pub use method::{evaluate_error, scenario_error, scenario_problem, set_error};
pub use plan::{field_error, file_error};
pub use repair::repair;
pub use robust::robust_error;
pub use scheme::{appraise_error, scheme_error, taken};
pub use weights::warnings as weight_warnings;
