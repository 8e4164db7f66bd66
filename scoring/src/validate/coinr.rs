//! The pair that COINr keeps a composite indicator in: iData with the figures, iMeta with the framework.

use super::framework::{self, check_denominators};
use super::roster::{GroupSource, KeyColumns, New, Roster, keyed_rows, read_groups};
use super::texts::Texts;
use super::{Parts, wide};
use crate::intake::RawTable;
use crate::join::Decided;
use crate::model::{At, Findings, Problem, ProblemKind, Severity};

/// Reads the pair. `None` after a fatal problem.
pub(super) fn read(data: &RawTable, meta: &RawTable, decided: &mut Decided, findings: &mut Findings) -> Option<Parts> {
    let frame = framework::read(meta, findings)?;
    check_denominators(&frame, findings);
    let keys = KeyColumns {
        id: data.column("uCode")?,
        name: data.column("uName"),
        name_en: data.column("uName_en"),
        period: data.column("Time"),
    };
    let mut roster = Roster::default();
    let texts = Texts::new(data);
    let rows = keyed_rows(&texts, keys, (&mut roster, New::Added), decided, findings);
    let mut sources = Vec::new();
    for (code, name) in &frame.groups {
        match data.column(code) {
            Some(column) => {
                let english = data.column(&format!("{code}_en"));
                sources.push(GroupSource { code: code.clone(), name: name.clone(), column, english });
            }
            None => {
                let kind = ProblemKind::MissingColumn { header: code.clone() };
                findings.push(Problem::new(Severity::Warning, At::file(&*data.file), kind));
            }
        }
    }
    let known: Vec<usize> = [Some(keys.id), keys.name, keys.name_en, keys.period]
        .into_iter()
        .flatten()
        .chain(sources.iter().flat_map(|source| [Some(source.column), source.english].into_iter().flatten()))
        .collect();
    let groups = read_groups(&texts, sources, &rows, roster.len(), findings);
    let mut grid = frame.grid(roster.len());
    let mut columns = Vec::new();
    for (column, header) in data.header.iter().enumerate() {
        match grid.column(header) {
            Some(to) => columns.push((column, to)),
            None if header.is_empty() || known.contains(&column) => {}
            None => {
                let kind = ProblemKind::UnknownIndicator { code: header.clone() };
                findings.push(Problem::new(Severity::Note, At::column(&*data.file, &**header), kind));
            }
        }
    }
    wide::read(data, &rows, &columns, &mut grid, findings);
    Some(Parts { file: data.file.clone(), frame, roster, groups, grid, enterprises: Vec::new() })
}
