//! The enterprises of the parks, as a package lists them.

use std::collections::BTreeMap;

use super::codes;
use super::number::{NumberColumn, excerpt};
use super::roster::Roster;
use super::suspicion;
use super::texts::Texts;
use crate::codes::{date, industry};
use crate::fields;
use crate::intake::{Cell, RawRow, RawTable, is_total_label, matches_word};
use crate::model::{At, Enterprise, FinancingStage, Findings, Problem, ProblemKind, Severity, Text};

/// Reads the table. Rows without id, of an unknown park or with an id seen before are left out aloud; a figure that is no number is
/// unknown, not zero.
pub(super) fn read(table: &RawTable, roster: &Roster, findings: &mut Findings) -> Vec<Enterprise> {
    let mut missing = false;
    for header in ["id", "park"] {
        if find(table, header).is_none() {
            let kind = ProblemKind::MissingColumn { header: header.into() };
            findings.push(Problem::new(Severity::Error, At::file(&*table.file), kind));
            missing = true;
        }
    }
    if missing {
        return Vec::new();
    }
    let columns = Columns::find(table);
    if let Some(id) = columns.id {
        codes::report_credit_codes(&Texts::new(table), id, findings);
    }
    let mut figures = Figures::find(table, findings);
    let mut first_rows: BTreeMap<&str, &RawRow> = BTreeMap::new();
    let mut enterprises: Vec<Enterprise> = Vec::with_capacity(table.rows.len());
    let mut rows: Vec<&RawRow> = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let id = columns.text(row, columns.id);
        let refuse = |column: Option<usize>, severity, kind, findings: &mut Findings| {
            findings.push(Problem::new(severity, table.at(row, column.unwrap_or(0)), kind));
        };
        if is_total_label(id) {
            refuse(columns.id, Severity::Note, ProblemKind::TotalRow { label: id.into() }, findings);
            continue;
        }
        if id.is_empty() {
            refuse(columns.id, Severity::Error, ProblemKind::EmptyId, findings);
            continue;
        }
        if let Some(first) = first_rows.get(id) {
            let first_row = first.row;
            if first.repeats(row) {
                refuse(columns.id, Severity::Warning, ProblemKind::DuplicateRow { first_row }, findings);
            } else {
                let kind = ProblemKind::DuplicateId { id: id.into(), first_row };
                refuse(columns.id, Severity::Error, kind, findings);
            }
            continue;
        }
        let park = columns.text(row, columns.park);
        let Some(park) = roster.find(park) else {
            refuse(columns.park, Severity::Error, ProblemKind::UnknownEntity { id: park.into() }, findings);
            continue;
        };
        first_rows.insert(id, row);
        rows.push(row);
        enterprises.push(columns.enterprise(row, park, &mut figures, findings));
    }
    figures.report_slips(table, &enterprises, &rows, findings);
    enterprises
}

/// The column under this name, or under a header by which offices know the same field.
fn find(table: &RawTable, name: &str) -> Option<usize> {
    let field = match name {
        "id" => "uscc",
        "founded_year" => "founded",
        "size" => "scale",
        "financing" => "funding_round",
        "invention_patents" => "patents_inv",
        _ => name.trim_end_matches("_wan").trim_end_matches("_mu"),
    };
    let words: &[&str] = if name == "park" { &["所属园区", "园区", "园区代码", "所在园区"] } else { &[] };
    let is_known =
        |header: &String| fields::find(header).is_some_and(|found| found.id == field) || matches_word(header, words);
    table.column(name).or_else(|| table.header.iter().position(is_known))
}

/// Where the known columns are.
struct Columns<'t> {
    table: &'t RawTable,
    id: Option<usize>,
    park: Option<usize>,
    name: Option<usize>,
    name_en: Option<usize>,
    industry_code: Option<usize>,
    size: Option<usize>,
    financing: Option<usize>,
    founded_year: Option<usize>,
}

/// A column of figures in the unit they are kept in.
struct Figure {
    at: Option<usize>,
    column: NumberColumn,
}

impl Figure {
    fn find(table: &RawTable, name: &str, unit: &str, findings: &mut Findings) -> Self {
        let at = find(table, name);
        let header_unit = at.and_then(|at| table.units.get(at)).map_or("", String::as_str);
        let place = At { column: at.and_then(|at| table.header.get(at).cloned()), ..At::file(&*table.file) };
        Self { at, column: NumberColumn::new(unit, header_unit, &place, findings) }
    }

    fn read(&mut self, table: &RawTable, row: &RawRow, findings: &mut Findings) -> Option<f64> {
        let at = self.at?;
        self.column.read(row.cell(at), table.style, || table.at(row, at), findings)
    }
}

struct Figures {
    staff: Figure,
    revenue_wan: Figure,
    tax_wan: Figure,
    land_mu: Figure,
    rd_wan: Figure,
    invention_patents: Figure,
    rented_m2: Figure,
    rent: Figure,
}

impl Figures {
    fn find(table: &RawTable, findings: &mut Findings) -> Self {
        let mut find = |name: &str, unit: &str| Figure::find(table, name, unit, findings);
        Self {
            staff: find("staff", "人"),
            revenue_wan: find("revenue_wan", "万元"),
            tax_wan: find("tax_wan", "万元"),
            land_mu: find("land_mu", "亩"),
            rd_wan: find("rd_wan", "万元"),
            invention_patents: find("invention_patents", "件"),
            rented_m2: find("rented_m2", "平方米"),
            rent: find("rent_yuan_m2_month", ""),
        }
    }

