//! `yuanheng inspect`: what was read, and every problem found.

use std::io::{self, Write};

use scoring::model::{Dataset, Direction, Framework, NodeId, Problem, Severity};
use serde_json::{Value, json};

use super::options::InspectOptions;
use super::{Failure, files, print, wording};

pub fn run(options: &InspectOptions) -> Result<(), Failure> {
    match files::load(&options.data) {
        Ok(loaded) => {
            let (dataset, problems) = (&loaded.dataset, &loaded.problems);
            let written = if options.json {
                print::to_stdout(|out| writeln!(out, "{:#}", report_json(Some(dataset), problems)))
            } else {
                print::to_stdout(|out| write_report(out, dataset, problems))
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

fn write_report(out: &mut impl Write, dataset: &Dataset, problems: &[Problem]) -> io::Result<()> {
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
    }
    writeln!(out, "\nFramework")?;
    write_node(out, framework, framework.root(), 1)?;
    writeln!(out, "\nProblems: {}", problems.len())?;
    problems.iter().try_for_each(|problem| writeln!(out, "  {}", wording::problem_line(problem)))
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

fn report_json(dataset: Option<&Dataset>, problems: &[Problem]) -> Value {
    json!({ "dataset": dataset.map(dataset_json), "problems": problems.iter().map(problem_json).collect::<Vec<_>>() })
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
