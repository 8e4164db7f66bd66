//! A dataset's tables as rows of cells, under the headers that the reader of packages knows.

use super::Cell;
use crate::intake::{PERIOD_WORDS, header_name, matches_word};
use crate::model::{
    Dataset, Direction, Enterprise, FinancingStage, Framework, GroupColumn, Indicator, IndicatorKind, NodeSpec, Panel,
    Text,
};

/// Headers that the reader takes for something else than figures.
const TAKEN: [&str; 12] =
    ["entity", "id", "ucode", "park", "园区", "单位", "name", "nameen", "source", "note", "uname", "name_en"];

const FRAMEWORK: [&str; 17] = [
    "iCode",
    "iName",
    "iName_en",
    "Parent",
    "Type",
    "Weight",
    "Direction",
    "Unit",
    "Target",
    "Denominator",
    "Kind",
    "GoalpostWorst",
    "GoalpostBest",
    "GoalpostScale",
    "Source",
    "Note",
    "Note_en",
];

const ENTERPRISES: [&str; 16] = [
    "id",
    "name",
    "name_en",
    "park",
    "industry_code",
    "size",
    "financing",
    "founded_year",
    "staff",
    "revenue_wan",
    "tax_wan",
    "land_mu",
    "rd_wan",
    "invention_patents",
    "rented_m2",
    "rent_yuan_m2_month",
];

/// Stages as they stand in files, from the first to the last.
pub(super) const FINANCING: [&str; 7] = ["未融资", "种子轮", "天使轮", "A轮", "B轮", "C轮及以上", "已上市"];

/// Entities with their groups.
pub(super) fn entities(dataset: &Dataset) -> Vec<Vec<Cell>> {
    let mut rows = vec![entity_header(&dataset.groups)];
    for (at, entity) in dataset.entities.iter().enumerate() {
        let mut row = vec![Cell::text(&*entity.id), Cell::text(entity.name.zh()), Cell::text(entity.name.en())];
        for group in &dataset.groups {
            let category = group.category(at);
            let word = |of: fn(&Text) -> &str| Cell::text(category.map_or("", of));
            row.push(word(Text::zh));
            if has_english(group) {
                row.push(word(Text::en));
            }
        }
        rows.push(row);
    }
    rows
}

pub(super) fn entity_header(groups: &[GroupColumn]) -> Vec<Cell> {
    let mut header = texts(&["id", "name", "name_en"]);
    for group in groups {
        header.push(Cell::text(&*group.code));
        if has_english(group) {
            header.push(Cell::text(format!("{}_en", group.code)));
        }
    }
    header
}

fn has_english(group: &GroupColumn) -> bool {
    group.categories.iter().any(|category| category.zh() != category.en())
}

/// The framework's nodes in their order, then the names of groups, then the columns that only divide.
pub(super) fn framework(framework: &Framework, groups: &[GroupColumn], denominators: &[String]) -> Vec<Vec<Cell>> {
    let mut rows = vec![texts(&FRAMEWORK)];
    rows.extend(framework.specs().iter().map(node));
    let other = |code: &str, name: &Text, kind: &str| texts(&[code, name.zh(), name.en(), "", kind]);
    rows.extend(groups.iter().map(|group| other(&group.code, &group.name, "Group")));
    rows.extend(denominators.iter().map(|code| other(code, &Text::same(&**code), "Denominator")));
    rows
}

fn node(spec: &NodeSpec) -> Vec<Cell> {
    let kind = if spec.indicator.is_some() { "Indicator" } else { "Aggregate" };
    let mut row =
        texts(&[&spec.code, spec.name.zh(), spec.name.en(), spec.parent.as_deref().unwrap_or_default(), kind]);
    row.push(Cell::Number(spec.weight));
    row.extend(spec.indicator.as_ref().map_or_else(Vec::new, measured));
    row
}

/// From the direction on.
fn measured(indicator: &Indicator) -> Vec<Cell> {
    let direction = match indicator.direction {
        Direction::Positive => "1".to_string(),
        Direction::Negative => "-1".to_string(),
        Direction::Interval { lo, hi } => format!("interval:{lo}..{hi}"),
    };
    let kind = match indicator.kind {
        IndicatorKind::Measured => "measured",
        IndicatorKind::Grade => "grade",
        IndicatorKind::Gate => "gate",
        IndicatorKind::Bonus => "bonus",
        IndicatorKind::Expert => "expert",
    };
    let posts = indicator.goalposts;
    let scale = posts.map_or("", |posts| if posts.log { "log" } else { "linear" });
    vec![
        Cell::Text(direction),
        Cell::text(&*indicator.unit),
        Cell::number(indicator.target),
        Cell::text(indicator.denominator.as_deref().unwrap_or_default()),
        Cell::text(kind),
        Cell::number(posts.map(|posts| posts.worst)),
        Cell::number(posts.map(|posts| posts.best)),
        Cell::text(scale),
        Cell::text(&*indicator.source),
        Cell::text(&*indicator.note.zh),
        Cell::text(&*indicator.note.en),
    ]
}

