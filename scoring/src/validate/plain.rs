//! One plain table: proposes what each column is, and says aloud what it took it for.

use std::collections::BTreeMap;

use super::framework::Frame;
use super::mapping::{self, Basis, ColumnUse, Mapping, Proposal, Role};
use super::roster::{GroupSource, KeyColumns, New, Roster, find_column, keyed_rows, read_groups};
use super::texts::Texts;
use super::wide::NEAR_ROWS;
use super::{Parts, wide};
use crate::fields::{self, Better, Kind};
use crate::intake::{Cell, NumberStyle, PERIOD_WORDS, RawRow, RawTable, Run, is_unread, lower_is_better, matches_word};
use crate::join::Decided;
use crate::model::{At, Direction, Findings, Indicator, Problem, ProblemKind, Severity, Text};

const ID_WORDS: &[&str] = &["ucode", "id", "code", "编号", "编码", "代码", "统一社会信用代码", "园区代码"];
const NAME_WORDS: &[&str] = &[
    "uname",
    "name",
    "名称",
    "评价对象",
    "园区",
    "园区名称",
    "开发区",
    "开发区名称",
    "单位",
    "单位名称",
    "地区",
    "县区",
    "区县",
    "县市区",
    "城市",
    "企业",
    "企业名称",
    "entity",
    "park",
    "country",
    "area",
    "city",
    "zone",
];
const ENGLISH_NAME_WORDS: &[&str] = &["nameen", "unameen", "英文名", "英文名称"];
/// Numbers that measure nothing: counters, ranks, coordinates.
const IGNORED_WORDS: &[&str] = &[
    "序号",
    "no",
    "no.",
    "#",
    "rank",
    "排名",
    "名次",
    "位次",
    "lng",
    "lat",
    "lon",
    "longitude",
    "latitude",
    "经度",
    "纬度",
    "电话",
    "邮编",
];

/// Reads the table as it is proposed, or as a person decided for tables with this header; `columns` then says what they were taken for.
/// `None` after a fatal problem.
pub(super) fn read(
    table: &RawTable,
    (mappings, rows_decided): (&BTreeMap<String, Mapping>, &mut Decided),
    columns: &mut Option<Proposal>,
    findings: &mut Findings,
) -> Option<Parts> {
    let fatal = |kind| Problem::new(Severity::Fatal, At::file(&*table.file), kind);
    if table.rows.is_empty() {
        findings.push(fatal(ProblemKind::NoRows));
        return None;
    }
    let texts = Texts::new(table);
    let mut proposal = mapping::propose_from(&texts);
    let decided = mappings.get(&proposal.key).filter(|mapping| mapping.fits(table));
    if let Some(decided) = decided {
        proposal.mapping = decided.clone();
        proposal.basis = Basis::Decided;
        let kind = ProblemKind::ColumnsDecided { n: decided.columns.len() };
        findings.push(Problem::new(Severity::Note, At::file(&*table.file), kind));
    }
    findings.extend(proposal.faults());
    let proposal = columns.insert(proposal);
    let of = &proposal.mapping;
    let id = of.column(Role::Id).or(of.column(Role::Name))?;
    let name = of.column(Role::Name).or(Some(id));
    let keys = KeyColumns { id, name, name_en: of.column(Role::EnglishName), period: of.column(Role::Period) };
    let mut roster = Roster::default();
    let rows = keyed_rows(&texts, keys, (&mut roster, New::Added), rows_decided, findings);
    let mut sources = Vec::new();
    let mut numeric = Vec::new();
    let mut indicators = Vec::new();
    for (column, used) in of.columns.iter().enumerate() {
        if used.header.is_empty() {
            continue;
        }
        let at = At::column(table.file_of(column), &*used.header);
        match used.role {
            Role::More | Role::Less => {
                numeric.push(column);
                let indicator = match decided {
                    Some(_) => Some(decided_indicator(table, column, used)),
                    None => indicator_of(table, column, findings),
                };
                indicators
                    .extend(indicator.map(|(code, name, indicator)| (code, name, indicator, used.pillar.clone())));
            }
            Role::Group => {
                let (code, name) = (used.header.clone(), Text::same(&*used.header));
                sources.push(GroupSource { code, name, column, english: None });
            }
            Role::Unused if decided.is_some() => {}
            Role::Unused if matches!(shape_of(table, column), Shape::Empty) => {
                let kind = ProblemKind::EverythingMissing { code: used.header.clone() };
                findings.push(Problem::new(Severity::Warning, at, kind));
            }
            Role::Unused => {
                let kind = ProblemKind::ColumnIgnored { header: used.header.clone() };
                findings.push(Problem::new(Severity::Note, at, kind));
            }
            Role::Id | Role::Name | Role::EnglishName | Role::Period => {}
        }
    }
    if numeric.is_empty() {
        return None;
    }
    let kind = ProblemKind::FrameworkAssumed { n_indicators: numeric.len() };
    findings.push(Problem::new(Severity::Note, At::file(&*table.file), kind));
    // Pillars are a person's decision: what is only proposed has one goal, and nothing between.
    let frame = match decided {
        Some(_) => Frame::assumed_under(indicators),
        None => {
            Frame::assumed(indicators.into_iter().map(|(code, name, indicator, _)| (code, name, indicator)).collect())
        }
    };
    let groups = read_groups(&texts, sources, &rows, roster.len(), findings);
    let mut grid = frame.grid(roster.len());
    let columns: Vec<(usize, usize)> = numeric.into_iter().enumerate().map(|(to, from)| (from, to)).collect();
    wide::read(table, &rows, &columns, &mut grid, findings);
    Some(Parts { file: table.file.clone(), frame, roster, groups, grid, enterprises: Vec::new() })
}

