//! The framework's rows: indicators, aggregates, groups and denominators, as iMeta and its extension have them.

use std::collections::BTreeSet;

use super::grid::Grid;
use super::number::{excerpt, setting};
use crate::intake::{RawRow, RawTable};
use crate::model::{
    At, Direction, Findings, Framework, FrameworkError, Goalposts, Indicator, IndicatorKind, NodeSpec, Problem,
    ProblemKind, Severity, Text,
};

/// A column that divides indicators.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Denominator {
    pub(super) code: String,
    pub(super) unit: String,
}

/// A framework before its tree is checked; the first three lists run in parallel.
#[derive(Debug, Default)]
pub(super) struct Frame {
    pub(super) specs: Vec<NodeSpec>,
    pub(super) places: Vec<At>,
    /// Level as the file gives it.
    pub(super) levels: Vec<Option<u32>>,
    pub(super) denominators: Vec<Denominator>,
    pub(super) groups: Vec<(String, Text)>,
}

impl Frame {
    /// One goal with these indicators of equal weight.
    pub(super) fn assumed(indicators: Vec<(String, Text, Indicator)>) -> Self {
        let mut goal = String::from("overall");
        while indicators.iter().any(|(code, _, _)| *code == goal) {
            goal.push('_');
        }
        let mut frame = Self::default();
        for (code, name, indicator) in indicators {
            let spec = NodeSpec { code, name, parent: Some(goal.clone()), weight: 1.0, indicator: Some(indicator) };
            frame.push(spec, At::default(), None);
        }
        let name = Text::new("综合得分", "Overall score");
        frame.push(NodeSpec { code: goal, name, parent: None, weight: 1.0, indicator: None }, At::default(), None);
        frame
    }

    /// [`Frame::assumed`] with pillars between the goal and those indicators that name one; indicators with their pillar's name.
    pub(super) fn assumed_under(indicators: Vec<(String, Text, Indicator, String)>) -> Self {
        let mut pillars: Vec<String> = Vec::new();
        let mut under: Vec<Option<usize>> = Vec::with_capacity(indicators.len());
        let mut plain = Vec::with_capacity(indicators.len());
        for (code, name, indicator, pillar) in indicators {
            let known = pillars.iter().position(|known| *known == pillar);
            under.push((!pillar.is_empty()).then(|| {
                known.unwrap_or_else(|| {
                    pillars.push(pillar);
                    pillars.len() - 1
                })
            }));
            plain.push((code, name, indicator));
        }
        let codes: BTreeSet<String> = plain.iter().map(|(code, ..)| code.clone()).collect();
        let mut frame = Self::assumed(plain);
        let goal = frame.specs.last().map(|goal| goal.code.clone());
        let code_of = |at: usize| {
            let mut code = format!("pillar{}", at + 1);
            while codes.contains(&code) || goal.as_ref() == Some(&code) {
                code.push('_');
            }
            code
        };
        for (spec, pillar) in frame.specs.iter_mut().zip(&under) {
            if let Some(at) = pillar {
                spec.parent = Some(code_of(*at));
            }
        }
        for (at, pillar) in pillars.iter().enumerate() {
            let name = Text::same(&**pillar);
            let spec = NodeSpec { code: code_of(at), name, parent: goal.clone(), weight: 1.0, indicator: None };
            frame.push(spec, At::default(), None);
        }
        frame
    }

    fn push(&mut self, spec: NodeSpec, place: At, level: Option<u32>) {
        self.specs.push(spec);
        self.places.push(place);
        self.levels.push(level);
    }

    /// An empty grid for the indicators and denominators.
    pub(super) fn grid(&self, n_entities: usize) -> Grid {
        let leaves =
            self.specs.iter().filter_map(|spec| Some((spec.code.clone(), spec.indicator.as_ref()?.unit.clone())));
        let denominators =
            self.denominators.iter().map(|denominator| (denominator.code.clone(), denominator.unit.clone()));
        let (codes, units) = leaves.chain(denominators).unzip();
        Grid::new(codes, units, n_entities)
    }

    /// Takes the units that headers and cells gave where the framework has none.
    pub(super) fn adopt_units(&mut self, grid: &Grid) {
        let leaves = self.specs.iter_mut().filter_map(|spec| spec.indicator.as_mut());
        for (indicator, unit) in leaves.zip(&grid.units) {
            if indicator.unit.is_empty() {
                indicator.unit.clone_from(unit);
            }
        }
    }
}

/// Columns of the framework table, found once.
struct Columns<'a> {
    table: &'a RawTable,
}

