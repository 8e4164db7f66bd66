//! What may go wrong at once, laid over every path.

/// One thing that goes wrong; years count from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Stress {
    #[default]
    None,
    /// Nothing can be sold in these years; what would have been is sold after them. Calls go on.
    DistributionsStop { from: usize, years: usize },
    /// The market rent falls by a part of itself in one year and stays on its lower path.
    RentsFall { year: usize, share: f64 },
    /// Half of each year's money is in one company.
    OneHoldingIsHalf,
    /// Every exit comes later.
    ExitsDelayed { years: usize },
    /// Nothing is recycled any more from this year on.
    RecyclingEnds { year: usize },
}

impl Stress {
    /// One of each, as strong as published crises: payouts dry up for three years, rents fall by 13 % in one year.
    pub const USUAL: [Self; 5] = [
        Self::DistributionsStop { from: 6, years: 3 },
        Self::RentsFall { year: 3, share: 0.13 },
        Self::OneHoldingIsHalf,
        Self::ExitsDelayed { years: 2 },
        Self::RecyclingEnds { year: 5 },
    ];

    /// The name used in files and outputs.
    pub fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::DistributionsStop { .. } => "distributions_stop",
            Self::RentsFall { .. } => "rents_fall",
            Self::OneHoldingIsHalf => "one_holding_is_half",
            Self::ExitsDelayed { .. } => "exits_delayed",
            Self::RecyclingEnds { .. } => "recycling_ends",
        }
    }

    /// The year in which a stake is sold that would have been sold in `year`.
    pub(super) fn exit_year(self, year: usize) -> usize {
        match self {
            Self::DistributionsStop { from, years } if (from..from + years).contains(&year) => from + years,
            Self::ExitsDelayed { years } => year + years,
            _ => year,
        }
    }

    /// Whether any stake is sold later than without it.
    pub(super) fn moves_exits(self) -> bool {
        matches!(self, Self::DistributionsStop { .. } | Self::ExitsDelayed { .. })
    }

    /// What is left of the market rent in a year.
    pub(super) fn rent_factor(self, at: usize) -> f64 {
        match self {
            Self::RentsFall { year, share } if at >= year => 1.0 - share,
            _ => 1.0,
        }
    }

    pub(super) fn recycles(self, at: usize) -> bool {
        !matches!(self, Self::RecyclingEnds { year } if at >= year)
    }

    /// Part of a year's money in one of `n` companies, counted from 0.
    pub(super) fn weight(self, company: usize, n: usize) -> f64 {
        match self {
            Self::OneHoldingIsHalf if n > 1 && company == 0 => 0.5,
            Self::OneHoldingIsHalf if n > 1 => 0.5 / (n - 1) as f64,
            _ => 1.0 / n as f64,
        }
    }
}
