//! Qualitative grades: answers with points of their own, and words as numbers on a stated scale.

use super::points::{Mark, Points, Why, mark};
use crate::scheme::Level;

/// Points of the answer that the value stands for.
///
/// *Edge cases*: a missing value, and one that stands for no answer, have unknown points, between the least and the most.
/// *Cost*: O(levels).
pub fn levels(levels: &[Level], value: Option<f64>) -> Mark {
    let least = levels.iter().map(|level| level.points).fold(f64::INFINITY, f64::min);
    let most = levels.iter().map(|level| level.points).fold(f64::NEG_INFINITY, f64::max);
    let unknown = |why| Mark { value, points: Points { lo: least, hi: most }, why };
    let Some(x) = value else { return unknown(Why::Missing) };
    let answer = levels.iter().enumerate().find(|(_, level)| level.value == x);
    answer.map_or(unknown(Why::NoSuchLevel), |(at, level)| mark(x, level.points, Why::Level { at }))
}

/// Words such as 优, 良, 中, 差 with a number each. No scale is taken for granted: whoever makes one states it.
#[derive(Clone, Debug, PartialEq)]
pub struct WordScale(Vec<(String, f64)>);

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordScaleError {
    Empty,
    /// Twice, or without a letter.
    BadWord {
        word: String,
    },
    /// The word's number is not finite.
    BadNumber {
        word: String,
    },
}

impl WordScale {
    /// A scale of these words and numbers. Words are taken without the blanks around them.
    ///
    /// # Errors
    /// [`WordScaleError`], the first one found.
    pub fn new(words: &[(&str, f64)]) -> Result<Self, WordScaleError> {
        let mut scale: Vec<(String, f64)> = Vec::with_capacity(words.len());
        for &(word, number) in words {
            let word = word.trim().to_string();
            if word.is_empty() || scale.iter().any(|(known, _)| *known == word) {
                return Err(WordScaleError::BadWord { word });
            }
            if !number.is_finite() {
                return Err(WordScaleError::BadNumber { word });
            }
            scale.push((word, number));
        }
        if scale.is_empty() { Err(WordScaleError::Empty) } else { Ok(Self(scale)) }
    }

    /// Words from the best to the worst at equal distances from `best` down to `worst`; a single word gets `best`.
    ///
    /// *Formula*: best + k/(n − 1)·(worst − best) for the word at position k of n.
    ///
    /// # Errors
    /// As [`WordScale::new`].
    pub fn evenly(words: &[&str], best: f64, worst: f64) -> Result<Self, WordScaleError> {
        let steps = words.len().saturating_sub(1).max(1) as f64;
        let spaced = words.iter().enumerate();
        let pairs: Vec<(&str, f64)> =
            spaced.map(|(at, &word)| (word, best + at as f64 / steps * (worst - best))).collect();
        Self::new(&pairs)
    }

    /// The word's number; `None` for a word that is not on the scale.
    pub fn number(&self, word: &str) -> Option<f64> {
        self.0.iter().find(|(known, _)| known == word.trim()).map(|(_, number)| *number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Text;

    #[test]
    fn an_answer_has_its_points_and_any_other_number_none() {
        let level = |value, points| Level { value, name: Text::same("x"), points };
        let answers = [level(2.0, 10.0), level(1.0, 5.0), level(0.0, 0.0)];
        assert_eq!(levels(&answers, Some(1.0)), mark(1.0, 5.0, Why::Level { at: 1 }));
        let unknown = Points { lo: 0.0, hi: 10.0 };
        for (value, why) in [(None, Why::Missing), (Some(1.5), Why::NoSuchLevel)] {
            assert_eq!(levels(&answers, value), Mark { value, points: unknown, why });
        }
    }

    #[test]
    fn words_are_numbers_on_the_scale_that_is_stated() {
        let scale = WordScale::evenly(&["优", "良", "中", "差"], 100.0, 40.0).expect("a scale");
        assert_eq!(
            ["优", "良 ", "中", "差", "尚可"].map(|word| scale.number(word)),
            [Some(100.0), Some(80.0), Some(60.0), Some(40.0), None]
        );
        assert_eq!(WordScale::evenly(&["合格"], 60.0, 0.0).expect("a scale").number("合格"), Some(60.0));
        assert_eq!(WordScale::new(&[]), Err(WordScaleError::Empty));
        let bad = |words: &[(&str, f64)]| WordScale::new(words).expect_err("must be refused");
        assert_eq!(bad(&[("优", 1.0), ("优 ", 2.0)]), WordScaleError::BadWord { word: "优".into() });
        assert_eq!(bad(&[(" ", 1.0)]), WordScaleError::BadWord { word: String::new() });
        assert_eq!(bad(&[("优", f64::NAN)]), WordScaleError::BadNumber { word: "优".into() });
    }
}
