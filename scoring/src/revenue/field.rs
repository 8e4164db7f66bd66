//! The numbers of a plan file under their names: what each may be, and what is wrong with one.

use super::{Evidence, Unit};

/// One number of a plan file, as a slider needs it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Field {
    /// The name in files.
    pub name: &'static str,
    pub unit: Unit,
    /// Only whole numbers have a meaning.
    pub is_whole: bool,
    /// Least and greatest value allowed.
    pub limits: [f64; 2],
    /// What stands until a file says otherwise; none where a file must say it.
    pub default: Option<f64>,
    pub topic: FieldTopic,
    /// What is usual; always within `limits`.
    pub slider: [f64; 2],
    /// Distance of two neighbouring positions of the slider, in the number's unit.
    pub step: f64,
    /// How the default is known; where there is none, whatever is said is the sayer's own assumption.
    pub evidence: Evidence,
    /// Key in `docs/refs.bib`; none for an assumption.
    pub source: Option<&'static str>,
}

/// Which part of a plan by chance a number belongs to, in the order a page shows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FieldTopic {
    /// How the market rent wanders.
    Space,
    /// Terms of leases, and what becomes of them when they expire.
    Leases,
    /// What the buildings are paid with, and how far cash may fall.
    Debt,
    Service,
    /// How companies end, when, and for what.
    Companies,
    /// How well the evaluation tells good companies from bad ones.
    Selection,
    /// Whose money is in the fund, and how partners favour one another.
    Partners,
    /// Terms of the fund: rounds, fees, hurdle, carry, term.
    Fund,
    /// What rules on government funds ask for.
    Policy,
    /// Warrants and revenue shares for rent waived.
    Instruments,
    /// The market that stakes are valued by and measured against.
    Market,
    /// The companies that services by kind are sold to, by life stage.
    Tenants,
    /// Services of one kind.
    Property,
    Professional,
    Testing,
    Data,
    /// What the park's companies pay.
    Taxes,
    /// Which level of government gets what of it.
    Shares,
    /// What the public side spends and owes.
    Budget,
    /// The reference task, which is no park's plan and which no page shows.
    Task,
}

impl FieldTopic {
    /// Those of [`super::chance::Assumptions`].
    pub const ASSUMED: [Self; 11] = [
        Self::Space,
        Self::Leases,
        Self::Debt,
        Self::Service,
        Self::Companies,
        Self::Selection,
        Self::Partners,
        Self::Fund,
        Self::Policy,
        Self::Instruments,
        Self::Market,
    ];
    /// Those of [`super::chance::Services`].
    pub const SERVED: [Self; 5] = [Self::Tenants, Self::Property, Self::Professional, Self::Testing, Self::Data];
    /// Those of [`super::chance::Fiscal`].
    pub const PUBLIC: [Self; 3] = [Self::Taxes, Self::Shares, Self::Budget];
}

/// What is wrong with a number of a plan file.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldError {
    /// There is no default for it, and the file does not say it.
    Missing {
        name: &'static str,
    },
    /// No number has this name.
    Unknown {
        name: String,
    },
    /// Not a number, or outside `limits`, the least and the greatest value allowed.
    OutOfRange {
        name: &'static str,
        value: f64,
        limits: [f64; 2],
    },
    NotWhole {
        name: &'static str,
        value: f64,
    },
    /// Greater than another number of the same file allows.
    Above {
        name: &'static str,
        value: f64,
        other: &'static str,
        limit: f64,
    },
    /// Less than another number of the same file allows.
    Below {
        name: &'static str,
        value: f64,
        other: &'static str,
        limit: f64,
    },
    /// Shares that do not sum to one.
    NotOne {
        name: &'static str,
        sum: f64,
    },
}

impl Field {
    /// True where it says yes (1) or no (0) and is better shown as a switch.
    pub fn is_switch(&self) -> bool {
        self.is_whole && self.limits == [0.0, 1.0]
    }

