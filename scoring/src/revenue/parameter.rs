//! What is known about a plan's parameter besides its value: unit, limits, default and where the default comes from.

use super::ParameterId;

/// A parameter as a slider needs it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameter {
    pub id: ParameterId,
    pub topic: Topic,
    pub unit: Unit,
    /// Outside `limits` a plan is refused.
    pub limits: [f64; 2],
    /// What is usual; always within `limits`.
    pub slider: [f64; 2],
    /// Distance of two neighbouring positions of the slider, in the parameter's unit.
    pub step: f64,
    pub default: f64,
    pub evidence: Evidence,
    /// Key in `docs/refs.bib`; none for an assumption.
    pub source: Option<&'static str>,
}

impl Parameter {
    /// True where only whole numbers have a meaning.
    pub fn is_whole(&self) -> bool {
        self.unit == Unit::Years
    }
}

/// Which part of the plan a parameter belongs to, in the order a page shows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// What a plan decides and what tells the plans apart.
    Lever,
    Space,
    Service,
    Fund,
    Tax,
    Horizon,
}

impl Topic {
    pub const ALL: [Self; 6] = [Self::Lever, Self::Space, Self::Service, Self::Fund, Self::Tax, Self::Horizon];
}

/// Unit of a parameter's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Whole years.
    Years,
    SquareMetres,
    YuanPerM2Month,
    YuanPerM2,
    /// 10⁴ yuan.
    Wan,
    /// 10⁴ yuan a year.
    WanPerYear,
    /// A part of one: 0.05 is 5 %.
    Share,
    /// A part of one, each year.
    SharePerYear,
    /// A plain number.
    Number,
}

/// How a default is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// Read in the source named.
    Read,
    /// Read in a source that quotes the one named.
    Quoted,
    /// Computed from figures of the source named.
    Computed,
    /// Generally known; the source named was not checked.
    Known,
    /// Chosen to be plausible; replace it with the park's own number.
    Assumption,
}
