//! Tables of the same columns, each of one period, put one under the other: yearly files become a panel.

use std::collections::BTreeSet;

use super::columns::Keyed;
use super::decided::Decided;
use super::period;
use super::stacked::{Doubt, LEAST_ALIKE_PERCENT, PeriodFrom, Stack, StackedTable};
use super::under::put_under;
use crate::codes::plain;
use crate::intake::{PERIOD_WORDS, RawTable, conversion_factor, matches_word};
use crate::model::{At, Findings, Problem, ProblemKind, Severity, Stacking};

/// Stacked tables in the place of the first of each stack, and what was done.
#[derive(Debug)]
pub struct Stacked {
    pub tables: Vec<RawTable>,
    pub stacks: Vec<Stack>,
    pub problems: Vec<Problem>,
}

/// A table as a part of a stack.
pub(super) struct Part {
    pub(super) table: RawTable,
    pub(super) keys: Keyed,
    /// By column, its header without the table's own period.
    pub(super) headers: Vec<String>,
    pub(super) about: StackedTable,
}

/// Puts tables of the same columns one under the other where each is of another period. The period is a column of its own, or what the
/// name of the sheet, a title, the name of the file or the folder says; `decided` by a person it counts before all of these, by file, and an
/// empty word there keeps the table out.
///
/// Tables that have only most columns in common, or whose title and name disagree, are stacked with a doubt; those of which nothing says
/// the period, or that speak of the same rows in the same one, are not, and that is a doubt too. No doubt is left where a person spoke of
/// every table. *Edge cases*: a unit that differs from the first table's is converted aloud; a column whose units measure different things
/// is two. *Cost*: O(cells + tables² · columns).
pub fn stack(tables: Vec<RawTable>, decided: &mut Decided) -> Stacked {
    let n_in_file =
        |table: &RawTable| tables.iter().filter(|other| book_of(&other.file) == book_of(&table.file)).count();
    let counts: Vec<usize> = tables.iter().map(n_in_file).collect();
    let mut groups: Vec<Vec<Part>> = Vec::new();
    for (table, n_sheets) in tables.into_iter().zip(counts) {
        let part = Part::new(table, n_sheets, decided);
        match groups.iter_mut().find(|group| group.first().is_some_and(|first| first.fits(&part))) {
            Some(group) => group.push(part),
            None => groups.push(vec![part]),
        }
    }
    let (mut findings, mut stacks, mut done) = (Findings::default(), Vec::new(), Vec::new());
    for mut group in groups {
        if group.len() < 2 {
            done.extend(group.into_iter().map(|part| part.table));
            continue;
        }
        let mut stack = judge(&group);
        if stack.is_done {
            let (kept_out, parts): (Vec<_>, Vec<_>) = group.into_iter().partition(|part| part.about.is_kept_out());
            group = kept_out;
            done.push(put_under(parts, &mut stack.tables, &mut findings));
        }
        done.extend(group.into_iter().map(|part| part.table));
        say(&stack, &mut findings);
        stacks.push(stack);
    }
    Stacked { tables: done, stacks, problems: findings.into_problems() }
}

impl Part {
    fn new(table: RawTable, n_sheets: usize, decided: &mut Decided) -> Self {
        // Where nothing else names the rows, the first column does.
        let first = table.header.iter().position(|header| !header.is_empty());
        let keys = Keyed::find(&table).unwrap_or_else(|| {
            let period = table.header.iter().position(|header| matches_word(header, PERIOD_WORDS));
            Keyed { code: None, name: first, period }
        });
        let mut about = period_of(&table, keys, n_sheets);
        if let Some(period) = decided.period(&table.file) {
            about = StackedTable { period, from: PeriodFrom::Person, ..StackedTable::default() };
        } else if about.from == PeriodFrom::Title && n_sheets == 1 {
            let by_name = period::only(base(&table.file)).filter(|period| *period != about.period);
            about.other = by_name.map(|period| (period, base(&table.file).to_string()));
        }
        about.file.clone_from(&table.file);
        about.n_rows = table.rows.len();
        let plain = |header: &String| period::replaced(header, &about.period, "");
        let mut headers: Vec<String> = table.header.iter().map(plain).collect();
        for (at, header) in table.header.iter().enumerate() {
            // Where the year tells two columns apart, it belongs to their names.
            if headers.iter().filter(|other| headers.get(at) == Some(*other)).count() > 1
                && let Some(place) = headers.get_mut(at)
            {
                place.clone_from(header);
            }
        }
        Self { table, keys, headers, about }
    }

