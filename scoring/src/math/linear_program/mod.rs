//! Linear programmes: the best point under linear conditions, or the proof that no point meets them.

mod certificate;
mod dictionary;
mod scale;
mod simplex;

use certificate::certify;
use simplex::End;

/// Which way the objective is driven.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    Minimise,
    Maximise,
}

/// How a row's left side relates to its bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    AtMost,
    Equal,
    AtLeast,
}

/// One condition: Σ coefficientsⱼ·xⱼ ⟨relation⟩ bound.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub coefficients: Vec<f64>,
    pub relation: Relation,
    pub bound: f64,
}

impl Row {
    pub fn new(coefficients: Vec<f64>, relation: Relation, bound: f64) -> Self {
        Self { coefficients, relation, bound }
    }
}

/// Where a variable may lie; an end may be infinite.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    pub lo: f64,
    pub hi: f64,
}

impl Bounds {
    pub const FREE: Self = Self { lo: f64::NEG_INFINITY, hi: f64::INFINITY };
    pub const NON_NEGATIVE: Self = Self { lo: 0.0, hi: f64::INFINITY };

    pub fn new(lo: f64, hi: f64) -> Self {
        Self { lo, hi }
    }
}

/// Objective, conditions and the variables' bounds; one objective coefficient, one coefficient a row and one bound for each variable.
#[derive(Clone, Debug, PartialEq)]
pub struct LinearProgram {
    pub goal: Goal,
    pub objective: Vec<f64>,
    pub rows: Vec<Row>,
    pub bounds: Vec<Bounds>,
}

/// What is true of a programme; each answer carries its proof.
#[derive(Clone, Debug, PartialEq)]
pub enum Solution {
    Optimal(Optimum),
    /// No point meets all rows within the bounds.
    Infeasible(Infeasibility),
    /// From `point`, which meets everything, one may go along `ray` for ever and the objective gets ever better.
    Unbounded {
        point: Vec<f64>,
        ray: Vec<f64>,
    },
}

/// A best point and why none is better.
#[derive(Clone, Debug, PartialEq)]
pub struct Optimum {
    pub objective: f64,
    pub x: Vec<f64>,
    /// By row: how much the objective grows for one more unit of its bound; 0 for a row that does not bind.
    pub duals: Vec<f64>,
    /// By variable: objective coefficient − Σᵢ dualᵢ·coefficientᵢⱼ; 0 for a variable strictly between its bounds.
    pub reduced_costs: Vec<f64>,
}

/// Farkas multipliers: the sum of the rows, each times its multiplier, cannot hold within the bounds.
///
/// A multiplier is ≥ 0 for `AtMost`, ≤ 0 for `AtLeast`, so the rows together demand Σᵢ yᵢ·(aᵢ·x) ≤ Σᵢ yᵢ·bᵢ; but within the bounds
/// the left side is at least `gap` above the right.
#[derive(Clone, Debug, PartialEq)]
pub struct Infeasibility {
    pub multipliers: Vec<f64>,
    pub gap: f64,
}

/// Why a programme has no answer.
#[derive(Clone, Debug, PartialEq)]
pub enum LinearProgramError {
    /// The objective has `variables` coefficients, something else has another number.
    Shape {
        variables: usize,
        bounds: usize,
    },
    RowShape {
        row: usize,
        coefficients: usize,
        variables: usize,
    },
    /// A coefficient or a row's bound is not finite.
    NotFinite,
    /// A variable's bounds cross, are NaN, or leave only an infinity.
    BadBounds {
        variable: usize,
        lo: f64,
        hi: f64,
    },
    /// Steps that were made without coming to an end.
    IterationLimit {
        n_iterations: usize,
    },
    /// The numbers differ so much in size that rounding ate the answer: some row is missed by this much, relative to its size.
    Inaccurate {
        residual: f64,
    },
}

/// Solves a linear programme exactly up to rounding.
///
/// *Shape*: `objective`, `bounds` and each row's coefficients have one entry a variable; there may be no rows, and no variables.
/// *Units and range*: rows and variables are scaled by powers of two first; a point counts as meeting a row or bound when it misses it
/// by at most 1e-9 of the row's largest coefficient, a step counts as better when it gains more than 1e-9 of the largest objective
/// coefficient.
/// *Formula*: the bounded simplex method on dictionaries, first on the sum of what is missed (phase one), then on the objective; the
/// steepest coefficient enters, after a run of steps that gain nothing the smallest index, which cannot cycle (Bland's rule). Ties go
/// to the lower index, so the same programme gives the same bits.
/// *Edge cases*: where several points are best, one corner of them is returned; rows that say the same twice do no harm; a variable
/// that nothing bounds stays at 0 unless moved.
///
/// # Errors
/// [`LinearProgramError`].
///
/// *Cost*: O(rows·variables) a step, usually about as many steps as the smaller of the two. *Source*: chvatal1983.
pub fn solve(program: &LinearProgram) -> Result<Solution, LinearProgramError> {
    check(program)?;
    let scaled = scale::scale(program)?;
    let solved = simplex::run(&scaled)?;
    let x: Vec<f64> = scaled.point(&solved.x);
    Ok(match solved.end {
        End::Optimal { duals } => {
            let duals: Vec<f64> = scaled.duals(&duals);
            let reduced_costs = reduced_costs(program, &duals);
            let objective = dot(&program.objective, &x);
            Solution::Optimal(Optimum { objective, x, duals, reduced_costs })
        }
        End::Infeasible { multipliers } => Solution::Infeasible(certify(&scaled, multipliers)?),
        End::Unbounded { ray } => Solution::Unbounded { point: x, ray: scaled.point(&ray) },
    })
}

fn check(program: &LinearProgram) -> Result<(), LinearProgramError> {
    let variables = program.objective.len();
    if program.bounds.len() != variables {
        return Err(LinearProgramError::Shape { variables, bounds: program.bounds.len() });
    }
    for (row, condition) in program.rows.iter().enumerate() {
        if condition.coefficients.len() != variables {
            let coefficients = condition.coefficients.len();
            return Err(LinearProgramError::RowShape { row, coefficients, variables });
        }
    }
    let finite = |numbers: &[f64]| numbers.iter().all(|number| number.is_finite());
    let rows_finite = program.rows.iter().all(|row| finite(&row.coefficients) && row.bound.is_finite());
    if !finite(&program.objective) || !rows_finite {
        return Err(LinearProgramError::NotFinite);
    }
    for (variable, &Bounds { lo, hi }) in program.bounds.iter().enumerate() {
        let in_order = lo <= hi && lo < f64::INFINITY && hi > f64::NEG_INFINITY;
        if !in_order {
            return Err(LinearProgramError::BadBounds { variable, lo, hi });
        }
    }
    Ok(())
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).fold(0.0, |sum, (a, b)| sum + a * b)
}

fn reduced_costs(program: &LinearProgram, duals: &[f64]) -> Vec<f64> {
    let mut costs = program.objective.clone();
    for (row, dual) in program.rows.iter().zip(duals) {
        for (cost, coefficient) in costs.iter_mut().zip(&row.coefficients) {
            *cost -= dual * coefficient;
        }
    }
    costs
}
