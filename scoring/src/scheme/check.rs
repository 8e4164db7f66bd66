//! Whether a scheme hangs together: codes, tree, weights, rules, tests, and where it comes from.

use std::collections::BTreeSet;

use super::{Bands, Combine, Gate, Item, Level, Rule, Scheme, Shape, Test, WeightOrigin};
use crate::model::{Direction, Text};

/// Weights may miss their stated sum by this much, relative to it: thirds are written with a few decimals.
const SUM_TOLERANCE: f64 = 1e-9;

/// Something that keeps a scheme from being applied. `code` is that of the node, item or gate.
#[derive(Clone, Debug, PartialEq)]
pub enum SchemeProblem {
    /// This field has no text in one of the languages, or none at all.
    Nameless {
        field: String,
    },
    /// Not a day, month or year, or a beginning after the end.
    BadDates,
    NoSource,
    /// A node, item or gate has a code that another has.
    DuplicateCode {
        code: String,
    },
    UnknownParent {
        code: String,
        parent: String,
    },
    /// Not exactly one aggregate is at the top.
    NotOneTotal {
        found: usize,
    },
    /// The aggregate is above itself.
    Cycle {
        code: String,
    },
    Childless {
        code: String,
    },
    /// Missing where the scheme states weights, given where it does not, not finite or not positive.
    BadWeight {
        code: String,
    },
    /// What is below does not add up to the aggregate's weight, or for the best of several, none reaches it.
    WeightsDiffer {
        code: String,
        stated: f64,
        found: f64,
    },
    /// Not above 0, or above the weight.
    BadMinimum {
        code: String,
    },
    /// A rule of another shape than the scheme's.
    RuleOfOtherShape {
        code: String,
    },
    /// Limits out of order, the wrong number of points, a number that is not finite, points beyond the weight.
    BadRule {
        code: String,
    },
    /// A test looks at an item that is not there.
    UnknownItem {
        gate: String,
        item: String,
    },
    /// A test without parts, or with a bound that is not finite.
    EmptyTest {
        gate: String,
    },
    /// No gate where there is nothing else, or a direct path where there is nothing to bypass.
    NothingToJudge,
    /// Labels, names and shares do not fit one another.
    BadGrading,
}

/// Everything that does not hang together; empty when all does.
///
/// *Cost*: O((nodes + items)²) in codes compared.
pub fn check(scheme: &Scheme) -> Vec<SchemeProblem> {
    let mut problems = Vec::new();
    check_origin(scheme, &mut problems);
    check_codes(scheme, &mut problems);
    check_tree(scheme, &mut problems);
    check_weights(scheme, &mut problems);
    for item in &scheme.items {
        check_item(scheme, item, &mut problems);
    }
    for gate in scheme.gates.iter().chain(&scheme.direct_paths) {
        check_gate(scheme, gate, &mut problems);
    }
    let has_minimum = scheme.nodes.iter().any(|node| node.minimum.is_some());
    let judges_nothing = scheme.shape == Shape::Gates && scheme.gates.is_empty();
    if judges_nothing || !(scheme.direct_paths.is_empty() || has_minimum) {
        problems.push(SchemeProblem::NothingToJudge);
    }
    check_grading(scheme, &mut problems);
    problems
}

fn check_origin(scheme: &Scheme, problems: &mut Vec<SchemeProblem>) {
    let both = |text: &Text| !text.zh.trim().is_empty() && !text.en.trim().is_empty();
    let nameless = |field: &str| SchemeProblem::Nameless { field: field.into() };
    let heads = [("name", &scheme.name), ("region", &scheme.region), ("licence", &scheme.licence)];
    problems.extend(heads.iter().filter(|(_, text)| !both(text)).map(|(field, _)| nameless(field)));
    for (field, text) in [("id", &scheme.id), ("version", &scheme.version)] {
        if text.trim().is_empty() {
            problems.push(nameless(field));
        }
    }
    let nodes = scheme.nodes.iter().map(|node| (&node.code, &node.name));
    let items = scheme.items.iter().map(|item| (&item.code, &item.name));
    let gates = all_gates(scheme).into_iter().map(|gate| (&gate.code, &gate.name));
    let unnamed = nodes.chain(items).chain(gates).filter(|(code, name)| code.is_empty() || !both(name));
    problems.extend(unnamed.map(|(code, _)| nameless(code)));
    if scheme.sources.is_empty() || scheme.sources.iter().any(|source| source.title.zh().is_empty()) {
        problems.push(SchemeProblem::NoSource);
    }
    let (from, to) = (scheme.dates.from.as_deref(), scheme.dates.to.as_deref());
    let ordered = from.zip(to).is_none_or(|(from, to)| from <= to);
    if !ordered || !from.into_iter().chain(to).all(is_date) {
        problems.push(SchemeProblem::BadDates);
    }
}