    /// Columns that are none of the keys.
    pub(super) fn values(&self) -> impl Iterator<Item = usize> {
        (0..self.headers.len())
            .filter(|&at| !self.keys.has(at) && self.headers.get(at).is_some_and(|name| !name.is_empty()))
    }

    /// The column of the other table that holds the same as this one's.
    pub(super) fn same_in(&self, column: usize, other: &Self) -> Option<usize> {
        let header = self.headers.get(column)?;
        let unit = |part: &Self, at: usize| part.table.units.get(at).cloned().unwrap_or_default();
        let own = unit(self, column);
        other.values().find(|&at| {
            let theirs = unit(other, at);
            let fits =
                own == theirs || own.is_empty() || theirs.is_empty() || conversion_factor(&theirs, &own).is_some();
            fits && other.headers.get(at).is_some_and(|name| name.eq_ignore_ascii_case(header))
        })
    }

    /// They have the same columns and are found alike, or nearly so and are of different periods.
    fn fits(&self, other: &Self) -> bool {
        let is_alike = self.table.style == other.table.style
            && self.keys.code.is_some() == other.keys.code.is_some()
            && self.keys.name.is_some() == other.keys.name.is_some();
        let (n, n_other) = (self.values().count(), other.values().count());
        let shared = self.values().filter(|&column| self.same_in(column, other).is_some()).count();
        let all = n + n_other - shared.min(n_other);
        let (mine, theirs) = (&self.about, &other.about);
        let are_apart = !mine.period.is_empty() && !theirs.period.is_empty() && mine.period != theirs.period;
        let are_said = [mine, theirs].iter().all(|about| about.from == PeriodFrom::Person);
        let is_near = 100 * shared >= LEAST_ALIKE_PERCENT * all && (are_apart || are_said);
        is_alike && shared > 0 && (shared == all || is_near)
    }

    /// Whom and when each row is about.
    fn rows(&self) -> BTreeSet<(String, &str)> {
        let rows = self.table.rows.iter().map(|row| {
            let cell = |column: Option<usize>| column.map_or("", |column| row.cell(column));
            let code = cell(self.keys.code);
            let id = if code.is_empty() { super::name_key(cell(self.keys.name)) } else { plain(code) };
            (id, if self.about.from == PeriodFrom::Column { cell(self.keys.period) } else { &self.about.period })
        });
        rows.filter(|(id, _)| !id.is_empty() && !crate::intake::is_total_label(id)).collect()
    }
}

/// What says the period of a table, the nearest first.
fn period_of(table: &RawTable, keys: Keyed, n_sheets: usize) -> StackedTable {
    let of = |from, text: &str| {
        let period = period::only(text)?;
        Some(StackedTable { period, from, text: text.into(), ..StackedTable::default() })
    };
    if keys.period.is_some() {
        return StackedTable { from: PeriodFrom::Column, ..StackedTable::default() };
    }
    let file = base(&table.file);
    let sheet = || of(PeriodFrom::Sheet, sheet(&table.file)?);
    let title = || {
        let mut told = table.titles.iter().filter_map(|title| of(PeriodFrom::Title, title));
        let first = told.next()?;
        told.all(|other| other.period == first.period).then_some(first)
    };
    // The name of a book speaks for all of its sheets.
    let name = || of(PeriodFrom::File, file).filter(|_| n_sheets == 1);
    let folder = || {
        let (folders, _) = table.file.rsplit_once(file)?;
        folders.split(['/', '\\', '!']).rev().find_map(|folder| of(PeriodFrom::Folder, folder))
    };
    sheet().or_else(title).or_else(name).or_else(folder).unwrap_or_default()
}