/// Whether the codes can head columns: none that the reader would split, take for something else, or meet twice.
pub(super) fn can_head(codes: &[&str]) -> bool {
    codes.iter().all(|code| {
        !code.is_empty()
            && header_name(code) == *code
            && !code.contains(['|', '\n', '\r'])
            && code.parse::<f64>().is_err()
            && !matches_word(code, &TAKEN)
            && !matches_word(code, PERIOD_WORDS)
    })
}

/// A column for each figure, a row for each entity and period.
pub(super) fn wide(dataset: &Dataset, codes: &[&str]) -> Vec<Vec<Cell>> {
    let has_periods = has_periods(dataset);
    let mut rows = vec![wide_header(codes, has_periods)];
    for panel in &dataset.panels {
        for (at, entity) in dataset.entities.iter().enumerate() {
            let mut row = vec![Cell::text(&*entity.id)];
            row.extend(has_periods.then(|| Cell::text(&*panel.period.0)));
            row.extend(columns(panel).map(|column| Cell::number(column.get(at))));
            rows.push(row);
        }
    }
    rows
}

pub(super) fn wide_header(codes: &[&str], has_periods: bool) -> Vec<Cell> {
    let mut header = texts(&["entity"]);
    header.extend(has_periods.then(|| Cell::text("period")));
    header.extend(codes.iter().map(|&code| Cell::text(code)));
    header
}

/// A row for each figure, also for one that is missing: so a period without any stays one.
pub(super) fn long(dataset: &Dataset, codes: &[&str]) -> Vec<Vec<Cell>> {
    let has_periods = has_periods(dataset);
    let mut header = texts(&["entity", "indicator"]);
    header.extend(has_periods.then(|| Cell::text("period")));
    header.push(Cell::text("value"));
    let mut rows = vec![header];
    for panel in &dataset.panels {
        for (column, &code) in columns(panel).zip(codes) {
            for (at, entity) in dataset.entities.iter().enumerate() {
                let mut row = texts(&[&entity.id, code]);
                row.extend(has_periods.then(|| Cell::text(&*panel.period.0)));
                row.push(Cell::number(column.get(at)));
                rows.push(row);
            }
        }
    }
    rows
}

fn columns(panel: &Panel) -> impl Iterator<Item = &crate::model::Column> {
    panel.columns.iter().chain(&panel.denominators)
}

/// A dataset without periods has one that is not named.
fn has_periods(dataset: &Dataset) -> bool {
    dataset.panels.iter().any(|panel| !panel.period.0.is_empty())
}

/// `None` where the dataset lists none.
pub(super) fn enterprises(dataset: &Dataset) -> Option<Vec<Vec<Cell>>> {
    let rows = dataset.enterprises.iter().map(|enterprise| {
        let park = dataset.entities.get(enterprise.park).map_or("", |park| &park.id);
        self::enterprise(enterprise, park)
    });
    (!dataset.enterprises.is_empty()).then(|| std::iter::once(enterprise_header()).chain(rows).collect())
}

pub(super) fn enterprise_header() -> Vec<Cell> {
    texts(&ENTERPRISES)
}

fn enterprise(one: &Enterprise, park: &str) -> Vec<Cell> {
    let financing = match one.financing {
        FinancingStage::None => 0,
        FinancingStage::Seed => 1,
        FinancingStage::Angel => 2,
        FinancingStage::SeriesA => 3,
        FinancingStage::SeriesB => 4,
        FinancingStage::SeriesCPlus => 5,
        FinancingStage::Listed => 6,
    };
    let financing = FINANCING.get(financing).copied().unwrap_or_default();
    let mut row = texts(&[&one.id, one.name.zh(), one.name.en(), park, &one.industry_code, &one.size, financing]);
    row.push(Cell::number(one.founded_year.map(f64::from)));
    let figures = [
        one.staff,
        one.revenue_wan,
        one.tax_wan,
        one.land_mu,
        one.rd_wan,
        one.invention_patents,
        one.rented_m2,
        one.rent_yuan_m2_month,
    ];
    row.extend(figures.map(Cell::number));
    row
}

fn texts(words: &[&str]) -> Vec<Cell> {
    words.iter().map(|&word| Cell::text(word)).collect()
}
