//! How a missing cell is filled, as a scenario writes it: one word, with a group or a scope after a colon.

use serde::{Deserialize, Serialize};

/// How a missing cell is filled. Written `none`, `mean`, `median`, `group_mean:<group code>`, `group_median:<group code>`,
/// `panel_linear`, `panel_latest`, `regression`, `row_mean`, `row_median`, `row_mean:siblings`, `row_median:siblings`.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Missing {
    /// Left missing; aggregation renormalises over what is there.
    #[default]
    AsFound,
    Mean,
    Median,
    GroupMean {
        group: String,
    },
    GroupMedian {
        group: String,
    },
    /// On the line between the entity's own values in the periods around it; beyond them, the nearest.
    PanelLinear,
    /// The entity's own value in the newest earlier period that has one.
    PanelLatest,
    /// From up to three other indicators that go with this one most closely.
    Regression,
    /// After normalising, from the entity's own other indicators.
    Row {
        middle: Middle,
        among: Among,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Middle {
    Mean,
    Median,
}

/// Indicators that a gap is filled from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Among {
    All,
    /// Those under the same parent.
    Siblings,
}

impl Missing {
    /// Code of the group column it looks at.
    pub fn group(&self) -> Option<&str> {
        match self {
            Self::GroupMean { group } | Self::GroupMedian { group } => Some(group),
            _ => None,
        }
    }
}

impl Serialize for Missing {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::AsFound => serializer.serialize_str("none"),
            Self::Mean => serializer.serialize_str("mean"),
            Self::Median => serializer.serialize_str("median"),
            Self::GroupMean { group } => serializer.collect_str(&format_args!("group_mean:{group}")),
            Self::GroupMedian { group } => serializer.collect_str(&format_args!("group_median:{group}")),
            Self::PanelLinear => serializer.serialize_str("panel_linear"),
            Self::PanelLatest => serializer.serialize_str("panel_latest"),
            Self::Regression => serializer.serialize_str("regression"),
            Self::Row { middle, among } => serializer.serialize_str(match (middle, among) {
                (Middle::Mean, Among::All) => "row_mean",
                (Middle::Median, Among::All) => "row_median",
                (Middle::Mean, Among::Siblings) => "row_mean:siblings",
                (Middle::Median, Among::Siblings) => "row_median:siblings",
            }),
        }
    }
}

impl<'de> Deserialize<'de> for Missing {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        let row = |middle, among| Self::Row { middle, among };
        match word.split_once(':') {
            None if word == "none" => Ok(Self::AsFound),
            None if word == "mean" => Ok(Self::Mean),
            None if word == "median" => Ok(Self::Median),
            None if word == "panel_linear" => Ok(Self::PanelLinear),
            None if word == "panel_latest" => Ok(Self::PanelLatest),
            None if word == "regression" => Ok(Self::Regression),
            None if word == "row_mean" => Ok(row(Middle::Mean, Among::All)),
            None if word == "row_median" => Ok(row(Middle::Median, Among::All)),
            Some(("row_mean", "siblings")) => Ok(row(Middle::Mean, Among::Siblings)),
            Some(("row_median", "siblings")) => Ok(row(Middle::Median, Among::Siblings)),
            Some(("group_mean", group)) => Ok(Self::GroupMean { group: group.into() }),
            Some(("group_median", group)) => Ok(Self::GroupMedian { group: group.into() }),
            _ => Err(serde::de::Error::unknown_variant(
                &word,
                &[
                    "none",
                    "mean",
                    "median",
                    "group_mean:<group>",
                    "group_median:<group>",
                    "panel_linear",
                    "panel_latest",
                    "regression",
                    "row_mean",
                    "row_median",
                    "row_mean:siblings",
                    "row_median:siblings",
                ],
            )),
        }
    }
}