    /// What is wrong with this value for itself.
    pub fn refuse(&self, value: f64) -> Option<FieldError> {
        let Self { name, limits, .. } = *self;
        if !(limits[0]..=limits[1]).contains(&value) {
            Some(FieldError::OutOfRange { name, value, limits })
        } else if self.is_whole && value.fract() != 0.0 {
            Some(FieldError::NotWhole { name, value })
        } else {
            None
        }
    }
}

/// Writes a struct of numbers, their descriptions and their reading from one table, so that they cannot differ.
///
/// A row is `name: Unit [whole] [least, most] [= default], Topic slider [from, to] by step [, Evidence ["source"]];`. Without a default
/// the number must be given; without what follows the comma it belongs to the reference task.
macro_rules! fields {
    ($(#[doc = $about:literal])+ $Name:ident {$(
        $(#[doc = $doc:literal])*
        $field:ident: $unit:ident $($whole:ident)? [$least:expr, $most:expr] $(= $default:expr)?
        $(, $topic:ident slider [$from:expr, $to:expr] by $step:expr $(, $evidence:ident $($source:literal)?)?)?;
    )+}) => {
        $(#[doc = $about])+
        #[derive(Clone, Debug, PartialEq)]
        pub struct $Name { $($(#[doc = $doc])* pub $field: f64,)+ }

        impl $Name {
            /// Every number, in the order of the fields.
            pub const FIELDS: &'static [$crate::revenue::Field] = &[$($crate::revenue::Field {
                name: stringify!($field),
                unit: $crate::revenue::Unit::$unit,
                is_whole: fields!(@whole $($whole)?),
                limits: [$least, $most],
                default: fields!(@default $($default)?),
                topic: fields!(@topic $($topic)?),
                slider: fields!(@first $([$from, $to],)? [$least, $most]),
                step: fields!(@first $($step,)? $most - $least),
                evidence: fields!(@evidence $($($evidence)?)?),
                source: fields!(@default $($($($source)?)?)?),
            },)+];

            /// The names alone: for whoever has no use for what else is known of them.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($field),)+];

            /// The number of this name, in its unit.
            pub fn get(&self, name: &str) -> Option<f64> {
                match name { $(stringify!($field) => Some(self.$field),)+ _ => None }
            }

            /// Writes the number of this name, in its unit; false where there is none.
            pub fn set(&mut self, name: &str, value: f64) -> bool {
                match name { $(stringify!($field) => self.$field = value,)+ _ => return false }
                true
            }

            /// The numbers of a file over the defaults, and what is wrong with their names or is missing.
            pub fn read<'a>(
                given: impl IntoIterator<Item = (&'a str, f64)>,
            ) -> (Self, Vec<$crate::revenue::FieldError>) {
                let mut read = Self { $($field: fields!(@value $($default)?),)+ };
                let mut named = std::collections::BTreeSet::new();
                let mut errors = Vec::new();
                for (name, value) in given {
                    if read.set(name, value) {
                        named.insert(name);
                    } else {
                        errors.push($crate::revenue::FieldError::Unknown { name: name.into() });
                    }
                }
                for field in Self::FIELDS {
                    if field.default.is_none() && !named.contains(field.name) {
                        errors.push($crate::revenue::FieldError::Missing { name: field.name });
                    }
                }
                (read, errors)
            }

            /// Every number that is wrong for itself, in the order of the fields.
            pub fn refuse(&self) -> Vec<$crate::revenue::FieldError> {
                Self::FIELDS.iter().filter_map(|field| field.refuse(self.get(field.name)?)).collect()
            }
        }
    };
    (@whole) => { false };
    (@whole whole) => { true };
    (@topic) => { $crate::revenue::FieldTopic::Task };
    (@topic $topic:ident) => { $crate::revenue::FieldTopic::$topic };
    (@evidence) => { $crate::revenue::Evidence::Assumption };
    (@evidence $evidence:ident) => { $crate::revenue::Evidence::$evidence };
    (@first $first:expr) => { $first };
    (@first $first:expr, $other:expr) => { $first };
    (@default) => { None };
    (@default $default:expr) => { Some($default) };
    // What is not given stays not a number until it is reported as missing.
    (@value) => { f64::NAN };
    (@value $default:expr) => { $default };
}
pub(super) use fields;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::revenue::chance::{Assumptions, Fiscal, Services};

    fields! {
        /// A sample.
        Sample {
            /// Must be given.
            given: Share [0.0, 1.0], Space slider [0.0, 0.5] by 0.1;
            /// Need not.
            usual: Years whole [1.0, 60.0] = 5.0, Fund slider [2.0, 9.0] by 1.0, Known "box1964";
        }
    }

    #[test]
    fn names_and_ranges_are_held() {
        assert_eq!(Sample::NAMES, ["given", "usual"]);
        let (read, errors) = Sample::read([("other", 1.0)]);
        let unknown = FieldError::Unknown { name: "other".into() };
        assert_eq!(errors, [unknown, FieldError::Missing { name: "given" }]);
        assert_eq!(read.usual, 5.0);

        let (read, errors) = Sample::read([("given", 2.0), ("usual", 1.5)]);
        assert_eq!(errors, []);
        let beyond = FieldError::OutOfRange { name: "given", value: 2.0, limits: [0.0, 1.0] };
        assert_eq!(read.refuse(), [beyond, FieldError::NotWhole { name: "usual", value: 1.5 }]);
        assert!(Sample { given: f64::NAN, ..read }.refuse().len() == 2);
    }

    #[test]
    fn rows_are_told_as_they_stand() {
        let [given, usual] = Sample::FIELDS else { panic!("two fields") };
        assert_eq!((given.topic, given.slider, given.step), (FieldTopic::Space, [0.0, 0.5], 0.1));
        assert_eq!((given.evidence, given.source), (Evidence::Assumption, None));
        assert_eq!((usual.evidence, usual.source), (Evidence::Known, Some("box1964")));
        let task = &crate::revenue::reference::Plan::FIELDS[0];
        assert_eq!((task.topic, task.slider), (FieldTopic::Task, task.limits));
    }

    #[test]
    fn every_default_and_slider_lies_within_its_limits() {
        for field in shown() {
            let Field { name, limits: [least, most], slider: [from, to], step, default, .. } = *field;
            assert!(least <= from && from < to && to <= most, "{name}");
            assert!(default.is_none_or(|default| from <= default && default <= to), "{name}");
            assert!(0.0 < step && step <= to - from, "{name}");
            assert!(!field.is_whole || (step == 1.0 && from.fract() == 0.0), "{name}");
        }
    }

    #[test]
    fn a_default_has_a_source_unless_it_is_an_assumption() {
        let bibliography = include_str!("../../../docs/refs.bib");
        for field in shown() {
            assert_eq!(field.source.is_none(), field.evidence == Evidence::Assumption, "{}", field.name);
            assert!(field.source.is_none() || field.default.is_some(), "{}", field.name);
            let key = field.source.map(|key| format!("{{{key},"));
            assert!(key.is_none_or(|key| bibliography.contains(&key)), "{}", field.name);
        }
    }

    /// Grouping a page's fields by topic keeps their order, and leaves none out.
    #[test]
    fn topics_come_in_their_order() {
        for (fields, topics) in [
            (Assumptions::FIELDS, &FieldTopic::ASSUMED[..]),
            (Services::FIELDS, &FieldTopic::SERVED[..]),
            (Fiscal::FIELDS, &FieldTopic::PUBLIC[..]),
        ] {
            let mut found: Vec<FieldTopic> = fields.iter().map(|field| field.topic).collect();
            found.dedup();
            assert_eq!(found, topics);
        }
    }

    fn shown() -> impl Iterator<Item = &'static Field> {
        Assumptions::FIELDS.iter().chain(Services::FIELDS).chain(Fiscal::FIELDS)
    }
}
