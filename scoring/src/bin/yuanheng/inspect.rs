//! `yuanheng inspect`: what was read, and every problem found.

use std::collections::BTreeMap;
use std::io::{self, Write};

use scoring::codes::{industry, industry_names};
use scoring::join::{Doubt, JoinKey, JoinReport, PeriodFrom, Stack};
use scoring::model::{Dataset, Direction, Framework, NodeId, Problem, Severity};
use scoring::validate::{Basis, Loaded, Proposal, Role};
use serde_json::{Value, json};

use super::options::InspectOptions;
use super::{Failure, print, wording};

pub fn run(options: &InspectOptions) -> Result<(), Failure> {
    match options.reading.load(options.reading.scenario(&Value::Null)?.tables) {
        Ok(loaded) => {
            let written = if options.json {
                print::to_stdout(|out| writeln!(out, "{:#}", report_json(Some(&loaded), &loaded.problems)))
            } else {
                print::to_stdout(|out| write_report(out, &loaded))
            };
            written.map_err(Failure::Output)
        }
        Err(Failure::Data(problems)) if options.json => {
            print::to_stdout(|out| writeln!(out, "{:#}", report_json(None, &problems))).map_err(Failure::Output)?;
            Err(Failure::Told)
        }
        Err(failure) => Err(failure),
    }
}

fn write_report(out: &mut impl Write, loaded: &Loaded) -> io::Result<()> {
    let Loaded { dataset, problems, join, stacks, columns, .. } = loaded;
    let framework = &dataset.framework;
    writeln!(out, "{}", dataset.title.zh())?;
    if dataset.synthetic {
        writeln!(out, "  figures were generated: not real data")?;
    }
    writeln!(out, "  id           {}", dataset.id)?;
    writeln!(out, "  fingerprint  {}", dataset.fingerprint)?;
    writeln!(out, "  entities     {}", dataset.n_entities())?;
    writeln!(out, "  indicators   {} on {} levels", framework.n_indicators(), framework.level(framework.root()))?;
    let periods: Vec<&str> =
        dataset.panels.iter().map(|panel| panel.period.0.as_str()).filter(|label| !label.is_empty()).collect();
    writeln!(out, "  periods      {}", if periods.is_empty() { "none".into() } else { periods.join(" ") })?;
    for group in &dataset.groups {
        let names: Vec<&str> = group.categories.iter().take(8).map(|category| category.zh()).collect();
        let more = if group.categories.len() > names.len() { " …" } else { "" };
        writeln!(out, "  group        {}: {}{more}", group.code, names.join(" "))?;
    }
    if !dataset.denominators.is_empty() {
        writeln!(out, "  denominators {}", dataset.denominators.join(" "))?;
    }
    if !dataset.enterprises.is_empty() {
        writeln!(out, "  enterprises  {}", dataset.enterprises.len())?;
        write_industries(out, dataset)?;
    }
    stacks.iter().try_for_each(|stack| write_stack(out, stack))?;
    if let Some(report) = join {
        write_join(out, report)?;
    }
    if let Some(proposal) = columns {
        write_columns(out, proposal)?;
    }
    writeln!(out, "\nFramework")?;
    write_node(out, framework, framework.root(), 1)?;
    writeln!(out, "\nProblems: {}", problems.len())?;
    problems.iter().try_for_each(|problem| writeln!(out, "  {}", wording::problem_line(problem)))
}

/// The most frequent industries of the enterprises, each by its name at every level.
fn write_industries(out: &mut impl Write, dataset: &Dataset) -> io::Result<()> {
    let mut counts: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for enterprise in &dataset.enterprises {
        let Ok(found) = industry::resolve(&enterprise.industry_code) else { continue };
        let (n, _) = counts.entry(found.code.clone()).or_insert_with(|| {
            let path = found.path();
            let names: Vec<&str> = path.iter().filter_map(|code| industry_names::name(code)).collect();
            (0, names.join(" > "))
        });
        *n += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, (n, _))| std::cmp::Reverse(*n));
    counts.iter().take(5).try_for_each(|(code, (n, path))| writeln!(out, "  industry     {code} {path}: {n}"))
}

fn write_columns(out: &mut impl Write, proposal: &Proposal) -> io::Result<()> {
    let basis = match proposal.basis {
        Basis::Headers => "",
        Basis::Cells => ", some of them guessed",
        Basis::Decided => ", as decided",
    };
    writeln!(out, "\nColumns of {}{basis}", proposal.file)?;
    for column in proposal.mapping.columns.iter().filter(|column| !column.header.is_empty()) {
        let role = match column.role {
            Role::Id => "id",
            Role::Name => "name",
            Role::EnglishName => "English name",
            Role::Period => "period",
            Role::Group => "group",
            Role::More => "indicator, more is better",
            Role::Less => "indicator, less is better",
            Role::Unused => "not used",
        };
        let unit = if column.unit.is_empty() { String::new() } else { format!(" [{}]", column.unit) };
        let pillar = if column.pillar.is_empty() { String::new() } else { format!(", {}", column.pillar) };
        writeln!(out, "  {}{unit}: {role}{pillar}", column.header)?;
    }
    Ok(())
}

