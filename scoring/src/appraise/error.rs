//! Why a scheme cannot be applied to a dataset.

use crate::judge::JudgeError;
use crate::model::FrameworkError;
use crate::pipeline::EvaluateError;

#[derive(Clone, Debug, PartialEq)]
pub enum AppraiseError {
    /// The scenario names another scheme than the one at hand.
    OtherScheme {
        chosen: String,
        given: String,
    },
    /// A mapping or an entry names an item that the scheme does not have.
    UnknownItem {
        code: String,
    },
    /// No indicator of the dataset has the code that an item is mapped to.
    UnknownIndicator {
        item: String,
        code: String,
    },
    /// No entity of the dataset has the id that a figure was entered for.
    UnknownEntity {
        item: String,
        id: String,
    },
    /// A factor that is not above 0, or an entered figure that is not finite.
    BadNumber {
        item: String,
        value: f64,
    },
    /// No scored item and no gate has any figure.
    NothingMapped,
    Judge(JudgeError),
    /// The scheme's tree is none.
    Framework(Vec<FrameworkError>),
    /// The step of the evaluation that cannot be done; codes are those of the scheme.
    Evaluate(EvaluateError),
}

impl From<JudgeError> for AppraiseError {
    fn from(error: JudgeError) -> Self {
        Self::Judge(error)
    }
}

impl From<EvaluateError> for AppraiseError {
    fn from(error: EvaluateError) -> Self {
        Self::Evaluate(error)
    }
}
