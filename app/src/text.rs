//! Every word of the interface, in both languages: one exhaustive struct an area, so that a missing text does not compile.

pub mod certainty;
pub mod change;
pub mod columns;
pub mod compare;
pub mod coordination;
pub mod data;
pub mod decision;
pub mod evaluate;
pub mod frame;
pub mod indicators;
pub mod industry;
pub mod joined;
pub mod kept;
pub mod method;
pub mod notice;
pub mod number;
pub mod overview;
pub mod picker;
pub mod plot;
pub mod problem;
pub mod reach;
pub mod repair;
pub mod report;
pub mod revenue;
pub mod rules;
pub mod scheme_template;
pub mod schemes;
pub mod spread;
pub mod stacked;
pub mod standing;
pub mod structure;
pub mod survey;
pub mod take_away;
pub mod weigh;
pub mod what_if;
pub mod whole;
pub mod written;

use crate::prefs::Lang;

/// A text that exists in both languages; areas that take values are functions over [`Lang`].
pub fn pick<T>(lang: Lang, zh: T, en: T) -> T {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// The name of something in the dataset, in the page's language.
pub fn name(lang: Lang, text: &scoring::model::Text) -> &str {
    pick(lang, text.zh(), text.en())
}
