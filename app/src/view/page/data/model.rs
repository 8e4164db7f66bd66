//! What the Data page shows, computed from the dataset: counts, the framework's rows with each indicator's distribution, columns.

use scoring::math::{median, min_max};
use scoring::model::{Column, Dataset, Direction, Framework, NodeId, Panel, Problem, Severity, Text};
use scoring::weigh::Weights;

/// Bars of a small histogram.
pub const N_BARS: usize = 12;
/// Digits after the point that a table of raw data shows at most.
const MOST_DECIMALS: usize = 4;

/// Severities in the order a person should read them.
pub const SEVERITIES: [Severity; 4] = [Severity::Fatal, Severity::Error, Severity::Warning, Severity::Note];

/// How many figures a panel has and lacks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Completeness {
    pub n_cells: usize,
    pub n_missing: usize,
}

impl Completeness {
    pub fn of(panel: &Panel) -> Self {
        let columns = panel.columns.iter();
        columns.fold(Self::default(), |sum, column| Self {
            n_cells: sum.n_cells + column.len(),
            n_missing: sum.n_missing + column.n_missing(),
        })
    }

    /// Of all panels together.
    pub fn of_all(dataset: &Dataset) -> Self {
        dataset.panels.iter().map(Self::of).fold(Self::default(), |sum, one| Self {
            n_cells: sum.n_cells + one.n_cells,
            n_missing: sum.n_missing + one.n_missing,
        })
    }

    /// Share of the figures that are there; `None` where there should be none.
    pub fn share(self) -> Option<f64> {
        (self.n_cells > 0).then(|| (self.n_cells - self.n_missing) as f64 / self.n_cells as f64)
    }
}

/// An indicator's figures in one period.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    pub n_missing: usize,
    pub n: usize,
    pub least: Option<f64>,
    pub median: Option<f64>,
    pub most: Option<f64>,
    /// Heights of the histogram's bars, 0 to 1; empty without figures.
    pub bars: Vec<f64>,
    pub decimals: usize,
}

impl Summary {
    pub fn of(column: &Column) -> Self {
        let ends = min_max(column.raw().iter().copied());
        Self {
            n_missing: column.n_missing(),
            n: column.len(),
            least: ends.map(|(least, _)| least),
            median: median(column.present()),
            most: ends.map(|(_, most)| most),
            bars: ends.map_or_else(Vec::new, |ends| bars(column, ends)),
            decimals: decimals(column),
        }
    }
}

/// One row of the framework's table.
#[derive(Clone, Debug, PartialEq)]
pub struct NodeRow {
    pub code: String,
    pub name: Text,
    pub depth: u32,
    pub weight: f64,
    /// Share of the goal under the official weights.
    pub effective: f64,
    pub leaf: Option<Leaf>,
}

/// What only an indicator has.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    pub unit: String,
    pub direction: Direction,
    pub source: String,
    pub note: Text,
    /// Position of its figures.
    pub column: usize,
}

/// The framework depth first.
pub fn node_rows(framework: &Framework) -> Vec<NodeRow> {
    let weights = Weights::official(framework).ok();
    let mut rows = Vec::with_capacity(framework.nodes().len());
    let mut waiting = vec![framework.root()];
    while let Some(id) = waiting.pop() {
        let node = framework.node(id);
        waiting.extend(node.children.iter().rev());
        let leaf = node.leaf.as_ref().map(|(column, indicator)| Leaf {
            unit: indicator.unit.clone(),
            direction: indicator.direction,
            source: indicator.source.clone(),
            note: indicator.note.clone(),
            column: *column,
        });
        rows.push(NodeRow {
            code: node.code.clone(),
            name: node.name.clone(),
            depth: node.depth,
            weight: node.weight,
            effective: weights.as_ref().map_or(0.0, |weights| weights.effective(id)),
            leaf,
        });
    }
    rows
}

/// Column positions of the indicators below a node, in the framework's order; of all for `None`.
pub fn columns_below(framework: &Framework, pillar: Option<NodeId>) -> Vec<usize> {
    let leaves = framework.leaves().iter().enumerate();
    leaves
        .filter(|(_, leaf)| pillar.is_none() || framework.pillar_of(**leaf) == pillar)
        .map(|(column, _)| column)
        .collect()
}