fn decided_indicator(table: &RawTable, column: usize, used: &ColumnUse) -> (String, Text, Indicator) {
    let direction = if used.role == Role::Less { Direction::Negative } else { Direction::Positive };
    let header_unit = table.units.get(column).map_or("", String::as_str);
    // A unit that measures something else is reported with the mapping's faults.
    let unit = if used.fits(header_unit) { &used.unit } else { header_unit };
    (used.header.clone(), Text::same(&*used.header), Indicator::measured(direction, unit))
}

/// An indicator as its column's header gives it; its direction is guessed, aloud.
pub(super) fn indicator_of(
    table: &RawTable,
    column: usize,
    findings: &mut Findings,
) -> Option<(String, Text, Indicator)> {
    let code = table.header.get(column)?.clone();
    let at = At::column(table.file_of(column), &*code);
    let is_less = lower_is_better(&code) || fields::find(&code).is_some_and(|field| field.better == Better::Less);
    let direction = if is_less {
        findings.push(Problem::new(Severity::Warning, at, ProblemKind::DirectionGuessed { code: code.clone() }));
        Direction::Negative
    } else {
        findings.push(Problem::new(Severity::Note, at, ProblemKind::DirectionAssumed { code: code.clone() }));
        Direction::Positive
    };
    let unit = table.units.get(column).cloned().unwrap_or_default();
    Some((code.clone(), Text::same(code), Indicator::measured(direction, unit)))
}

pub(super) fn key_columns(texts: &Texts<'_>) -> Option<KeyColumns> {
    let table = texts.table;
    let is_text = |column: usize| matches!(shape_of(table, column), Shape::Text);
    let by_word = find_column(table, ID_WORDS);
    let is_named = |&column: &usize| {
        table.header.get(column).is_some_and(|header| matches_word(header, NAME_WORDS)) && Some(column) != by_word
    };
    // Of 县区 and 园区 the one that tells more rows apart names them; the first where they do so alike.
    let name = (0..table.header.len())
        .filter(is_named)
        .rev()
        .max_by_key(|&column| texts.of(column).different().len())
        .or_else(|| {
            let free = |column: usize| {
                table
                    .header
                    .get(column)
                    .is_some_and(|h| !h.is_empty() && !matches_word(h, PERIOD_WORDS) && !matches_word(h, IGNORED_WORDS))
            };
            (0..table.header.len()).find(|&column| Some(column) != by_word && free(column) && is_text(column))
        });
    let id = by_word.or(name)?;
    Some(KeyColumns {
        id,
        name: name.or(by_word),
        name_en: find_column(table, ENGLISH_NAME_WORDS),
        period: find_column(table, PERIOD_WORDS),
    })
}

