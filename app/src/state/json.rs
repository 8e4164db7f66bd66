//! A scenario, or another thing that is kept, as JSON, spaced for people or tight for an address.
//!
//! Both go through one serializer: a second copy of all that a scenario can hold would be a fortieth of the first load.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter, Serializer};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spacing {
    Tight,
    /// Indented, as serde_json does.
    Wide,
}

/// Defaults are left out, so an untouched scenario is short.
pub fn to_json<T: Serialize>(value: &T, spacing: Spacing) -> String {
    let wide = (spacing == Spacing::Wide).then(PrettyFormatter::new);
    let mut bytes = Vec::new();
    // Writing to memory cannot fail, nor can what we keep be refused: all its keys are text.
    let _ = value.serialize(&mut Serializer::with_formatter(&mut bytes, Layout { wide }));
    String::from_utf8(bytes).unwrap_or_default()
}

struct Layout {
    wide: Option<PrettyFormatter<'static>>,
}

/// The same step of whichever formatter it is.
macro_rules! either {
    ($($step:ident($($name:ident: $kind:ty)?);)*) => {
        $(fn $step<W: ?Sized + Write>(&mut self, writer: &mut W $(, $name: $kind)?) -> io::Result<()> {
            match &mut self.wide {
                Some(wide) => wide.$step(writer $(, $name)?),
                None => CompactFormatter.$step(writer $(, $name)?),
            }
        })*
    };
}

impl Formatter for Layout {
    either! {
        begin_array();
        end_array();
        begin_array_value(first: bool);
        end_array_value();
        begin_object();
        end_object();
        begin_object_key(first: bool);
        begin_object_value();
        end_object_value();
    }
}

#[cfg(test)]
mod tests {
    use scoring::scenario::Scenario;

    use scoring::scenario::RankMethod;

    use super::*;

    #[test]
    fn both_spacings_are_those_of_serde_json() {
        let mut scenario = Scenario::default();
        for _ in 0..2 {
            assert_eq!(to_json(&scenario, Spacing::Tight), serde_json::to_string(&scenario).unwrap());
            assert_eq!(to_json(&scenario, Spacing::Wide), serde_json::to_string_pretty(&scenario).unwrap());
            scenario.weights.insert("a".into(), 0.1);
            scenario.drop = vec!["b".into(), "c".into()];
            scenario.rank.method = RankMethod::Vikor;
        }
    }
}
