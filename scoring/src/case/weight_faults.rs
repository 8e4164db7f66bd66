//! What keeps a method from finding weights, by its place in the case.

use super::{CaseError, Fault};
use crate::mcdm::Needs;
use crate::weigh::{
    AhpError, BwmError, CellNeeds, CombineError, ComparisonList, DataError, OptimiseError, OrderError, SwaraError,
};

pub fn data_error(error: DataError) -> CaseError {
    let matrix = |fault| CaseError::new("input.matrix", fault);
    match error {
        DataError::Empty => matrix(Fault::Empty),
        DataError::WrongLength { expected, found, .. } => matrix(Fault::WrongLength { expected, found }),
        DataError::TooFew { n_present, needed, .. } => matrix(Fault::TooFew { needed, found: n_present }),
        DataError::BadCell { column, entity, value, needs } => {
            let needs = match needs {
                CellNeeds::Finite => Needs::Finite,
                CellNeeds::NotNegative => Needs::NotNegative,
                CellNeeds::Positive => Needs::Positive,
            };
            CaseError::new(format!("input.matrix[{entity}][{column}]"), Fault::BadNumber { value, needs })
        }
        DataError::ZeroMean { column } => matrix(Fault::NoScale { column }),
        DataError::NoInformation => matrix(Fault::NoInformation),
        DataError::TooLarge => matrix(Fault::NoTotal),
        DataError::NotConverged => matrix(Fault::NotConverged),
    }
}

pub fn ahp_error(error: AhpError) -> CaseError {
    let pairwise = |fault| CaseError::new("input.pairwise", fault);
    let cell = |row: usize, column: usize, fault| CaseError::new(format!("input.pairwise[{row}][{column}]"), fault);
    match error {
        AhpError::Empty => pairwise(Fault::Empty),
        AhpError::NotSquare { expected, found, .. } | AhpError::ExpertShape { expected, found, .. } => {
            pairwise(Fault::WrongLength { expected, found })
        }
        AhpError::BadJudgement { row, column, value } => {
            cell(row, column, Fault::BadNumber { value, needs: Needs::Within { lo: 1e-9, hi: 1e9 } })
        }
        AhpError::BadDiagonal { row, value } => {
            cell(row, row, Fault::BadNumber { value, needs: Needs::Within { lo: 1.0, hi: 1.0 } })
        }
        AhpError::NotReciprocal { row, column, reverse, .. } => cell(row, column, Fault::NotReciprocal { reverse }),
        AhpError::BadShares => pairwise(Fault::NoWeight),
        AhpError::NotConverged => pairwise(Fault::NotConverged),
    }
}

pub fn bwm_error(error: BwmError) -> CaseError {
    let (best, worst) = ("input.best_to_others", "input.others_to_worst");
    match error {
        BwmError::Empty => CaseError::new(best, Fault::Empty),
        BwmError::WrongLength { expected, found } => CaseError::new(worst, Fault::WrongLength { expected, found }),
        BwmError::BadComparison { list, criterion, value } => {
            let at = if list == ComparisonList::BestToOthers { best } else { worst };
            let needs = Needs::Within { lo: 1.0, hi: 1e6 };
            CaseError::new(format!("{at}[{criterion}]"), Fault::BadNumber { value, needs })
        }
        BwmError::NoBest => CaseError::new(best, Fault::NoOne),
        BwmError::NoWorst => CaseError::new(worst, Fault::NoOne),
        BwmError::Contradiction { best_to_worst, worst_to_best } => {
            CaseError::new(best, Fault::Contradiction { this: best_to_worst, other: worst_to_best })
        }
        BwmError::Program(_) | BwmError::Unsolved => CaseError::new(best, Fault::NotConverged),
    }
}

pub fn swara_error(error: SwaraError) -> CaseError {
    match error {
        SwaraError::Empty => CaseError::new("input.order", Fault::Empty),
        SwaraError::BadOrder { place } => CaseError::new(format!("input.order[{place}]"), Fault::NoPermutation),
        SwaraError::WrongLength { expected, found } => {
            CaseError::new("input.steps", Fault::WrongLength { expected, found })
        }
        SwaraError::BadStep { place, value } => {
            let fault = Fault::BadNumber { value, needs: Needs::NotNegative };
            CaseError::new(format!("input.steps[{}]", place.saturating_sub(1)), fault)
        }
    }
}

pub fn combine_error(error: CombineError) -> CaseError {
    let sets = |fault| CaseError::new("input.weight_sets", fault);
    match error {
        CombineError::Empty => sets(Fault::Empty),
        CombineError::WrongLength { expected, found, .. } => sets(Fault::WrongLength { expected, found }),
        CombineError::BadWeights { set, criterion: None } => {
            CaseError::new(format!("input.weight_sets[{set}]"), Fault::NoWeight)
        }
        CombineError::BadWeights { set, criterion: Some((criterion, value)) } => {
            let at = format!("input.weight_sets[{set}][{criterion}]");
            CaseError::new(at, Fault::BadNumber { value, needs: Needs::NotNegative })
        }
        CombineError::BadShares => CaseError::new("params.alpha", Fault::NoWeight),
        CombineError::NothingLeft => sets(Fault::NoWeight),
        CombineError::Singular => sets(Fault::NoInformation),
    }
}

pub fn optimise_error(error: OptimiseError) -> CaseError {
    let matrix = |fault| CaseError::new("input.matrix", fault);
    match error {
        OptimiseError::Data(error) => data_error(error),
        OptimiseError::Constant { column } => matrix(Fault::NoScale { column }),
        OptimiseError::WrongLength { expected, found } => matrix(Fault::WrongLength { expected, found }),
        OptimiseError::BadTarget { criterion, value } => {
            let fault = Fault::BadNumber { value, needs: Needs::Positive };
            CaseError::new(format!("params.target[{criterion}]"), fault)
        }
        OptimiseError::BadBounds => CaseError::new("params.weight_bounds", Fault::NoRoom),
        OptimiseError::Opposed => matrix(Fault::NoInformation),
    }
}

pub fn order_error(error: OrderError) -> CaseError {
    let matrix = |fault| CaseError::new("input.matrix", fault);
    match error {
        OrderError::WrongLength { expected, found } => matrix(Fault::WrongLength { expected, found }),
        OrderError::BadBounds => CaseError::new("params.weight_bounds", Fault::NoRoom),
        OrderError::BadMargin { margin } => {
            CaseError::new("params.margin", Fault::BadNumber { value: margin, needs: Needs::NotNegative })
        }
        OrderError::BadWeights => CaseError::new("input.weights", Fault::NoWeight),
        OrderError::NoValue { entity, column } => {
            CaseError::new(format!("input.matrix[{entity}][{column}]"), Fault::Missing)
        }
        OrderError::Program(_) | OrderError::Unsolved => matrix(Fault::NotConverged),
    }
}
