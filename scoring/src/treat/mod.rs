//! What is done to raw columns before they are normalised, and the list of everything that was done.

mod denominate;
mod missing;
mod outliers;
mod periods;
mod points;
mod regression;
mod transform;

use serde::{Deserialize, Serialize};

use crate::model::{Column, Dataset, Panel};
use crate::scenario::{Tame, Transform, Treat};

pub use points::points;

/// Columns ready to be normalised, and how they came to be.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Treated {
    /// One a leaf, in leaf order. A column nothing was done to shares its cells with the panel.
    pub columns: Vec<Column>,
    /// By entity: enough of its indicators are there. The cells of the others are made missing, so that they set no scale.
    pub scored: Vec<bool>,
    /// Every change, step by step, within a step by column and then by entity.
    pub log: Vec<Treatment>,
}

/// Treats a panel; a pointer to [`treat`] where a program wants to decide when its code is loaded.
pub type Treater = fn(&Dataset, &Panel, &Treat) -> Result<Treated, TreatError>;

/// One thing that was done.
#[derive(Clone, Debug, PartialEq)]
pub struct Treatment {
    /// `None` when the whole column changed.
    pub entity: Option<usize>,
    /// Leaf position; `None` when it is about an entity as a whole.
    pub column: Option<usize>,
    pub what: Action,
    /// The cell before and after; both `None` when `entity` or `column` is.
    pub before: Option<f64>,
    pub after: Option<f64>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Every cell was divided by this denominator.
    Denominated {
        denominator: String,
    },
    /// The cell could not be divided, because the denominator is zero or missing, and became missing.
    NoDenominator {
        denominator: String,
    },
    FilledMean,
    FilledMedian,
    /// Filled from the entities of this category.
    FilledGroupMean {
        group: String,
        category: String,
    },
    FilledGroupMedian {
        group: String,
        category: String,
    },
    /// Filled with what the entity's other indicators say of it.
    FilledByRegression,
    /// Filled from the entity's own values in other periods.
    FilledFromPeriods,
    /// Was to be filled, but there is nothing to take it from.
    NothingToFillFrom,
    /// Brought to the nearest value that was not winsorised.
    Winsorised,
    /// Every cell went through this function.
    Transformed {
        transform: Transform,
    },
    /// Skewed whatever is winsorised: the whole column went to logarithms.
    Logarithm,
    /// The same by Box–Cox with this exponent.
    BoxCox {
        lambda: f64,
    },
    /// Skewed still after everything that was tried.
    StillSkewed,
    /// The entity has `present` of `of` indicators, fewer than asked for; it is not scored.
    NotEnoughIndicators {
        present: usize,
        of: usize,
    },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum TreatError {
    /// The scenario names a group column the dataset does not have.
    UnknownGroup { group: String },
    /// An indicator names a denominator the dataset does not have.
    UnknownDenominator { code: String, denominator: String },
    /// Not a share from 0 to 1.
    BadAvailability { availability: f64 },
    /// A limit or exponent of the treatment of outliers.
    BadOutliers { name: String, value: f64 },
    /// A transform or denominator is given for a code that is no indicator.
    UnknownCode { code: String },
    /// The transform has no value for this cell, or would not keep the order.
    BadTransform { code: String, entity: usize, value: f64 },
}

/// Divides by denominators, fills what is missing, says which entities have enough to be scored, transforms and tames outliers; in
/// this order.
///
/// With `settings.denominate`, an indicator with a denominator becomes x/denominator, and so it does with one in
/// `settings.denominators`; a zero or missing denominator makes the cell
/// missing. Filling takes the mean or median of the cells that are there, of the whole column or of the entity's own group, as they
/// stand after division; a cell without group, or in a group with no value, stays missing. Or it takes the entity's own values in
/// other periods, divided likewise: on the line between the nearest ones around it, or the newest earlier one. Or it is what the other indicators say. Rows are filled after
/// normalising, by [`crate::normalise::fill_rows`]. Availability is counted after filling,
/// as COINr does. The default settings change nothing.
///
/// # Errors
/// [`TreatError`] when the settings or the framework name something the dataset does not have.
///
/// *Cost*: O(n·m), O(n·m·log n) with medians. *Source*: becker2022.
pub fn treat(dataset: &Dataset, panel: &Panel, settings: &Treat) -> Result<Treated, TreatError> {
    check_availability(settings)?;
    if let Some((name, value)) = settings.outliers.tame().iter().flat_map(Tame::bad_numbers).next() {
        return Err(TreatError::BadOutliers { name: name.into(), value });
    }
    let mut log = Vec::new();
    let mut columns = denominate::denominate(dataset, panel, settings, &mut log)?;
    missing::fill(dataset, panel, &mut columns, settings, &mut log)?;
    let scored = screen(&mut columns, dataset.n_entities(), settings.availability, &mut log);
    transform::transform(&dataset.framework, &mut columns, settings, &mut log)?;
    outliers::tame(&mut columns, settings.outliers, &mut log);
    Ok(Treated { columns, scored, log })
}

/// What [`treat`] does where [`Treat::only_divides`], for a program that loads the code of the other steps when they are wanted.
///
/// # Errors
/// As [`treat`].
///
/// *Cost*: O(n·m).
pub fn divide(dataset: &Dataset, panel: &Panel, settings: &Treat) -> Result<Treated, TreatError> {
    check_availability(settings)?;
    let mut log = Vec::new();
    let mut columns = denominate::denominate(dataset, panel, settings, &mut log)?;
    let scored = screen(&mut columns, dataset.n_entities(), settings.availability, &mut log);
    Ok(Treated { columns, scored, log })
}

fn check_availability(settings: &Treat) -> Result<(), TreatError> {
    if (0.0..=1.0).contains(&settings.availability) {
        return Ok(());
    }
    Err(TreatError::BadAvailability { availability: settings.availability })
}

/// Entities with too few indicators lose the rest.
fn screen(columns: &mut [Column], n_entities: usize, availability: f64, log: &mut Vec<Treatment>) -> Vec<bool> {
    if availability <= 0.0 {
        return vec![true; n_entities];
    }
    let mut present = vec![0usize; n_entities];
    for column in columns.iter() {
        for (count, cell) in present.iter_mut().zip(column.raw()) {
            *count += usize::from(!cell.is_nan());
        }
    }
    let of = columns.len();
    let scored: Vec<bool> = present.iter().map(|&count| count as f64 >= availability * of as f64).collect();
    for (entity, _) in scored.iter().enumerate().filter(|(_, scored)| !**scored) {
        columns.iter_mut().for_each(|column| column.set(entity, None));
        let what = Action::NotEnoughIndicators { present: present.get(entity).copied().unwrap_or(0), of };
        log.push(Treatment { entity: Some(entity), column: None, what, before: None, after: None });
    }
    scored
}
