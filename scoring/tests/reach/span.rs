//! Best and worst ranks, held against grids and draws.

use scoring::model::Column;
use scoring::reach::{Exactness, Freedom, RankSpan, Room, Scope, rank_spans};
use scoring::scenario::Scenario;

use super::super::live::figures;
use super::super::support::{asem, flat};
use super::{Case, as_they_are};

const WHOLE: Freedom = Freedom { scope: Scope::Indicators, room: Room::Whole };

fn spans(case: &Case, freedom: &Freedom, n_programs: usize) -> Vec<RankSpan> {
    let everybody: Vec<usize> = (0..case.dataset.n_entities()).collect();
    rank_spans(&case.standing(), freedom, &everybody, n_programs).expect("spans")
}

/// What is reached is reached, and within the bounds.
fn check_reached(case: &Case, spans: &[RankSpan]) {
    for span in spans {
        for end in [&span.best, &span.worst] {
            let after = case.after(|scenario| end.change.apply(scenario));
            assert_eq!(after.ranking.rank[span.entity], Some(end.rank), "{span:?}");
            assert!(end.exactness == Exactness::Searched || end.rank == end.bound);
        }
        assert!(
            span.best.bound <= span.best.rank
                && span.best.rank <= span.worst.rank
                && span.worst.rank <= span.worst.bound
        );
    }
}

#[test]
fn three_entities_by_hand() {
    // The third is never first, as half of each of the others is better; the fourth is behind it always.
    let case = Case::of_rows(&[&[100.0, 0.0], &[0.0, 100.0], &[40.0, 40.0], &[40.0, 30.0]]);
    let found = spans(&case, &WHOLE, 100);
    check_reached(&case, &found);
    let ends: Vec<_> = found.iter().map(|span| (span.best.rank, span.worst.rank)).collect();
    // With all weight on the first indicator the third and the fourth tie.
    assert_eq!(ends, [(1, 4), (1, 4), (2, 3), (2, 4)]);
    assert!(
        found.iter().all(|span| span.best.exactness == Exactness::Exact && span.worst.exactness == Exactness::Exact)
    );
    let around = Freedom { scope: Scope::Indicators, room: Room::Around { part: 0.0 } };
    let now: Vec<_> = spans(&case, &around, 100).iter().map(|span| (span.best.rank, span.worst.rank)).collect();
    assert_eq!(now, [(1, 1), (1, 1), (3, 3), (4, 4)]);
}

#[test]
fn no_point_of_a_grid_is_beyond() {
    const STEPS: usize = 40;
    for (n, room, ends) in [(6, Room::Whole, [0.0, 1.0]), (12, Room::Around { part: 0.5 }, [1.0 / 6.0, 0.5])] {
        let case = Case::of_columns(flat(&[1.0; 3]), &figures(n, 3, false).columns, as_they_are());
        let found = spans(&case, &Freedom { scope: Scope::Indicators, room }, 1_000);
        check_reached(&case, &found);
        let columns: Vec<&[f64]> = case.dataset.panels[0].columns.iter().map(|column| column.raw()).collect();
        for span in &found {
            let (mut best, mut worst) = (u32::MAX, 0);
            for i in 0..=STEPS {
                for j in 0..=STEPS - i {
                    let z = [i, j, STEPS - i - j].map(|part| part as f64 / STEPS as f64);
                    if z.iter().all(|z| *z >= ends[0] && *z <= ends[1]) {
                        let score = |who: usize| z.iter().zip(&columns).map(|(z, column)| z * column[who]).sum::<f64>();
                        let rank = 1 + (0..n).filter(|&who| score(who) > score(span.entity)).count() as u32;
                        (best, worst) = (best.min(rank), worst.max(rank));
                    }
                }
            }
            assert_eq!((span.best.exactness, span.worst.exactness), (Exactness::Exact, Exactness::Exact));
            assert!(span.best.rank <= best && span.worst.rank >= worst, "{span:?} {best} {worst}");
            assert!(best - span.best.rank <= 1 && span.worst.rank - worst <= 1, "{span:?} {best} {worst}");
        }
    }
}

#[test]
fn asem_between_its_bounds() {
    let Some(dataset) = asem::dataset("input_iData.csv") else { return };
    let case = Case::new(dataset, Scenario::default());
    let pillars = Freedom { scope: Scope::Children(case.node("Conn")), room: Room::Around { part: 0.25 } };
    let found = spans(&case, &pillars, 300);
    check_reached(&case, &found);
    let n_exact = found
        .iter()
        .filter(|span| span.best.exactness == Exactness::Exact && span.worst.exactness == Exactness::Exact)
        .count();
    println!("{n_exact} of {} exact", found.len());
    assert!(n_exact > 45, "{n_exact}");
}

#[test]
fn a_longer_search_never_reaches_less_than_a_short_one() {
    // With these numbers the search finds a lead that rounding takes away again.
    let columns = [
        [40.0, 80.0, 0.0, 60.0, 20.0, 0.0, 0.0],
        [0.0, 0.0, 0.0, 0.0, 20.0, 0.0, 0.0],
        [0.0, 0.0, 0.0, 0.0, 0.0, 20.0, 92.438_054_278_635_18],
        [20.0, 20.0, 68.648_079_819_415_36, 0.0, 0.0, 0.0, 40.0],
    ];
    let weights = [3.927_152_983_926_950_6, 4.053_420_439_168_698, 3.378_337_317_122_852, 4.176_271_669_564_592];
    let columns = columns.map(|cells| Column::from_raw(cells.to_vec()));
    let case = Case::of_columns(flat(&weights), &columns, as_they_are());
    let (long, short) = (spans(&case, &WHOLE, 500), spans(&case, &WHOLE, 0));
    check_reached(&case, &long);
    for (long, short) in long.iter().zip(&short) {
        assert!(short.best.rank >= long.best.rank && short.worst.rank <= long.worst.rank, "{long:?} {short:?}");
    }
}