impl Columns<'_> {
    fn text<'r>(&self, row: &'r RawRow, header: &str) -> &'r str {
        match self.table.column(header).map_or("", |column| row.cell(column)) {
            "NA" => "",
            text => text,
        }
    }

    fn at(&self, row: &RawRow, header: &str) -> At {
        At::cell(&*self.table.file, row.row, header)
    }

    fn number(&self, row: &RawRow, header: &str, findings: &mut Findings) -> Option<f64> {
        setting(self.text(row, header), || self.at(row, header), findings)
    }
}

/// Reads the framework's rows. `None` after a fatal problem.
pub(super) fn read(table: &RawTable, findings: &mut Findings) -> Option<Frame> {
    for header in ["iCode", "Type", "Parent", "Weight", "Direction"] {
        if table.column(header).is_none() {
            let kind = ProblemKind::MissingColumn { header: header.into() };
            findings.push(Problem::new(Severity::Fatal, At::file(&*table.file), kind));
        }
    }
    if findings.has_fatal() {
        return None;
    }
    let columns = Columns { table };
    let mut frame = Frame::default();
    for row in &table.rows {
        read_row(&columns, row, &mut frame, findings);
    }
    Some(frame)
}

fn read_row(columns: &Columns<'_>, row: &RawRow, frame: &mut Frame, findings: &mut Findings) {
    let code = columns.text(row, "iCode").to_string();
    if code.is_empty() {
        findings.push(Problem::new(Severity::Error, columns.at(row, "iCode"), ProblemKind::EmptyId));
        return;
    }
    let (zh, en) = (columns.text(row, "iName"), columns.text(row, "iName_en"));
    let name = match (zh, en) {
        ("", "") => Text::same(&*code),
        (zh, "") => Text::same(zh),
        (zh, en) => Text::new(zh, en),
    };
    let indicator = match columns.text(row, "Type").to_lowercase().as_str() {
        "indicator" => Some(read_indicator(columns, row, &code, findings)),
        "aggregate" => None,
        "group" => return frame.groups.push((code, name)),
        "denominator" => {
            let unit = columns.text(row, "Unit").to_string();
            return frame.denominators.push(Denominator { code, unit });
        }
        "id" | "other" => return,
        text => {
            let kind = ProblemKind::BadType { text: excerpt(text) };
            return findings.push(Problem::new(Severity::Error, columns.at(row, "Type"), kind));
        }
    };
    let parent = Some(columns.text(row, "Parent")).filter(|parent| !parent.is_empty()).map(String::from);
    let weight = read_weight(columns, row, &code, parent.is_some(), findings);
    let level = columns.number(row, "Level", findings).map(|level| level as u32);
    frame.push(NodeSpec { code, name, parent, weight, indicator }, columns.at(row, "iCode"), level);
}

fn read_weight(columns: &Columns<'_>, row: &RawRow, code: &str, has_parent: bool, findings: &mut Findings) -> f64 {
    let text = columns.text(row, "Weight");
    if text.is_empty() {
        if has_parent {
            let kind = ProblemKind::WeightAssumed { code: code.into() };
            findings.push(Problem::new(Severity::Note, columns.at(row, "Weight"), kind));
        }
        return 1.0;
    }
    let mut unread = Findings::default();
    match setting(text, || columns.at(row, "Weight"), &mut unread) {
        Some(weight) if weight >= 0.0 => weight,
        _ => {
            let kind = ProblemKind::BadWeight { text: excerpt(text) };
            findings.push(Problem::new(Severity::Fatal, columns.at(row, "Weight"), kind));
            0.0
        }
    }
}

fn read_indicator(columns: &Columns<'_>, row: &RawRow, code: &str, findings: &mut Findings) -> Indicator {
    let optional = |header: &str| Some(columns.text(row, header)).filter(|text| !text.is_empty()).map(String::from);
    let (zh, en) = (columns.text(row, "Note"), columns.text(row, "Note_en"));
    Indicator {
        direction: read_direction(columns, row, code, findings),
        unit: columns.text(row, "Unit").to_string(),
        kind: read_kind(columns, row, findings),
        denominator: optional("Denominator"),
        target: columns.number(row, "Target", findings),
        goalposts: read_goalposts(columns, row, code, findings),
        source: columns.text(row, "Source").to_string(),
        note: Text::new(zh, en),
    }
}

