//! The parts of an XLSX beside its sheets: their list, shared texts, number formats.

use std::collections::BTreeMap;

use super::Trouble;
use super::format::{Epoch, Format};
use super::members::Members;
use super::sheet::Budget;
use super::xml::{Piece, each};

#[derive(Default)]
pub(super) struct Parts {
    pub(super) sheets: Vec<SheetEntry>,
    pub(super) epoch: Epoch,
    pub(super) strings: Vec<String>,
    /// By a cell's style.
    pub(super) formats: Vec<Format>,
}

pub(super) struct SheetEntry {
    pub(super) name: String,
    pub(super) path: String,
    pub(super) is_hidden: bool,
}

pub(super) fn read(members: &mut Members<'_>, budget: &mut Budget) -> Result<Parts, Trouble> {
    let mut parts = Parts::default();
    let targets = read_targets(members)?;
    read_list(members, &targets, &mut parts)?;
    read_formats(members, &mut parts)?;
    read_strings(members, budget, &mut parts)?;
    Ok(parts)
}

/// Paths of worksheets by the id they are referred to with.
fn read_targets(members: &mut Members<'_>) -> Result<BTreeMap<String, String>, Trouble> {
    let part = "xl/_rels/workbook.xml.rels";
    let mut targets = BTreeMap::new();
    members.need(part, |source| {
        each(part, source, |piece| {
            if let Piece::Open(element) = piece
                && let (Some(id), Some(target), Some(kind)) =
                    (element.attribute("Id"), element.attribute("Target"), element.attribute("Type"))
                && kind.ends_with("/worksheet")
            {
                let path = match target.strip_prefix('/') {
                    Some(path) => path.to_string(),
                    None => format!("xl/{}", target.trim_start_matches("./")),
                };
                targets.insert(id, path);
            }
            Ok(())
        })
    })?;
    Ok(targets)
}

/// Sheets in the order of their tabs; charts and macros on a tab of their own are none.
fn read_list(members: &mut Members<'_>, targets: &BTreeMap<String, String>, parts: &mut Parts) -> Result<(), Trouble> {
    let part = "xl/workbook.xml";
    members.need(part, |source| {
        each(part, source, |piece| {
            let Piece::Open(element) = piece else { return Ok(()) };
            match element.name() {
                "workbookPr" if element.is_on("date1904") => parts.epoch = Epoch::Year1904,
                "sheet" => {
                    let path = element.prefixed("r:id").or_else(|| element.attribute("id"));
                    if let Some(path) = path.and_then(|id| targets.get(&id)) {
                        let is_hidden = element.attribute("state").is_some_and(|state| state != "visible");
                        let name = element.attribute("name").unwrap_or_default();
                        parts.sheets.push(SheetEntry { name, path: path.clone(), is_hidden });
                    }
                }
                _ => {}
            }
            Ok(())
        })
    })
}

fn read_formats(members: &mut Members<'_>, parts: &mut Parts) -> Result<(), Trouble> {
    let part = "xl/styles.xml";
    let mut custom: BTreeMap<u16, Format> = BTreeMap::new();
    let mut is_in_styles = false;
    let read = members.read(part, |source| {
        each(part, source, |piece| {
            match piece {
                Piece::Open(element) => match element.name() {
                    "numFmt" => {
                        if let (Some(id), Some(code)) = (element.number("numFmtId"), element.attribute("formatCode")) {
                            custom.insert(id, Format::of_code(&code));
                        }
                    }
                    "cellXfs" => is_in_styles = true,
                    "xf" if is_in_styles => {
                        let id = element.number("numFmtId").unwrap_or(0);
                        parts.formats.push(custom.get(&id).copied().unwrap_or_else(|| Format::built_in(id)));
                    }
                    _ => {}
                },
                Piece::Close("cellXfs") => is_in_styles = false,
                _ => {}
            }
            Ok(())
        })
    });
    read.map(|_| ())
}

fn read_strings(members: &mut Members<'_>, budget: &mut Budget, parts: &mut Parts) -> Result<(), Trouble> {
    let part = "xl/sharedStrings.xml";
    let mut text = String::new();
    // Readings of Japanese names stand beside the text and are none of it.
    let (mut is_in_text, mut is_in_reading) = (false, false);
    let read = members.read(part, |source| {
        each(part, source, |piece| {
            match piece {
                Piece::Open(element) => match element.name() {
                    "si" => text.clear(),
                    "t" => is_in_text = !is_in_reading,
                    "rPh" => is_in_reading = true,
                    _ => {}
                },
                Piece::Text(piece) if is_in_text => text.push_str(piece),
                Piece::Text(_) => {}
                Piece::Close("t") => is_in_text = false,
                Piece::Close("rPh") => is_in_reading = false,
                Piece::Close("si") => {
                    budget.take(1, text.len())?;
                    parts.strings.push(std::mem::take(&mut text));
                }
                Piece::Close(_) => {}
            }
            Ok(())
        })
    });
    read.map(|_| ())
}
