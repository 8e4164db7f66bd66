//! A workbook to fill in: a sheet a table, with the framework in it, lists to choose from, and a note beside every column.

use super::rows::{self, FINANCING};
use super::{Book, Cell, Hint, List, Sheet};
use crate::model::{Dataset, GroupColumn, Node};

/// A column that a note is about.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Field<'a> {
    EntityId,
    EntityName,
    Group(&'a GroupColumn),
    /// Whose figures a row has.
    Entity,
    Period,
    /// An indicator, with its unit and direction.
    Figure(&'a Node),
    /// What indicators are divided by.
    Denominator(&'a str),
    EnterpriseId,
    /// The park an enterprise belongs to.
    Park,
    Financing,
}

/// What is said beside the cells of a column: a title of up to 32 characters, and a text of up to 255.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub title: String,
    pub text: String,
}

/// A template for the dataset's framework: `entities` with those there are, `indicators` as they are, `values_wide` (`values` where a code
/// cannot head a column) and `enterprises` to be filled. `note` words what is said beside a column.
///
/// Filled in, it loads as a data package. Entities and parks are chosen from the sheet `entities`, groups from their categories.
///
/// *Cost*: O(entities + indicators).
pub fn template(dataset: &Dataset, note: impl Fn(Field<'_>) -> Note) -> Book {
    let framework = &dataset.framework;
    let leaves: Vec<&Node> = framework.leaves().iter().map(|&id| framework.node(id)).collect();
    let denominators = dataset.denominators.iter().map(String::as_str);
    let codes: Vec<&str> = leaves.iter().map(|node| &*node.code).chain(denominators).collect();
    let hint = |column: usize, field: Field<'_>, list: Option<List>| {
        let Note { title, text } = note(field);
        Hint { column: column as u32, title, text, list }
    };
    let of_entities = || Some(List::Column { sheet: "entities".into(), column: 0 });

    let mut entities = Sheet { name: "entities".into(), rows: rows::entities(dataset), hints: Vec::new() };
    entities.hints.push(hint(0, Field::EntityId, None));
    entities.hints.push(hint(1, Field::EntityName, None));
    for group in &dataset.groups {
        let column = column_of(&entities.rows, &group.code);
        let words = group.categories.iter().map(|category| category.zh().to_string()).collect();
        entities.hints.extend(column.map(|column| hint(column, Field::Group(group), Some(List::Words(words)))));
    }
    let indicators = rows::framework(framework, &dataset.groups, &dataset.denominators);

    let values = if rows::can_head(&codes) {
        let mut hints = vec![hint(0, Field::Entity, of_entities()), hint(1, Field::Period, None)];
        hints.extend(leaves.iter().enumerate().map(|(at, node)| hint(at + 2, Field::Figure(node), None)));
        let others = dataset.denominators.iter().enumerate();
        hints.extend(others.map(|(at, code)| hint(at + 2 + leaves.len(), Field::Denominator(code), None)));
        Sheet { name: "values_wide".into(), rows: vec![rows::wide_header(&codes, true)], hints }
    } else {
        let header = ["entity", "indicator", "period", "value"].map(Cell::text).to_vec();
        let codes = Some(List::Column { sheet: "indicators".into(), column: 0 });
        let first = leaves.first().map(|node| hint(1, Field::Figure(node), codes));
        let mut hints = vec![hint(0, Field::Entity, of_entities()), hint(2, Field::Period, None)];
        hints.extend(first);
        Sheet { name: "values".into(), rows: vec![header], hints }
    };
    let enterprises = Sheet {
        name: "enterprises".into(),
        rows: vec![rows::enterprise_header()],
        hints: vec![
            hint(0, Field::EnterpriseId, None),
            hint(3, Field::Park, of_entities()),
            hint(6, Field::Financing, Some(List::Words(FINANCING.map(String::from).to_vec()))),
        ],
    };
    let indicators = Sheet { name: "indicators".into(), rows: indicators, hints: Vec::new() };
    Book { sheets: vec![entities, indicators, values, enterprises] }
}

fn column_of(rows: &[Vec<Cell>], header: &str) -> Option<usize> {
    rows.first()?.iter().position(|cell| matches!(cell, Cell::Text(text) if text == header))
}