const BOOKS: [&str; 6] = [".xlsx", ".xlsm", ".xls", ".ods", ".html", ".htm"];

/// The file that a table is of, without the sheet.
fn book_of(file: &str) -> &str {
    let is_book = |book: &&str| BOOKS.iter().any(|ending| book.to_lowercase().ends_with(ending));
    let places = file.match_indices('!').map(|(at, _)| at);
    places.filter_map(|at| file.get(..at)).find(is_book).unwrap_or(file)
}

fn sheet(file: &str) -> Option<&str> {
    file.strip_prefix(book_of(file))?.strip_prefix('!')
}

/// The file's own name.
fn base(file: &str) -> &str {
    book_of(file).rsplit(['/', '\\', '!']).next().unwrap_or(file)
}

/// Whether the tables are put one under the other, and what about it is not certain.
fn judge(group: &[Part]) -> Stack {
    let mut stack = Stack { tables: group.iter().map(|part| part.about.clone()).collect(), ..Stack::default() };
    let taking_part: Vec<&Part> = group.iter().filter(|part| !part.about.is_kept_out()).collect();
    if group.iter().all(|part| part.about.from == PeriodFrom::Person) {
        stack.is_done = taking_part.len() > 1;
        return stack;
    }
    let unknown = taking_part.iter().filter(|part| part.about.from == PeriodFrom::Nowhere).count();
    let mut met: BTreeSet<(String, String)> = BTreeSet::new();
    let mut is_met = |part: &&Part| part.rows().into_iter().any(|(id, period)| !met.insert((id, period.to_string())));
    let overlap = taking_part.iter().any(&mut is_met);
    let mut doubt = |is: bool, doubt| stack.doubts.extend(is.then_some(doubt));
    doubt(unknown > 0, Doubt::NoPeriod);
    doubt(overlap && unknown < taking_part.len(), Doubt::SamePeriod);
    doubt(taking_part.iter().any(|part| part.about.other.is_some()), Doubt::Disputed);
    let first = taking_part.first();
    let is_same = |part: &&Part| {
        first.is_none_or(|first| {
            first.values().count() == part.values().count()
                && first.values().all(|at| first.same_in(at, part).is_some())
        })
    };
    doubt(!taking_part.iter().all(is_same), Doubt::Columns);
    stack.is_done = taking_part.len() > 1 && !overlap && (unknown == 0 || unknown == taking_part.len());
    stack
}

/// The stack as findings, each at its file.
fn say(stack: &Stack, findings: &mut Findings) {
    let mut tell = |severity, at: At, what, period: &str, text: String| {
        findings.push(Problem::new(severity, at, ProblemKind::Stacking { what, period: period.into(), text }));
    };
    let files = || stack.tables.iter().map(|table| &*table.file);
    if !stack.is_done {
        let what = match stack.doubts.first() {
            Some(Doubt::NoPeriod) => Stacking::NoPeriod,
            Some(_) => Stacking::SamePeriod,
            None => return,
        };
        for table in &stack.tables {
            let others: Vec<&str> = files().filter(|file| *file != table.file).collect();
            tell(Severity::Warning, At::file(&*table.file), what, &table.period, others.join(", "));
        }
        return;
    }
    let mut periods: Vec<&str> =
        stack.tables.iter().map(|table| &*table.period).filter(|period| !period.is_empty()).collect();
    periods.sort_unstable();
    periods.dedup();
    let first = stack.tables.first().map_or("", |table| &table.file);
    let n = stack.tables.iter().filter(|table| !table.is_kept_out()).count();
    tell(Severity::Note, At::file(first), Stacking::Stacked, &periods.join(", "), n.to_string());
    for table in &stack.tables {
        let at = || At::file(&*table.file);
        if !table.period.is_empty() {
            tell(Severity::Note, at(), Stacking::Taken, &table.period, table.text.clone());
        }
        if let Some((_, text)) = &table.other {
            tell(Severity::Warning, at(), Stacking::Disputed, &table.period, text.clone());
        }
        for header in &table.lacks {
            tell(Severity::Warning, at(), Stacking::Lacks, &table.period, header.clone());
        }
    }
}
