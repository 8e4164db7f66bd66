//! One plain table: proposes what each column is, and says aloud what it took it for.

use std::collections::BTreeSet;

use super::framework::Frame;
use super::roster::{GroupSource, KeyColumns, Roster, find_column, keyed_rows, read_groups};
use super::{Parts, wide};
use crate::intake::{Cell, RawTable, lower_is_better, matches_word};
use crate::model::{At, Direction, Findings, Indicator, Problem, ProblemKind, Severity, Text};

const ID_WORDS: &[&str] = &["ucode", "id", "code", "编号", "编码", "代码", "统一社会信用代码", "园区代码"];
const NAME_WORDS: &[&str] = &[
    "uname",
    "name",
    "名称",
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
const PERIOD_WORDS: &[&str] = &["time", "year", "period", "年份", "年度", "年", "时间", "期间"];
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

/// Reads the table. `None` after a fatal problem.
pub(super) fn read(table: &RawTable, findings: &mut Findings) -> Option<Parts> {
    let fatal = |kind| Problem::new(Severity::Fatal, At::file(&*table.file), kind);
    if table.rows.is_empty() {
        findings.push(fatal(ProblemKind::NoRows));
        return None;
    }
    let Some(keys) = key_columns(table) else {
        findings.push(fatal(ProblemKind::MissingColumn { header: "name".into() }));
        return None;
    };
    let mut roster = Roster::default();
    let rows = keyed_rows(table, keys, &mut roster, true, findings);
    let mut numeric = Vec::new();
    let mut sources = Vec::new();
    let taken: Vec<usize> = [Some(keys.id), keys.name, keys.name_en, keys.period].into_iter().flatten().collect();
    for (column, header) in table.header.iter().enumerate() {
        if header.is_empty() || taken.contains(&column) {
            continue;
        }
        let at = At::column(&*table.file, &**header);
        match role_of(table, column, roster.len()) {
            Role::Indicator => numeric.push(column),
            Role::Group => {
                let (code, name) = (header.clone(), Text::same(&**header));
                sources.push(GroupSource { code, name, column, english: None });
            }
            Role::Nothing => {
                let kind = ProblemKind::EverythingMissing { code: header.clone() };
                findings.push(Problem::new(Severity::Warning, at, kind));
            }
            Role::Ignored => {
                let kind = ProblemKind::ColumnIgnored { header: header.clone() };
                findings.push(Problem::new(Severity::Note, at, kind));
            }
        }
    }
    if numeric.is_empty() {
        findings.push(fatal(ProblemKind::NoNumericColumn));
        return None;
    }
    let kind = ProblemKind::FrameworkAssumed { n_indicators: numeric.len() };
    findings.push(Problem::new(Severity::Note, At::file(&*table.file), kind));
    let indicators = numeric.iter().filter_map(|&column| indicator_of(table, column, findings)).collect();
    let frame = Frame::assumed(indicators);
    let groups = read_groups(table, sources, &rows, roster.len(), findings);
    let mut grid = frame.grid(roster.len());
    let columns: Vec<(usize, usize)> = numeric.into_iter().enumerate().map(|(to, from)| (from, to)).collect();
    wide::read(table, &rows, &columns, &mut grid, findings);
    Some(Parts { file: table.file.clone(), frame, roster, groups, grid, enterprises: Vec::new() })
}

/// An indicator as its column's header gives it; its direction is guessed, aloud.
pub(super) fn indicator_of(
    table: &RawTable,
    column: usize,
    findings: &mut Findings,
) -> Option<(String, Text, Indicator)> {
    let code = table.header.get(column)?.clone();
    let at = At::column(&*table.file, &*code);
    let direction = if lower_is_better(&code) {
        findings.push(Problem::new(Severity::Warning, at, ProblemKind::DirectionGuessed { code: code.clone() }));
        Direction::Negative
    } else {
        findings.push(Problem::new(Severity::Note, at, ProblemKind::DirectionAssumed { code: code.clone() }));
        Direction::Positive
    };
    let unit = table.units.get(column).cloned().unwrap_or_default();
    Some((code.clone(), Text::same(code), Indicator::measured(direction, unit)))
}

enum Role {
    Indicator,
    Group,
    /// Has no filled cell.
    Nothing,
    Ignored,
}

fn key_columns(table: &RawTable) -> Option<KeyColumns> {
    let is_text = |column: usize| matches!(shape_of(table, column), Shape::Text);
    let by_word = find_column(table, ID_WORDS);
    let is_named = |&column: &usize| {
        table.header.get(column).is_some_and(|header| matches_word(header, NAME_WORDS)) && Some(column) != by_word
    };
    // Of 县区 and 园区 the one that tells more rows apart names them; the first where they do so alike.
    let name = (0..table.header.len())
        .filter(is_named)
        .rev()
        .max_by_key(|&column| table.rows.iter().map(|row| row.cell(column)).collect::<BTreeSet<_>>().len())
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

fn role_of(table: &RawTable, column: usize, n_entities: usize) -> Role {
    if table.header.get(column).is_some_and(|header| matches_word(header, IGNORED_WORDS)) {
        return Role::Ignored;
    }
    match shape_of(table, column) {
        Shape::Empty => Role::Nothing,
        Shape::Numbers => Role::Indicator,
        Shape::Text => {
            let distinct: BTreeSet<&str> = table.rows.iter().map(|row| row.cell(column)).collect();
            if distinct.len() < n_entities && distinct.len() <= (n_entities / 3).max(12) {
                Role::Group
            } else {
                Role::Ignored
            }
        }
    }
}

enum Shape {
    Empty,
    Numbers,
    Text,
}

/// Numbers when at least half of the filled cells are.
fn shape_of(table: &RawTable, column: usize) -> Shape {
    let (mut filled, mut numbers) = (0usize, 0usize);
    for row in &table.rows {
        match Cell::read(row.cell(column), table.style) {
            Cell::Missing => continue,
            Cell::Number(_) | Cell::WithUnit { .. } | Cell::NotFinite => numbers += 1,
            Cell::NotANumber => {}
        }
        filled += 1;
    }
    match (filled, numbers) {
        (0, _) => Shape::Empty,
        (filled, numbers) if 2 * numbers >= filled => Shape::Numbers,
        _ => Shape::Text,
    }
}
