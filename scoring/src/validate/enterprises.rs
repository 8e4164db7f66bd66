//! The enterprises of the parks, as a package lists them.

use std::collections::BTreeMap;

use super::number::{excerpt, setting};
use super::roster::Roster;
use crate::intake::{RawRow, RawTable, is_total_label};
use crate::model::{Enterprise, FinancingStage, Findings, Problem, ProblemKind, Severity, Text};

/// Reads the table. Rows without id, of an unknown park or with an id seen before are left out aloud; a figure that is no number is
/// unknown, not zero.
pub(super) fn read(table: &RawTable, roster: &Roster, findings: &mut Findings) -> Vec<Enterprise> {
    let mut missing = false;
    for header in ["id", "park"] {
        if table.column(header).is_none() {
            let kind = ProblemKind::MissingColumn { header: header.into() };
            findings.push(Problem::new(Severity::Error, crate::model::At::file(&*table.file), kind));
            missing = true;
        }
    }
    if missing {
        return Vec::new();
    }
    let columns = Columns::find(table);
    let mut first_rows: BTreeMap<&str, &RawRow> = BTreeMap::new();
    let mut enterprises = Vec::with_capacity(table.rows.len());
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
        enterprises.push(columns.enterprise(row, park, findings));
    }
    enterprises
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
    staff: Option<usize>,
    revenue_wan: Option<usize>,
    tax_wan: Option<usize>,
    land_mu: Option<usize>,
    rd_wan: Option<usize>,
    invention_patents: Option<usize>,
    rented_m2: Option<usize>,
    rent: Option<usize>,
}

impl<'t> Columns<'t> {
    fn find(table: &'t RawTable) -> Self {
        let find = |header: &str| table.column(header);
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
            staff: find("staff"),
            revenue_wan: find("revenue_wan"),
            tax_wan: find("tax_wan"),
            land_mu: find("land_mu"),
            rd_wan: find("rd_wan"),
            invention_patents: find("invention_patents"),
            rented_m2: find("rented_m2"),
            rent: find("rent_yuan_m2_month"),
        }
    }

    fn text(&self, row: &'t RawRow, column: Option<usize>) -> &'t str {
        column.map_or("", |column| row.cell(column))
    }

    fn number(&self, row: &RawRow, column: Option<usize>, findings: &mut Findings) -> Option<f64> {
        let column = column?;
        setting(row.cell(column), || self.table.at(row, column), findings)
    }

    fn enterprise(&self, row: &'t RawRow, park: usize, findings: &mut Findings) -> Enterprise {
        let id = self.text(row, self.id);
        let (name, english) = (self.text(row, self.name), self.text(row, self.name_en));
        let name = if name.is_empty() { id } else { name };
        Enterprise {
            id: id.into(),
            name: if english.is_empty() { Text::same(name) } else { Text::new(name, english) },
            park,
            industry_code: self.text(row, self.industry_code).into(),
            size: self.text(row, self.size).into(),
            financing: self.financing_stage(row, findings),
            founded_year: self.number(row, self.founded_year, findings).map(|year| year as i32),
            staff: self.number(row, self.staff, findings),
            revenue_wan: self.number(row, self.revenue_wan, findings),
            tax_wan: self.number(row, self.tax_wan, findings),
            land_mu: self.number(row, self.land_mu, findings),
            rd_wan: self.number(row, self.rd_wan, findings),
            invention_patents: self.number(row, self.invention_patents, findings),
            rented_m2: self.number(row, self.rented_m2, findings),
            rent_yuan_m2_month: self.number(row, self.rent, findings),
        }
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