/// `2026`, `2026-04` or `2026-04-01`, with a month and a day that exist in some year.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let fits = |at: usize, digits: usize, most: u32| {
        parts.get(at).is_none_or(|part| {
            let all_digits = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
            all_digits && part.parse::<u32>().is_ok_and(|number| (1..=most).contains(&number))
        })
    };
    parts.len() <= 3 && fits(0, 4, 9999) && fits(1, 2, 12) && fits(2, 2, 31)
}

/// Gates, direct paths, and the exemptions below them.
fn all_gates(scheme: &Scheme) -> Vec<&Gate> {
    let mut found: Vec<&Gate> = scheme.gates.iter().chain(&scheme.direct_paths).collect();
    let mut next = 0;
    while let Some(gate) = found.get(next).copied() {
        found.extend(&gate.exemptions);
        next += 1;
    }
    found
}

fn check_codes(scheme: &Scheme, problems: &mut Vec<SchemeProblem>) {
    let nodes = scheme.nodes.iter().map(|node| &node.code);
    let items = scheme.items.iter().map(|item| &item.code);
    let gates: Vec<&String> = all_gates(scheme).into_iter().map(|gate| &gate.code).collect();
    for codes in [nodes.chain(items).collect(), gates] {
        let mut seen = BTreeSet::new();
        let again = codes.into_iter().filter(|code| !seen.insert(*code));
        problems.extend(again.map(|code| SchemeProblem::DuplicateCode { code: code.clone() }));
    }
}

fn check_tree(scheme: &Scheme, problems: &mut Vec<SchemeProblem>) {
    let find = |code: &str| scheme.nodes.iter().find(|node| node.code == code);
    let nodes = scheme.nodes.iter().map(|node| (&node.code, &node.parent));
    let items = scheme.items.iter().map(|item| (&item.code, &item.parent));
    for (code, parent) in nodes.chain(items) {
        if let Some(parent) = parent.as_ref().filter(|parent| find(parent).is_none()) {
            problems.push(SchemeProblem::UnknownParent { code: code.clone(), parent: parent.clone() });
        }
    }
    let found = scheme.nodes.iter().filter(|node| node.parent.is_none()).count();
    let wanted = usize::from(scheme.shape != Shape::Gates);
    if found != wanted {
        problems.push(SchemeProblem::NotOneTotal { found });
    }
    for node in &scheme.nodes {
        let mut above = node.parent.as_deref().and_then(find);
        let steps = scheme.nodes.iter().take_while(|_| {
            above = above.and_then(|node| node.parent.as_deref()).and_then(find);
            above.is_some()
        });
        if steps.count() == scheme.nodes.len() {
            problems.push(SchemeProblem::Cycle { code: node.code.clone() });
        }
        if children(scheme, &node.code).is_empty() {
            problems.push(SchemeProblem::Childless { code: node.code.clone() });
        }
    }
}

/// Weights of the aggregates and items below.
fn children(scheme: &Scheme, code: &str) -> Vec<f64> {
    let is_below = |parent: &Option<String>| parent.as_deref() == Some(code);
    let nodes = scheme.nodes.iter().filter(|node| is_below(&node.parent)).map(|node| node.weight);
    let items = scheme.items.iter().filter(|item| is_below(&item.parent)).map(|item| scheme.weight_of(item));
    nodes.chain(items).collect()
}

fn check_weights(scheme: &Scheme, problems: &mut Vec<SchemeProblem>) {
    let positive = |weight: f64| weight.is_finite() && weight > 0.0;
    for node in &scheme.nodes {
        if !positive(node.weight) {
            problems.push(SchemeProblem::BadWeight { code: node.code.clone() });
        }
        let below = children(scheme, &node.code);
        let found = match node.combine {
            Combine::Sum => below.iter().sum(),
            Combine::BestOf => below.iter().copied().fold(0.0, f64::max),
        };
        let same = (found - node.weight).abs() <= SUM_TOLERANCE * node.weight.abs();
        if !below.is_empty() && !same {
            problems.push(SchemeProblem::WeightsDiffer { code: node.code.clone(), stated: node.weight, found });
        }
        check_minimum(&node.code, node.minimum, node.weight, problems);
    }
    for item in &scheme.items {
        let has_weight = item.parent.is_some() && scheme.weights == WeightOrigin::Stated;
        if item.weight.is_some() != has_weight || !item.weight.is_none_or(positive) {
            problems.push(SchemeProblem::BadWeight { code: item.code.clone() });
        }
        check_minimum(&item.code, item.minimum, scheme.weight_of(item), problems);
    }
}

fn check_minimum(code: &str, minimum: Option<f64>, weight: f64, problems: &mut Vec<SchemeProblem>) {
    if minimum.is_some_and(|minimum| !(minimum > 0.0 && minimum <= weight)) {
        problems.push(SchemeProblem::BadMinimum { code: code.into() });
    }
}

