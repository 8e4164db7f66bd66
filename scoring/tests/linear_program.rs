//! Linear programmes: printed answers, and for any programme that each answer proves itself.

use scoring::math::linear_program::{
    Bounds, Goal, LinearProgram, LinearProgramError, Optimum, Relation, Row, Solution, solve,
};

use super::support::close;

use Relation::{AtLeast, AtMost, Equal};

type Rows<'a> = &'a [(&'a [f64], Relation, f64)];

/// Variables that are not negative.
fn program(goal: Goal, objective: &[f64], rows: Rows) -> LinearProgram {
    let row =
        |&(coefficients, relation, bound): &(&[f64], Relation, f64)| Row::new(coefficients.to_vec(), relation, bound);
    let bounds = vec![Bounds::NON_NEGATIVE; objective.len()];
    LinearProgram { goal, objective: objective.to_vec(), rows: rows.iter().map(row).collect(), bounds }
}

fn optimum(program: &LinearProgram) -> Optimum {
    match solve(program) {
        Ok(Solution::Optimal(optimum)) => optimum,
        other => panic!("{program:?}: {other:?}"),
    }
}

fn check(goal: Goal, objective: &[f64], rows: Rows, expect: f64, x: &[f64]) {
    let got = optimum(&program(goal, objective, rows));
    assert!(close(got.objective, expect, 1e-10), "{} instead of {expect}", got.objective);
    for (got, expect) in got.x.iter().zip(x) {
        assert!(close(*got, *expect, 1e-10), "{got} instead of {expect}");
    }
}

#[test]
fn chvatal1983_first_examples() {
    let rows: Rows =
        &[(&[2.0, 3.0, 1.0], AtMost, 5.0), (&[4.0, 1.0, 2.0], AtMost, 11.0), (&[3.0, 4.0, 2.0], AtMost, 8.0)];
    check(Goal::Maximise, &[5.0, 4.0, 3.0], rows, 13.0, &[2.0, 0.0, 1.0]);
    let got = optimum(&program(Goal::Maximise, &[5.0, 4.0, 3.0], rows));
    for (dual, expect) in got.duals.iter().zip([1.0, 0.0, 1.0]) {
        assert!(close(*dual, expect, 1e-12), "{:?}", got.duals);
    }
}

#[test]
fn beale1955_cycles_without_a_rule() {
    check(
        Goal::Minimise,
        &[-0.75, 150.0, -0.02, 6.0],
        &[
            (&[0.25, -60.0, -0.04, 9.0], AtMost, 0.0),
            (&[0.5, -90.0, -0.02, 3.0], AtMost, 0.0),
            (&[0.0, 0.0, 1.0, 0.0], AtMost, 1.0),
        ],
        -0.05,
        &[0.04, 0.0, 1.0, 0.0],
    );
}

#[test]
fn klee1972_cube() {
    let rows: Rows =
        &[(&[1.0, 0.0, 0.0], AtMost, 1.0), (&[20.0, 1.0, 0.0], AtMost, 100.0), (&[200.0, 20.0, 1.0], AtMost, 1e4)];
    check(Goal::Maximise, &[100.0, 10.0, 1.0], rows, 1e4, &[0.0, 0.0, 1e4]);
}

#[test]
fn dantzig1963_transport() {
    let mut rows: Vec<Row> = Vec::new();
    let cell = |plant: usize, market: usize| plant * 3 + market;
    for (plant, supply) in [350.0, 600.0].into_iter().enumerate() {
        let takes = |at: usize| if (0..3).any(|market| cell(plant, market) == at) { 1.0 } else { 0.0 };
        rows.push(Row::new((0..6).map(takes).collect(), AtMost, supply));
    }
    for (market, demand) in [325.0, 300.0, 275.0].into_iter().enumerate() {
        let gives = |at: usize| if (0..2).any(|plant| cell(plant, market) == at) { 1.0 } else { 0.0 };
        rows.push(Row::new((0..6).map(gives).collect(), AtLeast, demand));
    }
    let objective = [2.5, 1.7, 1.8, 2.5, 1.8, 1.4].map(|distance| distance * 90.0 / 1000.0).to_vec();
    let got = optimum(&LinearProgram { rows, objective, ..program(Goal::Minimise, &[0.0; 6], &[]) });
    assert!(close(got.objective, 153.675, 1e-12), "{}", got.objective);
}

#[test]
fn bounds_and_equations_hold() {
    let mut bounded = program(Goal::Maximise, &[1.0, 1.0], &[(&[1.0, -1.0], Equal, 0.5)]);
    bounded.bounds = vec![Bounds::new(-1.0, 2.0), Bounds::FREE];
    assert_eq!(optimum(&bounded).x, [2.0, 1.5]);
    bounded.goal = Goal::Minimise;
    assert_eq!(optimum(&bounded).x, [-1.0, -1.5]);
    check(Goal::Minimise, &[], &[], 0.0, &[]);
    check(Goal::Minimise, &[1.0], &[], 0.0, &[0.0]);
    check(Goal::Maximise, &[1.0, 1.0], &[(&[1.0, 1.0], Equal, 1.0), (&[2.0, 2.0], Equal, 2.0)], 1.0, &[]);
}

#[test]
fn what_cannot_be_is_proved() {
    let check = |rows: Rows| match solve(&program(Goal::Minimise, &[0.0], rows)) {
        Ok(Solution::Infeasible(proof)) => (proof.multipliers, proof.gap),
        other => panic!("{other:?}"),
    };
    assert_eq!(check(&[(&[1.0], AtMost, 1.0), (&[1.0], AtLeast, 2.0)]), (vec![1.0, -1.0], 1.0));
    assert_eq!(check(&[(&[1.0], Equal, -3.0)]), (vec![1.0], 3.0));
    assert_eq!(check(&[(&[0.0], AtLeast, 1.0)]), (vec![-1.0], 1.0));
}

#[test]
fn faults_are_named() {
    let check = |change: fn(&mut LinearProgram), expect: LinearProgramError| {
        let mut program = program(Goal::Minimise, &[1.0], &[(&[1.0], AtMost, 1.0)]);
        change(&mut program);
        assert_eq!(solve(&program), Err(expect));
    };
    check(|p| p.bounds = vec![], LinearProgramError::Shape { variables: 1, bounds: 0 });
    check(|p| p.rows[0].coefficients.push(1.0), LinearProgramError::RowShape { row: 0, coefficients: 2, variables: 1 });
    check(|p| p.rows[0].bound = f64::INFINITY, LinearProgramError::NotFinite);
    check(|p| p.objective[0] = f64::NAN, LinearProgramError::NotFinite);
    check(|p| p.bounds[0] = Bounds::new(2.0, 1.0), LinearProgramError::BadBounds { variable: 0, lo: 2.0, hi: 1.0 });
}

#[cfg(not(target_arch = "wasm32"))]
mod laws {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    fn bounds() -> impl Strategy<Value = Bounds> {
        prop_oneof![
            4 => Just(Bounds::NON_NEGATIVE),
            1 => Just(Bounds::FREE),
            1 => Just(Bounds::new(f64::NEG_INFINITY, 1.0)),
            2 => (-3..3_i8, 0..4_u8).prop_map(|(lo, width)| Bounds::new(lo.into(), f64::from(lo) + f64::from(width))),
        ]
    }

    /// Small whole numbers make ties and degenerate corners; fractions make rounding.
    fn number() -> impl Strategy<Value = f64> {
        prop_oneof![2 => Just(0.0), 4 => (-4..5_i8).prop_map(f64::from), 3 => -10.0..10.0_f64]
    }

    fn any_program() -> impl Strategy<Value = LinearProgram> {
        (1..9_usize, 0..12_usize, any::<bool>()).prop_flat_map(|(n, m, maximise)| {
            let goal = if maximise { Goal::Maximise } else { Goal::Minimise };
            let relation = prop_oneof![3 => Just(AtMost), 1 => Just(Equal), 2 => Just(AtLeast)];
            let row =
                (vec(number(), n), relation, number()).prop_map(|(a, relation, bound)| Row::new(a, relation, bound));
            (vec(number(), n), vec(row, m), vec(bounds(), n)).prop_map(move |(objective, rows, bounds)| LinearProgram {
                goal,
                objective,
                rows,
                bounds,
            })
        })
    }

    fn dot(a: &[f64], b: &[f64]) -> f64 {
        a.iter().zip(b).map(|(a, b)| a * b).sum()
    }

    /// Misses nothing by more than rounding; a ray is held against bounds of 0.
    fn assert_meets(program: &LinearProgram, x: &[f64], ray: bool) {
        let size = x.iter().fold(1.0_f64, |size, x| size.max(x.abs())) * 1e-7;
        let end = |bound: f64| if ray && bound.is_finite() { 0.0 } else { bound };
        for row in &program.rows {
            let away = dot(&row.coefficients, x) - end(row.bound);
            let fine = match row.relation {
                AtMost => away <= 10.0 * size,
                Equal => away.abs() <= 10.0 * size,
                AtLeast => away >= -10.0 * size,
            };
            assert!(fine, "{program:?} {x:?}: {row:?} {away}");
        }
        for (x, bounds) in x.iter().zip(&program.bounds) {
            assert!(*x >= end(bounds.lo) - size && *x <= end(bounds.hi) + size, "{program:?}: {x} {bounds:?}");
        }
    }

    /// What the rows and bounds, weighed by duals, prove of the objective.
    fn proved(program: &LinearProgram, optimum: &Optimum) -> f64 {
        let sign = if program.goal == Goal::Minimise { 1.0 } else { -1.0 };
        let mut sum = 0.0;
        for (row, dual) in program.rows.iter().zip(&optimum.duals) {
            let fine = match row.relation {
                AtMost => dual * sign <= 1e-7,
                AtLeast => dual * sign >= -1e-7,
                Equal => true,
            };
            assert!(fine, "{program:?}: dual {dual} of {row:?}");
            sum += dual * row.bound;
        }
        for (cost, bounds) in optimum.reduced_costs.iter().zip(&program.bounds) {
            let end = if cost * sign > 0.0 { bounds.lo } else { bounds.hi };
            assert!(end.is_finite() || cost.abs() < 1e-6, "{program:?}: cost {cost} {bounds:?}");
            sum += if end.is_finite() { cost * end } else { 0.0 };
        }
        sum
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_answer_proves_itself(program in any_program()) {
            match solve(&program).expect("an answer") {
                Solution::Optimal(optimum) => {
                    assert_meets(&program, &optimum.x, false);
                    let size = optimum.x.iter().fold(1.0_f64, |size, x| size.max(x.abs()));
                    prop_assert!((optimum.objective - dot(&program.objective, &optimum.x)).abs() <= 1e-9 * size);
                    prop_assert!((proved(&program, &optimum) - optimum.objective).abs() <= 1e-6 * size, "{:?}", optimum);
                }
                Solution::Unbounded { point, ray } => {
                    assert_meets(&program, &point, false);
                    assert_meets(&program, &ray, true);
                    let gain = dot(&program.objective, &ray);
                    let gets_better = if program.goal == Goal::Minimise { gain < 0.0 } else { gain > 0.0 };
                    prop_assert!(gets_better);
                }
                Solution::Infeasible(proof) => {
                    let mut gap = 0.0;
                    for (row, y) in program.rows.iter().zip(&proof.multipliers) {
                        let fine = match row.relation { AtMost => *y >= 0.0, AtLeast => *y <= 0.0, Equal => true };
                        prop_assert!(fine);
                        gap -= y * row.bound;
                    }
                    for (j, bounds) in program.bounds.iter().enumerate() {
                        let combined: f64 = program.rows.iter().zip(&proof.multipliers).map(|(row, y)| y * row.coefficients[j]).sum();
                        let end = if combined > 0.0 { bounds.lo } else { bounds.hi };
                        prop_assert!(end.is_finite() || combined.abs() < 1e-7);
                        gap += if end.is_finite() { combined * end } else { 0.0 };
                    }
                    prop_assert!(gap > 0.0 && (gap - proof.gap).abs() < 1e-6, "{:?} {}", proof, gap);
                }
            }
        }
    }
}
