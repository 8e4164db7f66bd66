//! A function that one indicator's values go through before anything compares them.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Every one keeps the order, so that the indicator's direction stays what it is. Written `log`, `log1p`, `sqrt`, `square`, `inverse`,
/// `boxcox:<exponent>`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Transform {
    /// ln x, for positive values.
    Log,
    /// ln(1 + x), for values above −1.
    Log1p,
    /// √x, from 0 up.
    Sqrt,
    /// x², from 0 up.
    Square,
    /// −1/x, for positive values: the reciprocal as Tukey's ladder has it, with its sign turned so that the order stays.
    Inverse,
    /// (x^λ − 1)/λ, ln x for λ = 0, for positive values.
    BoxCox { lambda: f64 },
}

impl Transform {
    /// Those without a parameter.
    pub const PLAIN: [Self; 5] = [Self::Log, Self::Log1p, Self::Sqrt, Self::Square, Self::Inverse];
}

impl Serialize for Transform {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Log => serializer.serialize_str("log"),
            Self::Log1p => serializer.serialize_str("log1p"),
            Self::Sqrt => serializer.serialize_str("sqrt"),
            Self::Square => serializer.serialize_str("square"),
            Self::Inverse => serializer.serialize_str("inverse"),
            Self::BoxCox { lambda } => serializer.collect_str(&format_args!("boxcox:{lambda}")),
        }
    }
}

impl<'de> Deserialize<'de> for Transform {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        let exponent = || word.strip_prefix("boxcox:")?.trim().parse().ok().filter(|lambda: &f64| lambda.is_finite());
        match word.as_str() {
            "log" => Ok(Self::Log),
            "log1p" => Ok(Self::Log1p),
            "sqrt" => Ok(Self::Sqrt),
            "square" => Ok(Self::Square),
            "inverse" => Ok(Self::Inverse),
            _ => exponent().map(|lambda| Self::BoxCox { lambda }).ok_or_else(|| {
                let known = &["log", "log1p", "sqrt", "square", "inverse", "boxcox:<exponent>"];
                serde::de::Error::unknown_variant(&word, known)
            }),
        }
    }
}