fn check_item(scheme: &Scheme, item: &Item, problems: &mut Vec<SchemeProblem>) {
    let fits_shape = match (&item.rule, scheme.shape) {
        (Rule::Normalised, Shape::Tree) => true,
        (Rule::Normalised, _) => item.parent.is_none(),
        (Rule::RatioToBase(_), shape) => shape == Shape::Ratio && item.parent.is_some(),
        (_, shape) => shape == Shape::Points && item.parent.is_some(),
    };
    if !fits_shape {
        problems.push(SchemeProblem::RuleOfOtherShape { code: item.code.clone() });
    }
    let weight = scheme.weight_of(item);
    let fits = match &item.rule {
        Rule::Normalised | Rule::Entered => true,
        Rule::RatioToBase(ratio) => {
            let positive = |number: Option<f64>| number.is_none_or(|number| number.is_finite() && number > 0.0);
            let lowest = ratio.floor.unwrap_or(f64::NEG_INFINITY);
            let apart = lowest.is_finite() || ratio.floor.is_none();
            let directed = !matches!(item.direction, Direction::Interval { .. });
            directed && positive(ratio.base) && positive(ratio.cap) && apart && ratio.cap.is_none_or(|cap| cap > lowest)
        }
        Rule::Bands(bands) => fit_bands(bands, item.direction) && reach(&bands.points, weight),
        Rule::Levels(levels) => fit_levels(levels, weight),
        Rule::Spread(spread) => match item.direction {
            Direction::Interval { lo, hi } => spread.zero.is_none_or(|[floor, ceiling]| {
                lo.is_finite() && hi.is_finite() && floor <= lo && lo <= hi && hi <= ceiling
            }),
            _ => false,
        },
    };
    if !fits {
        problems.push(SchemeProblem::BadRule { code: item.code.clone() });
    }
}

fn fit_bands(bands: &Bands, direction: Direction) -> bool {
    let ordered = match direction {
        Direction::Positive => bands.limits.windows(2).all(|pair| pair[0] > pair[1]),
        Direction::Negative => bands.limits.windows(2).all(|pair| pair[0] < pair[1]),
        Direction::Interval { .. } => false,
    };
    let finite = bands.limits.iter().all(|limit| limit.is_finite());
    ordered && finite && !bands.limits.is_empty() && bands.points.len() == bands.limits.len() + 1
}

fn fit_levels(levels: &[Level], weight: f64) -> bool {
    let points: Vec<f64> = levels.iter().map(|level| level.points).collect();
    let distinct = |(at, level): (usize, &Level)| levels.iter().take(at).all(|other| other.value != level.value);
    let named = |level: &Level| level.value.is_finite() && !level.name.zh().is_empty();
    levels.iter().enumerate().all(distinct) && levels.iter().all(named) && reach(&points, weight)
}

/// The points are at least 0, and the most of them is the weight.
fn reach(points: &[f64], weight: f64) -> bool {
    let most = points.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    points.iter().all(|points| points.is_finite() && *points >= 0.0) && most == weight
}

fn check_gate(scheme: &Scheme, gate: &Gate, problems: &mut Vec<SchemeProblem>) {
    check_test(scheme, gate, &gate.test, problems);
    for exemption in &gate.exemptions {
        check_gate(scheme, exemption, problems);
    }
}

fn check_test(scheme: &Scheme, gate: &Gate, test: &Test, problems: &mut Vec<SchemeProblem>) {
    let empty = |problems: &mut Vec<SchemeProblem>| {
        problems.push(SchemeProblem::EmptyTest { gate: gate.code.clone() });
    };
    match test {
        Test::Value { limit, .. } if !limit.bound().is_finite() => empty(problems),
        Test::All(parts) | Test::Any(parts) if parts.is_empty() => empty(problems),
        _ => {}
    }
    match test {
        Test::Value { item, .. } | Test::Holds(item) => {
            if scheme.item(item).is_none() {
                problems.push(SchemeProblem::UnknownItem { gate: gate.code.clone(), item: item.clone() });
            }
        }
        Test::All(parts) | Test::Any(parts) => parts.iter().for_each(|part| check_test(scheme, gate, part, problems)),
    }
}

fn check_grading(scheme: &Scheme, problems: &mut Vec<SchemeProblem>) {
    let Some(classes) = &scheme.grading else { return };
    let n_labels = classes.labels.len();
    let sum: f64 = classes.shares.iter().sum();
    let shares = classes.shares.iter().all(|share| (0.0..=1.0).contains(share)) && sum <= 1.0 + SUM_TOLERANCE;
    if n_labels != classes.names.len() || n_labels != classes.shares.len() + 1 || !shares {
        problems.push(SchemeProblem::BadGrading);
    }
}
