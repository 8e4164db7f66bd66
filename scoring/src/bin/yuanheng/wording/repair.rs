//! Repairs of the data, in English.

use scoring::scenario::{Repair, RepairKind, RepairState};

use crate::print::figure;

/// One repair and what became of it.
pub fn repair(one: &Repair, state: RepairState) -> String {
    let Repair { entity, indicator, period, old, new, why, note } = one;
    let value = |value: Option<f64>| if value.is_some() { figure(value) } else { "missing".into() };
    let period = if period.is_empty() { String::new() } else { format!(" in {period}") };
    let cell = format!("{indicator} of {entity}{period}");
    let why = match why {
        RepairKind::ByHand => "by hand",
        RepairKind::UnitSlip => "a slip of the unit",
    };
    let note = if note.is_empty() { String::new() } else { format!(": {note}") };
    match state {
        RepairState::Applied => format!("repaired: {cell}, {} -> {} ({why}{note})", value(*old), value(*new)),
        RepairState::Overruled => format!("repair not used: {cell} is repaired again further on"),
        RepairState::NoEntity => format!("warning: repair not used: {entity} is not in this data"),
        RepairState::NoIndicator => format!("warning: repair not used: {indicator} is no indicator of this data"),
        RepairState::NoPeriod => format!("warning: repair not used: this data has nothing{period}: {cell}"),
        RepairState::OldDiffers { found } => {
            format!("warning: repair not used: {cell} is {} by now and was {}", value(found), value(*old))
        }
        RepairState::NotFinite => format!("warning: repair not used: {cell} would not be finite"),
    }
}
