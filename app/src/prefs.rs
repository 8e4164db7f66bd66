//! What a person likes, apart from any data: language, theme, and which colour means up.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    #[default]
    Zh,
    En,
}

impl Lang {
    /// The value for `<html lang>`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    pub fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemeChoice {
    /// As the system says.
    #[default]
    Auto,
    Light,
    Dark,
}

/// Mainland finance and government show a rise in red; elsewhere it is green.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RiseColour {
    #[default]
    Red,
    Green,
}

/// Whether data and scenarios stay in the browser between visits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Keeping {
    #[default]
    Here,
    Nothing,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Prefs {
    pub lang: Lang,
    pub theme: ThemeChoice,
    pub rise: RiseColour,
    pub keeping: Keeping,
}

impl Prefs {
    /// Reads what was saved; anything that is not understood is the default, for a saved preference is never worth an error.
    pub fn parse(saved: &str) -> Self {
        serde_json::from_str(saved).unwrap_or_default()
    }

    pub fn print(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preferences_survive_saving_and_nonsense_is_the_default() {
        let prefs =
            Prefs { lang: Lang::En, theme: ThemeChoice::Dark, rise: RiseColour::Green, keeping: Keeping::Nothing };
        assert_eq!(Prefs::parse(&prefs.print()), prefs);
        assert_eq!(Prefs::parse(r#"{"lang":"en"}"#), Prefs { lang: Lang::En, ..Prefs::default() });
        assert_eq!(Prefs::parse("not json"), Prefs::default());
    }
}