    /// Names amounts that are 10⁴ or 10⁸ away from what is usual in the enterprise's industry.
    fn report_slips(&self, table: &RawTable, enterprises: &[Enterprise], rows: &[&RawRow], findings: &mut Findings) {
        type Read = fn(&Enterprise) -> Option<f64>;
        let columns: [(&Figure, Read); 4] = [
            (&self.revenue_wan, |enterprise| enterprise.revenue_wan),
            (&self.tax_wan, |enterprise| enterprise.tax_wan),
            (&self.rd_wan, |enterprise| enterprise.rd_wan),
            (&self.land_mu, |enterprise| enterprise.land_mu),
        ];
        let divisions: Vec<String> = enterprises
            .iter()
            .map(|enterprise| {
                industry::resolve(&enterprise.industry_code).map_or(String::new(), |found| found.division())
            })
            .collect();
        for (figure, read) in columns {
            let Some(column) = figure.at else { continue };
            let figures: Vec<(Option<f64>, &str)> =
                enterprises.iter().map(read).zip(divisions.iter().map(String::as_str)).collect();
            let place = |at: usize| rows.get(at).map_or_else(At::default, |row| table.at(row, column));
            suspicion::report_figures(&figures, place, findings);
        }
    }
}

impl<'t> Columns<'t> {
    fn find(table: &'t RawTable) -> Self {
        let find = |header: &str| find(table, header);
        Self {
            table,
            id: find("id"),
            park: find("park"),
            name: find("name"),
            name_en: find("name_en"),
            industry_code: find("industry_code"),
            size: find("size"),
            financing: find("financing"),
            founded_year: find("founded_year"),
        }
    }

    fn text(&self, row: &'t RawRow, column: Option<usize>) -> &'t str {
        column.map_or("", |column| row.cell(column))
    }

    fn enterprise(&self, row: &'t RawRow, park: usize, figures: &mut Figures, findings: &mut Findings) -> Enterprise {
        let id = self.text(row, self.id);
        let (name, english) = (self.text(row, self.name), self.text(row, self.name_en));
        let name = if name.is_empty() { id } else { name };
        Enterprise {
            id: id.into(),
            name: if english.is_empty() { Text::same(name) } else { Text::new(name, english) },
            park,
            industry_code: self.industry_code(row, findings),
            size: self.text(row, self.size).into(),
            financing: self.financing_stage(row, findings),
            founded_year: self.founded_year(row, findings),
            staff: figures.staff.read(self.table, row, findings),
            revenue_wan: figures.revenue_wan.read(self.table, row, findings),
            tax_wan: figures.tax_wan.read(self.table, row, findings),
            land_mu: figures.land_mu.read(self.table, row, findings),
            rd_wan: figures.rd_wan.read(self.table, row, findings),
            invention_patents: figures.invention_patents.read(self.table, row, findings),
            rented_m2: figures.rented_m2.read(self.table, row, findings),
            rent_yuan_m2_month: figures.rent.read(self.table, row, findings),
        }
    }

    /// As written; what is no code of the standard is said.
    fn industry_code(&self, row: &'t RawRow, findings: &mut Findings) -> String {
        let text = self.text(row, self.industry_code);
        if !text.is_empty()
            && let Err(fault) = industry::resolve(text)
        {
            let kind = ProblemKind::IndustryCode { text: excerpt(text), fault };
            let at = self.table.at(row, self.industry_code.unwrap_or(0));
            findings.push(Problem::new(Severity::Warning, at, kind));
        }
        text.into()
    }

    fn founded_year(&self, row: &'t RawRow, findings: &mut Findings) -> Option<i32> {
        let text = self.text(row, self.founded_year);
        if matches!(Cell::read(text, self.table.style), Cell::Missing) {
            return None;
        }
        let day = date::read(text);
        if day.is_none() {
            let at = self.table.at(row, self.founded_year.unwrap_or(0));
            findings.push(Problem::new(Severity::Error, at, ProblemKind::NotADate { text: excerpt(text) }));
        }
        day.map(|day| i32::from(day.year))
    }

    fn financing_stage(&self, row: &'t RawRow, findings: &mut Findings) -> FinancingStage {
        let text = self.text(row, self.financing);
        let word: String = text.chars().filter(|c| c.is_alphanumeric() || *c == '+').collect::<String>().to_lowercase();
        match word.as_str() {
            "" | "none" | "无" | "未融资" => FinancingStage::None,
            "seed" | "种子" | "种子轮" => FinancingStage::Seed,
            "angel" | "天使" | "天使轮" => FinancingStage::Angel,
            "a" | "a轮" | "seriesa" => FinancingStage::SeriesA,
            "b" | "b轮" | "seriesb" => FinancingStage::SeriesB,
            "c" | "c+" | "c轮" | "c轮及以上" | "c轮以上" | "seriesc" | "seriesc+" | "seriescplus" => {
                FinancingStage::SeriesCPlus
            }
            "listed" | "ipo" | "上市" | "已上市" => FinancingStage::Listed,
            _ => {
                let at = self.table.at(row, self.financing.unwrap_or(0));
                let kind = ProblemKind::UnknownWord { text: excerpt(text) };
                findings.push(Problem::new(Severity::Warning, at, kind));
                FinancingStage::None
            }
        }
    }
}
