//! Outcomes that stay while a plan is impossible, marks for the best, and the choice of the headline.

use scoring::revenue::fund::FundTerms;

use super::*;
use PlanKind::{Hybrid, Landlord, Own, Shareholder};

fn set(changes: &[(PlanKind, ParameterId, f64)]) -> PlanSet {
    let mut set = PlanSet::default();
    for (kind, id, value) in changes {
        set.set(*kind, *id, *value).unwrap();
    }
    set
}

fn compared(changes: &[(PlanKind, ParameterId, f64)]) -> Compared {
    Compared::of(&set(changes), None)
}

#[test]
fn an_impossible_plan_keeps_its_outcome_and_says_why() {
    let before = compared(&[]);
    let now = Compared::of(&set(&[(Hybrid, ParameterId::ConcededShare, 2.0)]), Some(&before));
    assert_eq!(now.plan(Hybrid).latest, before.plan(Hybrid).latest);
    assert_eq!(
        now.plan(Hybrid).errors.iter().map(PlanError::parameter).collect::<Vec<_>>(),
        [ParameterId::ConcededShare]
    );
    assert!(now.plan(Shareholder).errors.is_empty());

    let never = compared(&[(Landlord, ParameterId::DiscountRate, 9.0)]);
    assert!(
        PlanKind::ALL
            .iter()
            .map(|kind| never.plan(*kind))
            .all(|shown| shown.latest.is_none() && shown.errors.len() == 1)
    );
    assert_eq!(never.headline(), None);
}

#[test]
fn a_shared_refusal_is_told_once_and_a_lever_with_its_plan() {
    let refused = compared(&[(Landlord, ParameterId::TaxRate, 2.0), (Hybrid, ParameterId::CommitmentWan, -1.0)]);
    let told: Vec<_> = refused.refusals().into_iter().map(|(plan, error)| (plan, error.parameter())).collect();
    assert_eq!(told, [(None, ParameterId::TaxRate), (Some(Hybrid), ParameterId::CommitmentWan)]);
}

#[test]
fn published_fund_values_are_those_of_their_terms() {
    for published in PublishedFund::ALL {
        let set = set(&fund_values(published).map(|(id, value)| (Landlord, id, value)));
        let plan = set.plan(Shareholder).check().unwrap();
        assert_eq!(FundTerms::of(&plan), published.terms(), "{published:?}");
    }
    assert_eq!(set(&fund_values(PublishedFund::Venture).map(|(id, value)| (Landlord, id, value))), PlanSet::default());
}

#[test]
fn only_the_plan_that_changed_is_simulated_again() {
    let before = compared(&[]);
    let now = Compared::of(&set(&[(Shareholder, ParameterId::CommitmentWan, 3_000.0)]), Some(&before));
    assert_eq!(now.plan(Landlord).latest, before.plan(Landlord).latest);
    assert_ne!(now.plan(Shareholder).latest, before.plan(Shareholder).latest);
}

#[test]
fn the_best_is_marked_where_plans_differ_and_nowhere_else() {
    let untouched = compared(&[]);
    assert_eq!(untouched.best(Measure::Npv), [Shareholder]);
    assert_eq!(untouched.best(Measure::DeepestHole), [Landlord]);
    assert_eq!(untouched.best(Measure::Crossing), []);

    // Without rent waived or a commitment all are the landlord's.
    let alike = compared(&[
        (Hybrid, ParameterId::ConcededShare, 0.0),
        (Hybrid, ParameterId::CommitmentWan, 0.0),
        (Shareholder, ParameterId::ConcededShare, 0.0),
        (Shareholder, ParameterId::CommitmentWan, 0.0),
        (Own, ParameterId::ConcededShare, 0.0),
        (Own, ParameterId::CommitmentWan, 0.0),
    ]);
    for measure in Measure::ALL {
        assert_eq!(alike.best(measure), [], "{measure:?}");
    }
}

#[test]
fn a_plan_that_never_breaks_even_is_not_the_best_at_it() {
    let short = compared(&[(Landlord, ParameterId::HorizonYears, 15.0)]);
    for (kind, it) in short.simulated() {
        let is_best = short.best(Measure::BreakEven).contains(&kind);
        assert!(!is_best || it.outcome.break_even_year.is_some());
    }
    let none = compared(&[(Landlord, ParameterId::HorizonYears, 5.0)]);
    assert_eq!(none.best(Measure::BreakEven), []);
}

#[test]
fn equity_is_graded_among_the_plans_that_have_it() {
    assert!(!compared(&[]).best(Measure::Tvpi).contains(&Landlord));
    let free =
        [Hybrid, Own].map(|kind| [(kind, ParameterId::CommitmentWan, 0.0), (kind, ParameterId::ConcededShare, 0.0)]);
    let free = free.concat();
    assert_eq!(compared(&free).best(Measure::Tvpi), [], "one plan alone is not the best of anything");
}

#[test]
fn what_looks_the_same_is_the_same() {
    // The fund grows alike in both plans, so their rates differ only by rounding.
    assert_eq!(compared(&[]).best(Measure::EquityIrr), []);
}

#[test]
fn a_rate_of_return_is_graded_only_where_it_is_the_only_one() {
    let several = compared(&[
        (Landlord, ParameterId::HorizonYears, 3.0),
        (Landlord, ParameterId::BuildingYuanM2, 100.0),
        (Landlord, ParameterId::OccupancyStart, 0.9),
        (Shareholder, ParameterId::CommitmentWan, 1e6),
        (Shareholder, ParameterId::CommitmentYears, 3.0),
    ]);
    assert!(!matches!(several.plan(Shareholder).outcome().unwrap().irr, Irr::Unique(_)));
    assert_eq!(several.best(Measure::Irr), []);
}

#[test]
fn the_headline_tells_cash_from_paper() {
    use Pays::{InCash, Never, OnPaper};
    let of = |cash: [f64; 2], with_nav: [f64; 2]| {
        let pair = |values: [f64; 2]| [(Landlord, values[0]), (Shareholder, values[1])];
        Pays::of(&pair(cash), &pair(with_nav))
    };
    assert_eq!(of([-1.0, -2.0], [-1.0, -1.0]), Never);
    assert_eq!(of([-1.0, -2.0], [-1.0, 3.0]), OnPaper(vec![Shareholder]));
    assert_eq!(of([1.0, -2.0], [1.0, 3.0]), InCash(vec![Landlord]));

    let headline = compared(&[]).headline().unwrap();
    let (cash, with_nav) = headline.equity_adds.unwrap();
    assert!(with_nav > cash);
    assert_eq!(headline.years, 20);
    assert_eq!(headline.pays, OnPaper(vec![Shareholder, Own]));
}

#[test]
fn the_ends_name_the_most_cash_and_the_deepest_hole() {
    let ends = compared(&[]).ends().unwrap();
    assert_eq!((ends.years, ends.most.0, ends.deepest.unwrap().0), (20, Shareholder, Shareholder));
    let built = compared(&[
        (Landlord, ParameterId::BuildingYuanM2, 0.0),
        (Shareholder, ParameterId::CommitmentWan, 0.0),
        (Own, ParameterId::CommitmentWan, 0.0),
    ]);
    assert_eq!(
        built.ends().unwrap().deepest,
        built.plan(Hybrid).outcome().unwrap().deepest_hole.map(|hole| (Hybrid, hole))
    );
}
