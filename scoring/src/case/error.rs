//! What is wrong with a case, and where.

use crate::mcdm::Needs;

/// The first fault found.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseError {
    /// Path in the case's JSON, such as `input.matrix[2][0]`; empty for the whole file.
    pub path: String,
    pub fault: Fault,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// Not JSON, or a number too large for it. Lines and columns count from 1.
    NotJson {
        line: usize,
        column: usize,
    },
    /// A field that the method needs is not there.
    Missing,
    UnknownMethod {
        id: String,
    },
    /// No method has a parameter of this name; the known one that is spelt most alike.
    UnknownParameter {
        nearest: &'static str,
    },
    WrongType {
        expected: Kind,
    },
    UnknownWord {
        found: String,
        known: Vec<&'static str>,
    },
    WrongLength {
        expected: usize,
        found: usize,
    },
    /// A list without anything in it.
    Empty,
    /// More rows than can be compared pair by pair.
    TooMany {
        found: usize,
        most: usize,
    },
    /// A number that the method cannot use.
    BadNumber {
        value: f64,
        needs: Needs,
    },
    /// Every weight is zero.
    NoWeight,
    /// What the method divides by sums to nothing, or to more than a number can hold.
    NoTotal,
    /// The column's sum, maximum or length is not positive, and the method divides by it.
    NoScale {
        column: usize,
    },
    /// Fewer rows than the method needs.
    TooFew {
        needed: usize,
        found: usize,
    },
    /// Nothing in the input tells one criterion, or one set of weights, from another.
    NoInformation,
    /// The judgement the other way round, which should be one over this one.
    NotReciprocal {
        reverse: f64,
    },
    /// No entry is 1, so that no criterion is the one that the list compares with.
    NoOne,
    /// Best with worst, and worst with best, must be the same number.
    Contradiction {
        this: f64,
        other: f64,
    },
    /// A position comes twice, or there is no such thing.
    NoPermutation,
    /// Bounds cross or leave no weights with sum 1.
    NoRoom,
    /// The method came to no end.
    NotConverged,
    /// The result for this row is not finite although every number of the input is usable.
    Undefined {
        row: usize,
    },
}

/// Kinds of JSON values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Object,
    List,
    /// A list of lists of numbers.
    Table,
    Number,
    Text,
    Flag,
}

impl CaseError {
    pub fn new(path: impl Into<String>, fault: Fault) -> Self {
        Self { path: path.into(), fault }
    }

    /// A fault of the case as a whole.
    pub fn whole(fault: Fault) -> Self {
        Self::new("", fault)
    }
}
