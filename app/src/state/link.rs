//! A scenario as text: in an address, in local storage, in a file.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use scoring::ENGINE_VERSION;
use scoring::model::Dataset;
use scoring::scenario::{Scenario, ScenarioError};

use super::json::{Spacing, to_json};

/// Why a link could not be opened.
#[derive(Clone, Debug, PartialEq)]
pub enum LinkError {
    /// Cut off or altered on its way.
    Corrupt,
    Scenario(ScenarioError),
}

/// The scenario with what it was made on, ready to leave this machine.
pub fn stamped(scenario: &Scenario, dataset: &Dataset) -> Scenario {
    Scenario {
        engine: ENGINE_VERSION.to_string(),
        dataset: dataset.id.clone(),
        fingerprint: Some(dataset.fingerprint.clone()),
        ..scenario.clone()
    }
}

/// For an address: base64url of tight JSON.
pub fn encode(scenario: &Scenario) -> String {
    URL_SAFE_NO_PAD.encode(to_json(scenario, Spacing::Tight))
}

/// # Errors
/// [`LinkError::Corrupt`] when the text is no base64url of UTF-8; else what is wrong with the scenario in it.
pub fn decode(text: &str) -> Result<Scenario, LinkError> {
    let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| LinkError::Corrupt)?;
    let json = String::from_utf8(bytes).map_err(|_| LinkError::Corrupt)?;
    if !json.trim_end().ends_with('}') {
        return Err(LinkError::Corrupt);
    }
    scoring::scenario::parse(&json).map_err(LinkError::Scenario)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_gives_the_same_scenario_to_the_last_digit() {
        let mut scenario = Scenario { focus: Some("滨江<b>".into()), ..Scenario::default() };
        scenario.weights.insert("gdp".into(), 0.1 + 0.2);
        assert_eq!(decode(&encode(&scenario)), Ok(scenario));
    }

    #[test]
    fn a_broken_link_says_so() {
        let whole = encode(&Scenario::default());
        assert_eq!(decode(&whole[..whole.len() - 3]), Err(LinkError::Corrupt));
        assert_eq!(decode("%%%"), Err(LinkError::Corrupt));
        assert!(matches!(decode(&URL_SAFE_NO_PAD.encode(r#"{"yuanheng":99}"#)), Err(LinkError::Scenario(_))));
    }
}
