//! A number as text: the caller's way of writing it, carried along with the data.

use std::fmt;
use std::sync::Arc;

/// How a chart writes its numbers. Language, unit and precision are the caller's choice.
#[derive(Clone)]
pub struct Format(Arc<dyn Fn(f64) -> String + Send + Sync>);

/// What stands in a table cell or a tooltip where there is no value.
pub const MISSING: &str = "—";

impl Format {
    pub fn new(write: impl Fn(f64) -> String + Send + Sync + 'static) -> Self {
        Self(Arc::new(write))
    }

    /// A fixed number of decimals, a comma every three digits, a true minus sign, and no negative zero.
    pub fn fixed(decimals: usize) -> Self {
        Self::new(move |value| fixed(value, decimals))
    }

    pub fn write(&self, value: f64) -> String {
        (self.0)(value)
    }

    /// The value with its sign even where it is positive: `+3.2`, `−1.0`; a value that is written as zero has none.
    pub fn signed(&self, value: f64) -> String {
        let text = self.write(value);
        let is_zero = !text.contains(|character: char| ('1'..='9').contains(&character));
        if value > 0.0 && !is_zero { format!("+{text}") } else { text }
    }

    /// The value, or the sign for a missing one.
    pub fn cell(&self, value: Option<f64>) -> String {
        match value.filter(|value| value.is_finite()) {
            Some(value) => self.write(value),
            None => MISSING.to_owned(),
        }
    }
}

impl fmt::Debug for Format {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Format")
    }
}

fn fixed(value: f64, decimals: usize) -> String {
    let plain = format!("{:.decimals$}", value.abs());
    let (whole, rest) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
    let is_zero = !plain.contains(|character: char| ('1'..='9').contains(&character));
    let mut text = String::from(if value < 0.0 && !is_zero { "−" } else { "" });
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fixed_groups_digits_and_has_no_negative_zero() {
        let two = Format::fixed(2);
        assert_eq!(two.write(1_234_567.891), "1,234,567.89");
        assert_eq!(two.write(-123.0), "−123.00");
        assert_eq!(two.write(-0.004), "0.00");
        assert_eq!(Format::fixed(0).write(999.6), "1,000");
    }

    #[test]
    fn signed_marks_gains() {
        let one = Format::fixed(1);
        assert_eq!(
            [one.signed(3.2), one.signed(-3.2), one.signed(0.0), one.signed(0.01)],
            ["+3.2", "−3.2", "0.0", "0.0"]
        );
    }

    #[test]
    fn what_is_not_there_is_a_dash() {
        assert_eq!([Format::fixed(0).cell(None), Format::fixed(0).cell(Some(f64::NAN))], [MISSING, MISSING]);
    }
}
