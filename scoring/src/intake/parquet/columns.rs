//! Which columns of a file become columns of the table, and which do not and why.

use super::footer::{Element, Footer};
use super::kind::Kind;
use super::physical::Physical;
use crate::model::ParquetFault;

/// A column that is read.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Column {
    pub(super) name: String,
    /// Which of the columns without others below them it is: the pages are found by it.
    pub(super) leaf: usize,
    pub(super) physical: Physical,
    pub(super) kind: Kind,
    /// Rows may have no value.
    pub(super) has_gaps: bool,
}

#[derive(Debug, Default)]
pub(super) struct Columns {
    pub(super) read: Vec<Column>,
    /// By name, why it is left out.
    pub(super) left_out: Vec<(String, ParquetFault)>,
    pub(super) n_leaves: usize,
    /// What the column is called in the file that came first as the entities' ids.
    pub(super) row_names: Option<String>,
}

/// The header of ids.
const ID: &str = "id";
const OPTIONAL: i64 = 1;
const REPEATED: i64 = 2;

impl Columns {
    /// Sorts the columns of a file.
    ///
    /// # Errors
    /// Where the tree of columns is none.
    pub(super) fn of(footer: &Footer) -> Result<Self, ParquetFault> {
        let mut columns = Self::default();
        let mut elements = footer.elements.iter();
        let root = elements.next().ok_or(ParquetFault::Footer)?;
        for _ in 0..root.n_children {
            let element = elements.next().ok_or(ParquetFault::Footer)?;
            let leaf = columns.n_leaves;
            let is_leaf = element.physical.is_some() && element.n_children <= 0;
            if is_leaf && element.repetition != REPEATED {
                columns.sort_in(element, leaf);
            } else {
                columns.left_out.push((element.name.clone(), ParquetFault::Nested));
            }
            columns.n_leaves += n_leaves_below(element, &mut elements)?;
        }
        if elements.next().is_some() || footer.groups.iter().any(|group| group.chunks.len() != columns.n_leaves) {
            return Err(ParquetFault::Footer);
        }
        columns.move_row_names();
        Ok(columns)
    }

    fn sort_in(&mut self, element: &Element, leaf: usize) {
        let name = element.name.clone();
        let unknown = || "?".to_string();
        let physical = Physical::of(element).ok_or_else(unknown);
        let found = physical.and_then(|physical| Ok((physical, Kind::of(element, physical)?)));
        match found {
            // Numbers that count the rows of a pandas frame.
            Ok((_, Kind::Whole { .. })) if is_row_names(&name) => self.left_out.push((name, ParquetFault::Index)),
            Ok((physical, kind)) => {
                let has_gaps = element.repetition == OPTIONAL;
                self.read.push(Column { name, leaf, physical, kind, has_gaps });
            }
            Err(kind) => self.left_out.push((name, ParquetFault::Kind { name: kind })),
        }
    }

    /// Row names in words say whom a row is about: they become ids, as those do that a text file has under an empty header.
    fn move_row_names(&mut self) {
        let has_ids = self.read.iter().any(|column| column.name.eq_ignore_ascii_case(ID));
        let at = self.read.iter().position(|column| is_row_names(&column.name));
        if let Some(at) = at.filter(|_| !has_ids) {
            let column = self.read.remove(at);
            self.row_names = Some(column.name);
            self.read.insert(0, Column { name: ID.into(), ..column });
        }
    }
}

/// Columns without others below them, this one or those below it, which are taken off.
fn n_leaves_below<'a>(
    element: &Element,
    elements: &mut impl Iterator<Item = &'a Element>,
) -> Result<usize, ParquetFault> {
    if element.n_children <= 0 {
        return Ok(usize::from(element.physical.is_some()));
    }
    let mut n_leaves = 0;
    let mut left = element.n_children;
    while left > 0 {
        let below = elements.next().ok_or(ParquetFault::Footer)?;
        let n_children = below.n_children.max(0);
        n_leaves += usize::from(n_children == 0 && below.physical.is_some());
        left = (left - 1).checked_add(n_children).ok_or(ParquetFault::Footer)?;
    }
    Ok(n_leaves)
}

/// What pandas calls an index without a name.
fn is_row_names(name: &str) -> bool {
    let level = name.strip_prefix("__index_level_").and_then(|rest| rest.strip_suffix("__"));
    level.is_some_and(|level| !level.is_empty() && level.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::parquet::footer::Group;

    fn leaf(name: &str, physical: i64) -> Element {
        Element { name: name.into(), physical: Some(physical), repetition: OPTIONAL, ..Element::default() }
    }

    fn group(name: &str, n_children: i64) -> Element {
        Element { name: name.into(), n_children, ..Element::default() }
    }

    #[test]
    fn nested_columns_are_passed_over_and_the_next_is_found() {
        let elements = vec![
            group("root", 4),
            leaf("a", 5),
            group("list", 1),
            group("list", 1),
            leaf("element", 1),
            group("pair", 2),
            leaf("x", 1),
            leaf("y", 1),
            leaf("b", 6),
        ];
        let footer = Footer { elements, ..Footer::default() };
        let columns = Columns::of(&footer).unwrap();
        let read: Vec<(&str, usize)> = columns.read.iter().map(|column| (&*column.name, column.leaf)).collect();
        assert_eq!((read, columns.n_leaves), (vec![("a", 0), ("b", 4)], 5));
        let nested = ["list", "pair"].map(|name| (name.to_string(), ParquetFault::Nested));
        assert_eq!(columns.left_out, nested);
    }

    #[test]
    fn rows_counted_by_pandas_are_left_out_and_row_names_come_first() {
        let of = |elements: Vec<Element>| Columns::of(&Footer { elements, ..Footer::default() }).unwrap();
        let counted = of(vec![group("root", 2), leaf("a", 5), leaf("__index_level_0__", 2)]);
        assert_eq!(counted.left_out, [("__index_level_0__".to_string(), ParquetFault::Index)]);
        let named = of(vec![group("root", 2), leaf("a", 5), leaf("__index_level_0__", 6)]);
        let read: Vec<(&str, usize)> = named.read.iter().map(|column| (&*column.name, column.leaf)).collect();
        assert_eq!((read, named.left_out), (vec![("id", 1), ("a", 0)], vec![]));
        assert_eq!(named.row_names.as_deref(), Some("__index_level_0__"));
        let both = of(vec![group("root", 2), leaf("ID", 6), leaf("__index_level_0__", 6)]);
        assert_eq!((both.read.len(), both.row_names), (2, None));
    }

    #[test]
    fn trees_that_cannot_be_are_refused() {
        for elements in [
            vec![],
            vec![group("root", 2), leaf("a", 5)],
            vec![group("root", 1), leaf("a", 5), leaf("b", 5)],
            vec![group("root", 1), group("g", i64::MAX), group("h", i64::MAX), leaf("x", 1)],
        ] {
            assert_eq!(Columns::of(&Footer { elements, ..Footer::default() }).err(), Some(ParquetFault::Footer));
        }
        let groups = vec![Group::default()];
        let elements = vec![group("root", 1), leaf("a", 5)];
        assert!(Columns::of(&Footer { elements, groups, ..Footer::default() }).is_err(), "a group without its pages");
    }
}
