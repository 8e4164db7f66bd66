//! Collects problems without letting a file that is wrong in every cell fill the memory.

use std::collections::BTreeMap;
use std::mem::{Discriminant, discriminant};

use super::{At, Problem, ProblemKind};

/// Findings of one kind at one file and column that are listed one by one; the others are counted.
const LISTED: usize = 20;

/// Problems in the order found.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    problems: Vec<Problem>,
    /// By kind, then by file and column.
    tallies: Vec<(Discriminant<ProblemKind>, BTreeMap<At, Tally>)>,
}

#[derive(Debug)]
struct Tally {
    n: usize,
    /// Position of the last one listed.
    last: usize,
}

impl Findings {
    pub(crate) fn push(&mut self, problem: Problem) {
        let kind = discriminant(&problem.kind);
        let place = At { row: None, ..problem.at.clone() };
        let at = self.tallies.iter().position(|(known, _)| *known == kind).unwrap_or_else(|| {
            self.tallies.push((kind, BTreeMap::new()));
            self.tallies.len() - 1
        });
        let Some((_, places)) = self.tallies.get_mut(at) else { return };
        let tally = places.entry(place).or_insert(Tally { n: 0, last: 0 });
        tally.n += 1;
        if tally.n <= LISTED {
            tally.last = self.problems.len();
            self.problems.push(problem);
        }
    }

    pub(crate) fn extend(&mut self, problems: impl IntoIterator<Item = Problem>) {
        problems.into_iter().for_each(|problem| self.push(problem));
    }

    pub(crate) fn has_fatal(&self) -> bool {
        self.problems.iter().any(Problem::is_fatal)
    }

    /// What was found, each group of like findings that was cut short followed by how many more there were.
    pub(crate) fn into_problems(self) -> Vec<Problem> {
        let mut more: BTreeMap<usize, usize> = BTreeMap::new();
        for tally in self.tallies.iter().flat_map(|(_, places)| places.values()).filter(|tally| tally.n > LISTED) {
            more.insert(tally.last, tally.n - LISTED);
        }
        let mut problems = Vec::with_capacity(self.problems.len() + more.len());
        for (position, problem) in self.problems.into_iter().enumerate() {
            let repeated = more.get(&position).map(|&more| {
                let kind = ProblemKind::Repeated { kind: Box::new(problem.kind.clone()), more };
                Problem::new(problem.severity, At { row: None, ..problem.at.clone() }, kind)
            });
            problems.push(problem);
            problems.extend(repeated);
        }
        problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Severity;

    #[test]
    fn a_flood_is_listed_up_to_the_limit_and_then_counted() {
        let mut findings = Findings::default();
        for row in 1..=100 {
            let kind = ProblemKind::NotANumber { text: "x".into() };
            findings.push(Problem::new(Severity::Error, At::cell("a.csv", row, "v"), kind));
        }
        findings.push(Problem::new(Severity::Error, At::cell("a.csv", 1, "w"), ProblemKind::NoRows));
        let problems = findings.into_problems();
        assert_eq!(problems.len(), LISTED + 2);
        assert!(matches!(problems[LISTED].kind, ProblemKind::Repeated { more: 80, .. }), "{:?}", problems[LISTED]);
    }
}