/// Positions of the entities whose id or name has `wanted` in it; all for an empty text.
pub fn entities_named(dataset: &Dataset, wanted: &str) -> Vec<usize> {
    let wanted = wanted.trim().to_lowercase();
    let has = |text: &str| text.to_lowercase().contains(&wanted);
    let entities = dataset.entities.iter().enumerate();
    entities
        .filter(|(_, entity)| wanted.is_empty() || has(&entity.id) || has(&entity.name.zh) || has(&entity.name.en))
        .map(|(at, _)| at)
        .collect()
}

/// Findings of a severity, in [`SEVERITIES`]' order.
pub fn counts(problems: &[Problem]) -> [usize; 4] {
    SEVERITIES.map(|severity| problems.iter().filter(|problem| problem.severity == severity).count())
}

/// Positions of the findings, the gravest first, else as they were found; of one severity only where one is given.
pub fn gravest_first(problems: &[Problem], only: Option<Severity>) -> Vec<usize> {
    let mut order: Vec<usize> =
        (0..problems.len()).filter(|&at| only.is_none_or(|only| problems[at].severity == only)).collect();
    order.sort_by_key(|&at| problems[at].severity);
    order
}

/// Digits after the point that the column's figures need, so that all of them show the same number.
pub fn decimals(column: &Column) -> usize {
    // Most columns of long tables need them all, and say so in their first cells.
    let more = |most: usize, value| Some(most.max(decimals_of(value))).filter(|&digits| digits < MOST_DECIMALS);
    column.present().try_fold(0, more).unwrap_or(MOST_DECIMALS)
}

/// By arithmetic: writing every figure of a long table out takes seconds.
fn decimals_of(value: f64) -> usize {
    // Most are whole, which is told sooner.
    if value.trunc() == value {
        return 0;
    }
    let shifted = (value * 10_f64.powi(MOST_DECIMALS as i32)).round();
    // Beyond this no number has a fraction of so many digits.
    if shifted.abs() >= 2_f64.powi(53) {
        return 0;
    }
    // As a whole number: WebAssembly has no remainder of others, and a function for it is slow.
    let (mut whole, mut digits) = (shifted as i64, MOST_DECIMALS);
    while digits > 0 && whole % 10 == 0 {
        whole /= 10;
        digits -= 1;
    }
    digits
}

/// Counts over equal steps from the least to the most, the highest bar 1. A constant column has one bar.
fn bars(column: &Column, (least, most): (f64, f64)) -> Vec<f64> {
    let mut counts = [0usize; N_BARS];
    for value in column.present() {
        // Halved first: the difference of two huge figures may not be finite.
        let share = if most > least { (value / 2.0 - least / 2.0) / (most / 2.0 - least / 2.0) } else { 0.5 };
        counts[((share * N_BARS as f64) as usize).min(N_BARS - 1)] += 1;
    }
    let highest = counts.iter().copied().max().unwrap_or(1).max(1);
    counts.iter().map(|&count| count as f64 / highest as f64).collect()
}

#[cfg(test)]
mod tests {
    use scoring::model::{At, Entity, Indicator, NodeSpec, Period, ProblemKind};

    use super::*;

    fn framework() -> Framework {
        let node = |code: &str, parent: Option<&str>, weight: f64, is_leaf: bool| NodeSpec {
            code: code.into(),
            name: Text::same(code),
            parent: parent.map(Into::into),
            weight,
            indicator: is_leaf.then(|| Indicator::measured(Direction::Positive, "")),
        };
        // The file lists all pillars first, as iMeta files do.
        Framework::new(vec![
            node("goal", None, 1.0, false),
            node("a", Some("goal"), 3.0, false),
            node("b", Some("goal"), 1.0, false),
            node("b1", Some("b"), 1.0, true),
            node("a1", Some("a"), 1.0, true),
            node("a2", Some("a"), 1.0, true),
        ])
        .expect("a tree")
    }

    fn panel(columns: Vec<Column>) -> Panel {
        Panel { period: Period("2024".into()), columns, denominators: vec![] }
    }

    fn column(cells: &[f64]) -> Column {
        Column::from_raw(cells.to_vec())
    }

