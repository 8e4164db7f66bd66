//! A workbook to fill in for an evaluation scheme: what is evaluated, a column for every item, and the scheme's tree.

use super::rows;
use super::template::Note;
use super::{Book, Cell, Hint, List, Sheet};
use crate::intake::header_name;
use crate::model::{Framework, FrameworkError, NodeSpec, Text};
use crate::scheme::{Item, Rule, Scheme, Subject};

/// What a note is about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SchemeField<'a> {
    EntityId(Subject),
    EntityName(Subject),
    /// Whose figures a row has.
    Entity(Subject),
    Period,
    Item(&'a Item, Answer),
    /// The heading over items that bring no points: its title is all that is used.
    Facts,
}

/// What is entered for an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Figure,
    /// 1 or 0.
    Yes,
    /// One of the values of its levels.
    Level,
    /// The points themselves.
    Points,
}

/// What is entered for this item of the scheme.
pub fn answer(scheme: &Scheme, item: &Item) -> Answer {
    match &item.rule {
        Rule::Levels(_) => Answer::Level,
        Rule::Entered => Answer::Points,
        _ if scheme.asks_yes(&item.code) => Answer::Yes,
        _ => Answer::Figure,
    }
}

/// A template for a scheme: `entities` and `values_wide` to be filled, and `indicators` with its tree. Filled in it loads as a data
/// package whose indicators are the scheme's items under their own codes, so that it is appraised without choosing what stands for what.
/// Items that bring no points stand under a heading of their own, which weighs nothing.
///
/// # Errors
/// Those of [`Framework::new`], which a scheme that was checked has none of.
///
/// *Cost*: O(items²).
pub fn scheme_template(scheme: &Scheme, note: impl Fn(SchemeField<'_>) -> Note) -> Result<Book, Vec<FrameworkError>> {
    let subject = scheme.subject;
    let hint = |column: usize, field: SchemeField<'_>, list: Option<List>| {
        let Note { title, text } = note(field);
        Hint { column: column as u32, title, text, list }
    };
    let entities = Sheet {
        name: "entities".into(),
        rows: vec![rows::entity_header(&[])],
        hints: vec![hint(0, SchemeField::EntityId(subject), None), hint(1, SchemeField::EntityName(subject), None)],
    };
    let of_entities = List::Column { sheet: "entities".into(), column: 0 };
    let mut header = vec![Cell::text("entity"), Cell::text("period")];
    let mut hints = vec![hint(0, SchemeField::Entity(subject), Some(of_entities)), hint(1, SchemeField::Period, None)];
    for (at, item) in scheme.items.iter().enumerate() {
        header.push(Cell::Text(heading(item)));
        let answer = answer(scheme, item);
        hints.push(hint(at + 2, SchemeField::Item(item, answer), choices(item, answer)));
    }
    let values = Sheet { name: "values_wide".into(), rows: vec![header], hints };
    let framework = framework(scheme, note(SchemeField::Facts).title)?;
    let indicators =
        Sheet { name: "indicators".into(), rows: rows::framework(&framework, &[], &[]), hints: Vec::new() };
    Ok(Book { sheets: vec![entities, values, indicators] })
}

/// `A1|亩均税收（万元/亩）`: the code that the reader goes by, and for people the name with its unit.
fn heading(item: &Item) -> String {
    let plain: String = item.name.zh().chars().map(|c| if c.is_control() || c == '|' { ' ' } else { c }).collect();
    let unit = if item.unit.is_empty() { String::new() } else { format!("（{}）", item.unit) };
    let whole = format!("{}|{plain}{unit}", item.code);
    // Brackets that belong to a name without a unit would be read as one; and a unit must be read as what it is.
    if header_name(&whole) == format!("{}|{plain}", item.code) { whole } else { item.code.clone() }
}

fn choices(item: &Item, answer: Answer) -> Option<List> {
    match (answer, &item.rule) {
        (Answer::Yes, _) => Some(List::Words(vec!["1".into(), "0".into()])),
        (_, Rule::Levels(levels)) => Some(List::Words(levels.iter().map(|level| level.value.to_string()).collect())),
        _ => None,
    }
}

/// The scheme's aggregates and all of its items.
fn framework(scheme: &Scheme, facts: String) -> Result<Framework, Vec<FrameworkError>> {
    let of = |weights: fn(f64) -> f64| {
        let mut specs: Vec<NodeSpec> = scheme
            .nodes
            .iter()
            .map(|node| aggregate(&node.code, node.name.clone(), node.parent.clone(), weights(node.weight)))
            .collect();
        let free = |wanted: &str| {
            let is_taken =
                |code: &str| scheme.item(code).is_some() || scheme.nodes.iter().any(|node| node.code == code);
            let mut code = wanted.to_string();
            while is_taken(&code) {
                code.push('_');
            }
            code
        };
        let total = scheme.total().map_or_else(|| free("total"), |total| total.code.clone());
        if scheme.total().is_none() {
            specs.push(aggregate(&total, scheme.name.clone(), None, 1.0));
        }
        // Without points there is nothing else to stand beside.
        let has_points = scheme.items.iter().any(|item| item.parent.is_some());
        let has_facts = scheme.items.iter().any(|item| item.parent.is_none());
        let above = if has_points { free("facts") } else { total.clone() };
        if has_points && has_facts {
            specs.push(aggregate(&above, Text::same(&*facts), Some(total), 0.0));
        }
        specs.extend(scheme.items.iter().map(|item| NodeSpec {
            code: item.code.clone(),
            name: item.name.clone(),
            parent: item.parent.clone().or_else(|| Some(above.clone())),
            weight: if item.parent.is_some() { weights(scheme.weight_of(item)) } else { 1.0 },
            indicator: Some(scheme.indicator(item)),
        }));
        Framework::new(specs)
    };
    // Items that only count by a condition may all weigh nothing, which no tree can do with.
    of(|weight| weight).or_else(|_| of(|_| 1.0))
}

fn aggregate(code: &str, name: Text, parent: Option<String>, weight: f64) -> NodeSpec {
    NodeSpec { code: code.into(), name, parent, weight, indicator: None }
}
