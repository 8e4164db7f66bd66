//! `yuanheng method`: one method on one case.

use std::io::{self, Write};

use scoring::case::{self, Output, Part};

use super::options::MethodOptions;
use super::{Failure, files, print, wording};

pub fn run(options: &MethodOptions) -> Result<(), Failure> {
    let bytes = files::read_bytes(&options.case)?;
    let file = options.case.to_string_lossy();
    let output = case::run(&bytes).map_err(|error| Failure::Stopped(vec![wording::case_error(&file, &error)]))?;
    let written = if options.json {
        let json = serde_json::to_string(&output).map_err(|error| Failure::Stopped(vec![error.to_string()]))?;
        print::to_stdout(|out| writeln!(out, "{json}"))
    } else {
        print::to_stdout(|out| write_tables(out, &output))
    };
    written.map_err(Failure::Output)
}

/// A line for each single number, one table for all lists of one length, and one for each matrix. Rows count from 0.
fn write_tables(out: &mut impl Write, output: &Output) -> io::Result<()> {
    writeln!(out, "method  {}", output.method)?;
    for (name, part) in output.parts() {
        if let Part::Number(number) = part {
            writeln!(out, "{name}  {}", print::figure(Some(*number)))?;
        }
    }
    let mut lists: Vec<(&str, Vec<String>)> =
        output.parts().iter().filter_map(|(name, part)| Some((*name, list(part)?))).collect();
    while let Some(length) = lists.first().map(|(_, list)| list.len()) {
        let (table, rest): (Vec<_>, Vec<_>) = lists.into_iter().partition(|(_, list)| list.len() == length);
        write_table(out, &table)?;
        lists = rest;
    }
    for (name, part) in output.parts() {
        if let Part::Matrix(rows) = part {
            writeln!(out, "\n{name}")?;
            let width = rows.first().map_or(0, Vec::len);
            let headers: Vec<String> = (0..width).map(|column| column.to_string()).collect();
            let cells = |at: usize| rows.iter().map(|row| print::figure(row.get(at).copied())).collect();
            let columns: Vec<(&str, Vec<String>)> =
                headers.iter().enumerate().map(|(at, header)| (header.as_str(), cells(at))).collect();
            write_table(out, &columns)?;
        }
    }
    Ok(())
}

fn list(part: &Part) -> Option<Vec<String>> {
    match part {
        Part::Numbers(numbers) => Some(numbers.iter().map(|&number| print::figure(Some(number))).collect()),
        Part::Integers(integers) => Some(integers.iter().map(ToString::to_string).collect()),
        Part::Words(words) => Some(words.clone()),
        Part::Sets(sets) => Some(sets.iter().map(|set| set_words(set)).collect()),
        Part::Number(_) | Part::Matrix(_) => None,
    }
}

fn set_words(set: &[u32]) -> String {
    set.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

/// Columns of text, the row's number first, aligned to the right.
fn write_table(out: &mut impl Write, columns: &[(&str, Vec<String>)]) -> io::Result<()> {
    let n_rows = columns.first().map_or(0, |(_, cells)| cells.len());
    let numbers: Vec<String> = (0..n_rows).map(|row| row.to_string()).collect();
    let columns: Vec<(&str, &[String])> = std::iter::once(("row", numbers.as_slice()))
        .chain(columns.iter().map(|(name, cells)| (*name, cells.as_slice())))
        .collect();
    let width = |name: &str, cells: &[String]| cells.iter().map(String::len).chain([name.len()]).max().unwrap_or(0);
    let widths: Vec<usize> = columns.iter().map(|(name, cells)| width(name, cells)).collect();
    writeln!(out)?;
    let header = columns.iter().map(|(name, _)| *name);
    write_line(out, &widths, header)?;
    for row in 0..n_rows {
        write_line(out, &widths, columns.iter().map(|(_, cells)| cells.get(row).map_or("", String::as_str)))?;
    }
    Ok(())
}

fn write_line<'a>(out: &mut impl Write, widths: &[usize], cells: impl Iterator<Item = &'a str>) -> io::Result<()> {
    let cells: Vec<String> = cells.zip(widths).map(|(cell, &width)| format!("{cell:>width$}")).collect();
    writeln!(out, "{}", cells.join("  ").trim_end())
}
