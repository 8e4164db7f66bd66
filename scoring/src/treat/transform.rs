//! Indicators that go through a function of a person's choice.

use super::{Action, TreatError, Treatment};
use crate::math::{ln, pow, sqrt};
use crate::model::{Column, Framework};
use crate::scenario::{Transform, Treat};

/// Transforms the columns that `settings.transforms` names, in place.
pub fn transform(
    framework: &Framework,
    columns: &mut [Column],
    settings: &Treat,
    log: &mut Vec<Treatment>,
) -> Result<(), TreatError> {
    for (code, &transform) in &settings.transforms {
        let leaf = framework.find(code).and_then(|id| framework.node(id).leaf.as_ref());
        let (at, _) = leaf.ok_or_else(|| TreatError::UnknownCode { code: code.clone() })?;
        let Some(column) = columns.get_mut(*at) else { continue };
        for entity in 0..column.len() {
            let Some(cell) = column.get(entity) else { continue };
            let made = value(transform, cell).filter(|made| made.is_finite());
            let bad = || TreatError::BadTransform { code: code.clone(), entity, value: cell };
            column.set(entity, Some(made.ok_or_else(bad)?));
        }
        let what = Action::Transformed { transform };
        log.push(Treatment { entity: None, column: Some(*at), what, before: None, after: None });
    }
    Ok(())
}

/// `None` where the function has no value, or would not keep the order.
fn value(transform: Transform, x: f64) -> Option<f64> {
    match transform {
        Transform::Log => (x > 0.0).then(|| ln(x)),
        Transform::Log1p => (x > -1.0).then(|| ln(1.0 + x)),
        Transform::Sqrt => (x >= 0.0).then(|| sqrt(x)),
        Transform::Square => (x >= 0.0).then_some(x * x),
        Transform::Inverse => (x > 0.0).then(|| -1.0 / x),
        Transform::BoxCox { lambda } => (x > 0.0).then(|| box_cox(x, lambda)),
    }
}

/// (x^λ − 1)/λ, ln x for λ = 0. *Source*: box1964.
pub(super) fn box_cox(x: f64, lambda: f64) -> f64 {
    if lambda == 0.0 { ln(x) } else { (pow(x, lambda) - 1.0) / lambda }
}