    #[test]
    fn the_tree_is_listed_depth_first_with_shares_of_the_goal() {
        let rows = node_rows(&framework());
        let codes: Vec<&str> = rows.iter().map(|row| row.code.as_str()).collect();
        assert_eq!(codes, ["goal", "a", "a1", "a2", "b", "b1"]);
        assert_eq!(rows.iter().map(|row| row.depth).collect::<Vec<_>>(), [0, 1, 2, 2, 1, 2]);
        assert_eq!(rows.iter().map(|row| row.effective).collect::<Vec<_>>(), [1.0, 0.75, 0.375, 0.375, 0.25, 0.25]);
        let columns: Vec<_> = rows.iter().map(|row| row.leaf.as_ref().map(|leaf| leaf.column)).collect();
        assert_eq!(columns, [None, None, Some(1), Some(2), None, Some(0)]);
    }

    #[test]
    fn figures_are_summed_up_and_nothing_is_made_of_none() {
        let some = Summary::of(&column(&[2.0, f64::NAN, 1.0]));
        assert_eq!((some.n_missing, some.n), (1, 3));
        assert_eq!((some.least, some.median, some.most), (Some(1.0), Some(1.5), Some(2.0)));
        let none = Summary::of(&column(&[f64::NAN, f64::NAN]));
        assert_eq!((none.n_missing, none.n, none.median, none.bars.len()), (2, 2, None, 0));
    }

    #[test]
    fn columns_are_those_below_the_pillar() {
        let framework = framework();
        assert_eq!(columns_below(&framework, None), [0, 1, 2]);
        assert_eq!(columns_below(&framework, framework.find("a")), [1, 2]);
    }

    #[test]
    fn bars_count_every_figure_once_whatever_their_size() {
        let bars_of = |cells: &[f64]| Summary::of(&column(cells)).bars;
        assert_eq!(bars_of(&[]), Vec::<f64>::new());
        let even = bars_of(&[0.0, 1.0, 1.0, f64::NAN]);
        assert_eq!((even[0], even[N_BARS - 1]), (0.5, 1.0));
        let constant = bars_of(&[7.0, 7.0]);
        assert_eq!(constant.iter().filter(|&&bar| bar > 0.0).count(), 1);
        let huge = bars_of(&[-1.7e308, 0.0, 1.7e308]);
        assert_eq!(huge.iter().filter(|&&bar| bar == 1.0).count(), 3);
    }

    #[test]
    fn a_column_shows_the_digits_it_has() {
        assert_eq!(decimals(&column(&[1560.0, 1583.5])), 1);
        assert_eq!(decimals(&column(&[3.0])), 0);
        assert_eq!(decimals(&column(&[0.0, -120.0])), 0);
        assert_eq!(decimals(&column(&[-0.25, 7.0])), 2);
        assert_eq!(decimals(&column(&[1e15, 2.5e11])), 0);
        assert_eq!(decimals(&column(&[1.0 / 3.0])), 4);
        assert_eq!(decimals(&column(&[f64::NAN])), 0);
    }

    #[test]
    fn completeness_counts_cells() {
        let panel = panel(vec![column(&[1.0, f64::NAN]), column(&[f64::NAN, 4.0])]);
        let found = Completeness::of(&panel);
        assert_eq!((found.n_cells, found.n_missing, found.share()), (4, 2, Some(0.5)));
        assert_eq!(Completeness::default().share(), None);
    }

    #[test]
    fn the_gravest_findings_come_first() {
        let problem = |severity| Problem::new(severity, At::file("a.csv"), ProblemKind::NoRows);
        let problems = [Severity::Note, Severity::Error, Severity::Warning, Severity::Error].map(problem);
        assert_eq!(gravest_first(&problems, None), [1, 3, 2, 0]);
        assert_eq!(gravest_first(&problems, Some(Severity::Warning)), [2]);
        assert_eq!(counts(&problems), [0, 2, 1, 1]);
    }

    #[test]
    fn entities_are_found_by_id_and_by_either_name() {
        let park = |id: &str, zh: &str, en: &str| Entity { id: id.into(), name: Text::new(zh, en) };
        let parks = vec![park("P1", "望潮经开区", "Wangchao ETDZ"), park("P2", "沧屿经开区", "Cangyu ETDZ")];
        let columns = vec![column(&[1.0, 2.0]); 3];
        let dataset = Dataset::new("d", framework(), parks, vec![panel(columns)]);
        assert_eq!(entities_named(&dataset, " "), [0, 1]);
        assert_eq!(entities_named(&dataset, "沧屿"), [1]);
        assert_eq!(entities_named(&dataset, "wang"), [0]);
        assert_eq!(entities_named(&dataset, "p2"), [1]);
    }
}