fn write_stack(out: &mut impl Write, stack: &Stack) -> io::Result<()> {
    writeln!(out, "\nTables of the same columns: {}", if stack.is_done { "stacked" } else { "not stacked" })?;
    for table in &stack.tables {
        let period = if table.period.is_empty() { "no period" } else { &table.period };
        let from = match table.from {
            PeriodFrom::Nowhere => "nothing says it",
            PeriodFrom::Column => "by a column",
            PeriodFrom::Sheet => "by the sheet's name",
            PeriodFrom::Title => "by the title",
            PeriodFrom::File => "by the file's name",
            PeriodFrom::Folder => "by the folder's name",
            PeriodFrom::Person => "as decided",
        };
        let lacks =
            if table.lacks.is_empty() { String::new() } else { format!(", without {}", table.lacks.join(", ")) };
        writeln!(out, "  {}: {period}, {from}; {} rows{lacks}", table.file, table.n_rows)?;
    }
    for doubt in &stack.doubts {
        let doubt = match doubt {
            Doubt::NoPeriod => "nothing says the period of some",
            Doubt::SamePeriod => "several speak of the same rows in the same period",
            Doubt::Disputed => "a title and a file's name say different periods",
            Doubt::Columns => "not all have the same columns",
        };
        writeln!(out, "  to be decided with --period: {doubt}")?;
    }
    Ok(())
}

fn write_join(out: &mut impl Write, report: &JoinReport) -> io::Result<()> {
    writeln!(out, "\nJoined: {} of {} are in every table", report.n_whole, report.n_all)?;
    for table in &report.tables {
        let by = match table.key {
            JoinKey::CreditCode => "credit code",
            JoinKey::Name => "name",
            JoinKey::Both => "credit code, else name",
        };
        let (n_partial, n_double) = (table.partial.len(), table.double.len());
        let counts = format!("{} matched, {n_partial} not, {n_double} double", table.n_whole);
        writeln!(out, "  {} by {by}: {} rows, {counts}", table.file, table.n_rows)?;
    }
    for near in &report.near {
        writeln!(out, "  alike, not joined: {} / {}", near.name, near.other)?;
    }
    Ok(())
}

fn write_node(out: &mut impl Write, framework: &Framework, id: NodeId, indent: usize) -> io::Result<()> {
    let node = framework.node(id);
    let about = node.leaf.as_ref().map_or(String::new(), |(_, indicator)| {
        let unit = if indicator.unit.is_empty() { String::new() } else { format!(" [{}]", indicator.unit) };
        format!("{unit} {}", direction(indicator.direction))
    });
    let name = if node.name.zh() == node.code { "" } else { node.name.zh() };
    writeln!(out, "{:indent$}{} {name} ×{}{about}", "", node.code, node.weight, indent = 2 * indent)?;
    node.children.iter().try_for_each(|&child| write_node(out, framework, child, indent + 1))
}

fn direction(direction: Direction) -> String {
    match direction {
        Direction::Positive => "↑".into(),
        Direction::Negative => "↓".into(),
        Direction::Interval { lo, hi } => format!("{lo}..{hi}"),
    }
}

fn report_json(loaded: Option<&Loaded>, problems: &[Problem]) -> Value {
    json!({
        "dataset": loaded.map(|loaded| dataset_json(&loaded.dataset)),
        "stacks": loaded.map(|loaded| &loaded.stacks),
        "join": loaded.and_then(|loaded| loaded.join.as_ref()),
        "columns": loaded.and_then(|loaded| loaded.columns.as_ref()),
        "problems": problems.iter().map(problem_json).collect::<Vec<_>>(),
    })
}

fn dataset_json(dataset: &Dataset) -> Value {
    let framework = &dataset.framework;
    let nodes: Vec<Value> = framework
        .nodes()
        .iter()
        .map(|node| {
            let indicator = node.leaf.as_ref().map(|(_, indicator)| indicator);
            json!({
                "code": node.code,
                "name": node.name,
                "parent": node.parent.map(|parent| &framework.node(parent).code),
                "weight": node.weight,
                "unit": indicator.map(|indicator| &indicator.unit),
                "direction": indicator.map(|indicator| match indicator.direction {
                    Direction::Positive => json!(1),
                    Direction::Negative => json!(-1),
                    Direction::Interval { lo, hi } => json!([lo, hi]),
                }),
                "denominator": indicator.and_then(|indicator| indicator.denominator.as_ref()),
            })
        })
        .collect();
    let groups: Vec<Value> = dataset
        .groups
        .iter()
        .map(|group| json!({ "code": group.code, "name": group.name, "categories": group.categories }))
        .collect();
    json!({
        "id": dataset.id,
        "title": dataset.title,
        "synthetic": dataset.synthetic,
        "fingerprint": dataset.fingerprint,
        "n_entities": dataset.n_entities(),
        "n_indicators": framework.n_indicators(),
        "n_levels": framework.level(framework.root()),
        "n_enterprises": dataset.enterprises.len(),
        "entities": dataset.entities,
        "groups": groups,
        "denominators": dataset.denominators,
        "periods": dataset.panels.iter().map(|panel| &panel.period.0).collect::<Vec<_>>(),
        "framework": nodes,
        "defaults": dataset.defaults,
    })
}

fn problem_json(problem: &Problem) -> Value {
    let (what, hint) = wording::problem(&problem.kind);
    let severity = match problem.severity {
        Severity::Fatal => "fatal",
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    json!({
        "severity": severity,
        "file": problem.at.file,
        "row": problem.at.row,
        "column": problem.at.column,
        "what": what,
        "hint": hint,
    })
}
