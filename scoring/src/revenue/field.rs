//! The numbers of a plan file under their names: what each may be, and what is wrong with one.

use super::Unit;

/// One number of a plan file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Field {
    /// The name in files.
    pub name: &'static str,
    pub unit: Unit,
    /// Only whole numbers have a meaning.
    pub is_whole: bool,
    /// Least and greatest value allowed.
    pub limits: [f64; 2],
    /// An assumption that stands until a file says otherwise; none where a file must say it.
    pub default: Option<f64>,
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
/// A row is `name: Unit [whole] [least, most] [= default];`. Without a default the number must be given.
macro_rules! fields {
    ($(#[doc = $about:literal])+ $Name:ident {$(
        $(#[doc = $doc:literal])*
        $field:ident: $unit:ident $($whole:ident)? [$least:expr, $most:expr] $(= $default:expr)?;
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
            },)+];

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

    fields! {
        /// A sample.
        Sample {
            /// Must be given.
            given: Share [0.0, 1.0];
            /// Need not.
            usual: Years whole [1.0, 60.0] = 5.0;
        }
    }

    #[test]
    fn names_and_ranges_are_held() {
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
}
