//! Fields of a case by name, with what each must be.

use serde_json::{Map, Value};

use super::{CaseError, Fault, Kind};
use crate::mcdm::Needs;

/// A JSON object of a case and where it is.
#[derive(Clone, Copy, Debug)]
pub struct Fields<'a> {
    at: &'static str,
    map: Option<&'a Map<String, Value>>,
}

/// A value of a case and where it is.
#[derive(Clone, Debug)]
pub struct Field<'a> {
    path: String,
    value: &'a Value,
}

impl<'a> Fields<'a> {
    /// The case itself.
    pub(super) fn top(map: &'a Map<String, Value>) -> Self {
        Self { at: "", map: Some(map) }
    }

    /// An object that was left out.
    pub(super) fn none(at: &'static str) -> Self {
        Self { at, map: None }
    }

    /// All fields there are; `None` for an object that was left out.
    pub(super) fn map(&self) -> Option<&'a Map<String, Value>> {
        self.map
    }

    /// The field, unless it is left out or null.
    pub fn get(&self, name: &str) -> Option<Field<'a>> {
        let value = self.map?.get(name).filter(|value| !value.is_null())?;
        Some(Field { path: self.path(name), value })
    }

    /// # Errors
    /// [`Fault::Missing`].
    pub fn need(&self, name: &str) -> Result<Field<'a>, CaseError> {
        self.get(name).ok_or_else(|| CaseError::new(self.path(name), Fault::Missing))
    }

    /// The number, or what it is when left out.
    ///
    /// # Errors
    /// [`Fault::WrongType`].
    pub fn number_or(&self, name: &str, default: f64) -> Result<f64, CaseError> {
        self.get(name).map_or(Ok(default), |field| field.number())
    }

    /// What the word stands for, or what it is when left out.
    ///
    /// # Errors
    /// [`Fault::WrongType`], [`Fault::UnknownWord`].
    pub fn word_or<T: Copy>(&self, name: &str, known: &[(&'static str, T)], default: T) -> Result<T, CaseError> {
        self.get(name).map_or(Ok(default), |field| field.word(known))
    }

    /// True or false, or what it is when left out.
    ///
    /// # Errors
    /// [`Fault::WrongType`].
    pub fn flag_or(&self, name: &str, default: bool) -> Result<bool, CaseError> {
        self.get(name).map_or(Ok(default), |field| field.value.as_bool().ok_or_else(|| field.wrong(Kind::Flag)))
    }

    /// Where a field of this object is or would be.
    pub fn path(&self, name: &str) -> String {
        if self.at.is_empty() { name.into() } else { format!("{}.{name}", self.at) }
    }
}

impl<'a> Field<'a> {
    pub fn fault(&self, fault: Fault) -> CaseError {
        CaseError::new(&self.path, fault)
    }

    /// # Errors
    /// [`Fault::WrongType`].
    pub fn fields(&self, at: &'static str) -> Result<Fields<'a>, CaseError> {
        let map = self.value.as_object().ok_or_else(|| self.wrong(Kind::Object))?;
        Ok(Fields { at, map: Some(map) })
    }

    /// # Errors
    /// [`Fault::WrongType`].
    pub fn text(&self) -> Result<&'a str, CaseError> {
        self.value.as_str().ok_or_else(|| self.wrong(Kind::Text))
    }

    /// A finite number.
    ///
    /// # Errors
    /// [`Fault::WrongType`].
    pub fn number(&self) -> Result<f64, CaseError> {
        number(self.value).ok_or_else(|| self.wrong(Kind::Number))
    }

    /// A finite number, or null for none.
    ///
    /// # Errors
    /// [`Fault::WrongType`].
    pub fn number_or_none(&self) -> Result<Option<f64>, CaseError> {
        if self.value.is_null() { Ok(None) } else { self.number().map(Some) }
    }

    /// A whole number from `least` to `most`.
    ///
    /// # Errors
    /// [`Fault::WrongType`], [`Fault::BadNumber`].
    pub fn count(&self, least: usize, most: usize) -> Result<usize, CaseError> {
        let value = self.number()?;
        let whole = self.value.as_u64().and_then(|count| usize::try_from(count).ok());
        let needs = Needs::Within { lo: least as f64, hi: most as f64 };
        whole
            .filter(|count| (least..=most).contains(count))
            .ok_or_else(|| self.fault(Fault::BadNumber { value, needs }))
    }

    /// What the word stands for.
    ///
    /// # Errors
    /// [`Fault::WrongType`], [`Fault::UnknownWord`].
    pub fn word<T: Copy>(&self, known: &[(&'static str, T)]) -> Result<T, CaseError> {
        let found = self.text()?;
        let meaning = known.iter().find(|(word, _)| *word == found).map(|(_, meaning)| *meaning);
        let known = || known.iter().map(|(word, _)| *word).collect();
        meaning.ok_or_else(|| self.fault(Fault::UnknownWord { found: found.into(), known: known() }))
    }

    /// The elements of a list that is not empty.
    ///
    /// # Errors
    /// [`Fault::WrongType`], [`Fault::Empty`].
    pub fn elements(&self) -> Result<Vec<Field<'a>>, CaseError> {
        let elements = self.list()?.iter().enumerate();
        Ok(elements.map(|(at, value)| Field { path: format!("{}[{at}]", self.path), value }).collect())
    }

    /// A list of as many as expected.
    ///
    /// # Errors
    /// As [`Field::elements`], and [`Fault::WrongLength`].
    pub fn elements_of(&self, expected: usize) -> Result<Vec<Field<'a>>, CaseError> {
        let elements = self.elements()?;
        self.check_length(expected, elements.len())?;
        Ok(elements)
    }

    /// Either one value for all, or a list with one for each.
    ///
    /// # Errors
    /// Whatever `read` finds, [`Fault::WrongLength`], [`Fault::Empty`].
    pub fn for_each<T: Copy>(
        &self,
        n: usize,
        read: impl Fn(&Field<'a>) -> Result<T, CaseError>,
    ) -> Result<Vec<T>, CaseError> {
        if self.value.is_array() { self.elements_of(n)?.iter().map(read).collect() } else { Ok(vec![read(self)?; n]) }
    }

    /// Numbers, at least one.
    ///
    /// # Errors
    /// [`Fault::WrongType`], [`Fault::Empty`].
    pub fn numbers(&self) -> Result<Vec<f64>, CaseError> {
        let wrong = |at| CaseError::new(format!("{}[{at}]", self.path), Fault::WrongType { expected: Kind::Number });
        self.list()?.iter().enumerate().map(|(at, value)| number(value).ok_or_else(|| wrong(at))).collect()
    }

    /// As many numbers as expected.
    ///
    /// # Errors
    /// As [`Field::numbers`], and [`Fault::WrongLength`].
    pub fn numbers_of(&self, expected: usize) -> Result<Vec<f64>, CaseError> {
        let numbers = self.numbers()?;
        self.check_length(expected, numbers.len())?;
        Ok(numbers)
    }

    /// A list of lists of numbers, all of one length, as given: row by row.
    ///
    /// # Errors
    /// [`Fault::WrongType`], [`Fault::Empty`], [`Fault::WrongLength`] for a row unlike the first.
    pub fn rows(&self) -> Result<Vec<Vec<f64>>, CaseError> {
        let list = self.value.as_array().ok_or_else(|| self.wrong(Kind::Table))?;
        let mut rows: Vec<Vec<f64>> = Vec::with_capacity(list.len());
        for (at, value) in list.iter().enumerate() {
            let row = Field { path: format!("{}[{at}]", self.path), value };
            let width = rows.first().map(Vec::len);
            rows.push(width.map_or_else(|| row.numbers(), |width| row.numbers_of(width))?);
        }
        if rows.is_empty() { Err(self.fault(Fault::Empty)) } else { Ok(rows) }
    }

    /// [`Field::rows`] turned round: column by column.
    ///
    /// # Errors
    /// As [`Field::rows`].
    pub fn columns(&self) -> Result<Vec<Vec<f64>>, CaseError> {
        let rows = self.rows()?;
        let mut columns = vec![Vec::with_capacity(rows.len()); rows.first().map_or(0, Vec::len)];
        for row in &rows {
            for (column, &cell) in columns.iter_mut().zip(row) {
                column.push(cell);
            }
        }
        Ok(columns)
    }

    /// # Errors
    /// [`Fault::BadNumber`] when `value`, read from here, is not what is needed.
    pub fn require(&self, value: f64, needs: Needs) -> Result<f64, CaseError> {
        if needs.met_by(value) { Ok(value) } else { Err(self.fault(Fault::BadNumber { value, needs })) }
    }

    fn list(&self) -> Result<&'a Vec<Value>, CaseError> {
        let list = self.value.as_array().ok_or_else(|| self.wrong(Kind::List))?;
        if list.is_empty() { Err(self.fault(Fault::Empty)) } else { Ok(list) }
    }

    fn check_length(&self, expected: usize, found: usize) -> Result<(), CaseError> {
        if found == expected { Ok(()) } else { Err(self.fault(Fault::WrongLength { expected, found })) }
    }

    fn wrong(&self, expected: Kind) -> CaseError {
        self.fault(Fault::WrongType { expected })
    }
}

fn number(value: &Value) -> Option<f64> {
    value.as_f64().filter(|number| number.is_finite())
}