fn read_direction(columns: &Columns<'_>, row: &RawRow, code: &str, findings: &mut Findings) -> Direction {
    let text = columns.text(row, "Direction");
    match text.to_lowercase().as_str() {
        "1" | "+1" | "1.0" | "+" | "positive" | "正向" | "正" => return Direction::Positive,
        "-1" | "-1.0" | "−1" | "-" | "negative" | "负向" | "负" | "逆向" => return Direction::Negative,
        "" => {
            let kind = ProblemKind::DirectionAssumed { code: code.into() };
            findings.push(Problem::new(Severity::Note, columns.at(row, "Direction"), kind));
            return Direction::Positive;
        }
        _ => {}
    }
    let interval = text.strip_prefix("interval:").or(text.strip_prefix("interval："));
    let ends = interval.and_then(|ends| ends.split_once("..")).and_then(|(lo, hi)| {
        let (lo, hi) = (lo.trim().parse::<f64>().ok()?, hi.trim().parse::<f64>().ok()?);
        (lo.is_finite() && hi.is_finite() && lo <= hi).then_some((lo, hi))
    });
    match ends {
        Some((lo, hi)) => Direction::Interval { lo, hi },
        None => {
            let kind = ProblemKind::BadDirection { text: excerpt(text) };
            findings.push(Problem::new(Severity::Fatal, columns.at(row, "Direction"), kind));
            Direction::Positive
        }
    }
}

fn read_kind(columns: &Columns<'_>, row: &RawRow, findings: &mut Findings) -> IndicatorKind {
    match columns.text(row, "Kind").to_lowercase().as_str() {
        "" | "measured" => IndicatorKind::Measured,
        "grade" => IndicatorKind::Grade,
        "gate" => IndicatorKind::Gate,
        "bonus" => IndicatorKind::Bonus,
        "expert" => IndicatorKind::Expert,
        text => {
            let kind = ProblemKind::UnknownWord { text: excerpt(text) };
            findings.push(Problem::new(Severity::Warning, columns.at(row, "Kind"), kind));
            IndicatorKind::Measured
        }
    }
}

fn read_goalposts(columns: &Columns<'_>, row: &RawRow, code: &str, findings: &mut Findings) -> Option<Goalposts> {
    let worst = columns.number(row, "GoalpostWorst", findings);
    let best = columns.number(row, "GoalpostBest", findings);
    let scale = columns.text(row, "GoalpostScale").to_lowercase();
    let log = scale == "log";
    let known_scale = log || matches!(scale.as_str(), "" | "linear");
    let bad = |findings: &mut Findings| {
        let kind = ProblemKind::BadGoalposts { code: code.into() };
        findings.push(Problem::new(Severity::Error, columns.at(row, "GoalpostWorst"), kind));
        None
    };
    match (worst, best) {
        (None, None) => None,
        (Some(worst), Some(best)) if known_scale && worst != best && (!log || (worst > 0.0 && best > 0.0)) => {
            Some(Goalposts { worst, best, log })
        }
        _ => bad(findings),
    }
}

/// The row of the framework that an error is about; the file where it is about several.
pub(super) fn place_of(error: &FrameworkError, places: &[At]) -> At {
    let row = match error {
        FrameworkError::DuplicateCode { again: at, .. }
        | FrameworkError::MissingParent { at, .. }
        | FrameworkError::ChildOfIndicator { at, .. }
        | FrameworkError::ChildlessAggregate { at, .. }
        | FrameworkError::BadWeight { at, .. } => places.get(*at).cloned(),
        _ => None,
    };
    row.unwrap_or_else(|| At::file(places.first().map_or("", |place| &place.file)))
}

/// Says where the file's level of an aggregate is not its height in the tree.
pub(super) fn check_levels(framework: &Framework, places: &[At], levels: &[Option<u32>], findings: &mut Findings) {
    let mut heights = vec![0u32; framework.nodes().len()];
    for id in framework.bottom_up() {
        let children = &framework.node(*id).children;
        let highest = children.iter().filter_map(|child| heights.get(child.index())).max().copied().unwrap_or(0);
        if let Some(height) = heights.get_mut(id.index()) {
            *height = highest + 1;
        }
    }
    for ((node, &found), (place, level)) in framework.nodes().iter().zip(&heights).zip(places.iter().zip(levels)) {
        if let Some(given) = level.filter(|&given| given != found) {
            let kind = ProblemKind::LevelDiffers { code: node.code.clone(), given, found };
            findings.push(Problem::new(Severity::Warning, At { column: Some("Level".into()), ..place.clone() }, kind));
        }
    }
}

/// Says which indicators are to be divided by columns that are not there.
pub(super) fn check_denominators(frame: &Frame, findings: &mut Findings) {
    for (spec, place) in frame.specs.iter().zip(&frame.places) {
        let Some(denominator) = spec.indicator.as_ref().and_then(|indicator| indicator.denominator.as_ref()) else {
            continue;
        };
        if !frame.denominators.iter().any(|known| known.code == *denominator) {
            let kind = ProblemKind::UnknownDenominator { code: spec.code.clone(), denominator: denominator.clone() };
            let at = At { column: Some("Denominator".into()), ..place.clone() };
            findings.push(Problem::new(Severity::Error, at, kind));
        }
    }
}
