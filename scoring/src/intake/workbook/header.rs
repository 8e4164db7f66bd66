//! A header over several rows, as merged cells build it, folded into one row of names.

use std::collections::BTreeMap;

use super::sheet::Area;
use crate::intake::unit;
use crate::model::{At, Findings, Problem, ProblemKind, Severity};

/// A header is not taller.
const MAX_ROWS: u32 = 4;

/// Joins the rows of the header, found by what is merged in it: `产值` over `2023` and `2024` becomes `产值 2023`, `产值 2024`; a unit
/// below a name goes into brackets. Gives the first row below the header; rows and columns count from 0.
pub(super) fn fold(file: &str, rows: &mut BTreeMap<u32, Vec<String>>, areas: &[Area], problems: &mut Findings) -> u32 {
    let filled = |cells: &Vec<String>| cells.iter().filter(|cell| !cell.is_empty()).count();
    let Some((&first, _)) = rows.iter().find(|(_, cells)| filled(cells) > 1) else { return 0 };
    let starting: Vec<&Area> = areas.iter().filter(|area| area.rows[0] == first).collect();
    let tall = starting.iter().map(|area| area.rows[1] - first + 1).max().unwrap_or(1);
    // A name over several columns means that their own names stand below it.
    let is_group = |area: &&&Area| area.columns[0] < area.columns[1] && area.rows[0] == area.rows[1];
    let depth = tall.max(if starting.iter().any(|area| is_group(&area)) { 2 } else { 1 });
    let end = first + depth;
    if depth == 1 || depth > MAX_ROWS || rows.range(end..).next().is_none() {
        return first + 1;
    }
    let width = rows.range(first..end).map(|(_, cells)| cells.len()).max().unwrap_or(0);
    let names = (0..width).map(|column| name_of(column, first..end, rows, areas)).collect();
    rows.insert(first, names);
    for row in first + 1..end {
        if rows.remove(&row).is_some() {
            problems.push(Problem::new(Severity::Note, At::row(file, row + 1), ProblemKind::TwoRowHeader));
        }
    }
    end
}

fn name_of(column: usize, span: std::ops::Range<u32>, rows: &BTreeMap<u32, Vec<String>>, areas: &[Area]) -> String {
    let text =
        |row: u32, column: usize| rows.get(&row).and_then(|cells| cells.get(column)).map_or("", |text| text.trim());
    let mut parts: Vec<&str> = Vec::new();
    for row in span {
        let own = text(row, column);
        let over = areas.iter().find(|area| {
            let spans = area.columns[0] as usize..=area.columns[1] as usize;
            area.rows[0] == row && spans.contains(&column)
        });
        let part = match (own, over) {
            ("", Some(area)) => text(row, area.columns[0] as usize),
            (own, _) => own,
        };
        if !part.is_empty() && parts.last() != Some(&part) {
            parts.push(part);
        }
    }
    let brackets: &[char] = &['(', ')', '（', '）'];
    match parts.split_last() {
        Some((last, names)) if !names.is_empty() && unit::is_known(last.trim_matches(brackets)) => {
            format!("{}（{}）", names.join(" "), last.trim_matches(brackets))
        }
        _ => parts.join(" "),
    }
}