/// The header names who a row is about.
pub(super) fn is_named(table: &RawTable, column: usize) -> bool {
    let is_field = |header: &str| fields::find(header).is_some_and(|field| matches!(field.id, "uscc" | "name"));
    table
        .header
        .get(column)
        .is_some_and(|header| matches_word(header, NAME_WORDS) || matches_word(header, ID_WORDS) || is_field(header))
}

/// Numbers under this header count or place something and measure nothing.
pub(super) fn measures_nothing(header: &str) -> bool {
    matches_word(header, IGNORED_WORDS) || fields::find(header).is_some_and(|field| field.kind == Kind::Place)
}

/// What a column is that names neither row nor period.
pub(super) fn role_of(texts: &Texts<'_>, column: usize, shape: &Shape, n_entities: usize) -> Role {
    if texts.table.header.get(column).is_some_and(|header| measures_nothing(header)) {
        return Role::Unused;
    }
    match shape {
        Shape::Empty => Role::Unused,
        Shape::Numbers { .. } => Role::More,
        Shape::Text => {
            let n = texts.of(column).different().len();
            if n < n_entities && n <= (n_entities / 3).max(12) { Role::Group } else { Role::Unused }
        }
    }
}

pub(super) enum Shape {
    Empty,
    /// So many of so many filled cells are numbers, half of them at least.
    Numbers {
        n: usize,
        of: usize,
    },
    Text,
}

pub(super) fn shape_of(table: &RawTable, column: usize) -> Shape {
    let mut seen = Seen::default();
    table.rows.iter().for_each(|row| seen.add(&row.read(column, table.style), 1));
    seen.shape()
}

/// [`shape_of`] every column of the header.
pub(super) fn shapes(texts: &Texts<'_>) -> Vec<Shape> {
    let table = texts.table;
    let mut all = vec![Seen::default(); table.header.len()];
    let mut others = Vec::with_capacity(all.len());
    for (column, seen) in all.iter_mut().enumerate() {
        match texts.known(column) {
            Some(known) => {
                let counted = known.different().iter().zip(known.counts());
                counted.for_each(|(text, n)| seen.add(&Cell::read(text, table.style), n));
            }
            None => others.push((column, seen)),
        }
    }
    table.rows.chunks(NEAR_ROWS).for_each(|rows| look(rows, table.style, &mut others));
    all.iter().map(Seen::shape).collect()
}

/// Column by column, while what is no figure in so many words is near.
#[inline(never)]
fn look(rows: &[RawRow], style: NumberStyle, columns: &mut [(usize, &mut Seen)]) {
    let run = Run::of(rows.iter()).filter(|_| style == NumberStyle::Point);
    for (column, seen) in columns.iter_mut() {
        let figures = run.as_ref().and_then(|run| run.figures(*column)).unwrap_or_default();
        for (at, row) in rows.iter().enumerate() {
            match figures.get(at) {
                Some(figure) if !figure.is_nan() => seen.add_number(),
                Some(&figure) if !is_unread(figure) => {}
                _ => seen.add(&row.read(*column, style), 1),
            }
        }
    }
}

/// What the cells of a column are.
#[derive(Clone, Default)]
struct Seen {
    numbers: usize,
    filled: usize,
}

impl Seen {
    /// So many cells like this one.
    fn add(&mut self, cell: &Cell, n: usize) {
        self.numbers += n * usize::from(matches!(cell, Cell::Number(_) | Cell::WithUnit { .. } | Cell::NotFinite));
        self.filled += n * usize::from(*cell != Cell::Missing);
    }

    #[inline(always)]
    fn add_number(&mut self) {
        self.numbers += 1;
        self.filled += 1;
    }

    fn shape(&self) -> Shape {
        match (self.filled, self.numbers) {
            (0, _) => Shape::Empty,
            (of, n) if 2 * n >= of => Shape::Numbers { n, of },
            _ => Shape::Text,
        }
    }
}
