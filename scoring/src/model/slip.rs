//! A figure that would be a usual one were it some power of ten larger or smaller: it can be mended in one step.

use serde::{Deserialize, Serialize};

use super::At;

/// One figure, by what it is of, and where it was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Slip {
    /// As the finding about it has it.
    pub at: At,
    /// Id of the entity.
    pub entity: String,
    /// Code of the indicator.
    pub indicator: String,
    pub period: String,
    pub value: f64,
    /// So many powers of ten too large; negative for too small.
    pub power_of_ten: i32,
}

impl Slip {
    /// The figure brought back among the others: divided by the power of ten that it is too large by.
    pub fn mended(&self) -> f64 {
        let power = (0..self.power_of_ten.unsigned_abs().min(300)).fold(1.0_f64, |power, _| power * 10.0);
        if self.power_of_ten < 0 { self.value * power } else { self.value / power }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_goes_back_by_its_power_of_ten() {
        let check = |value: f64, power_of_ten: i32, expect: f64| {
            let slip = Slip {
                at: At::default(),
                entity: "p".into(),
                indicator: "A".into(),
                period: String::new(),
                value,
                power_of_ten,
            };
            assert_eq!(slip.mended(), expect);
        };
        check(560_000.0, 4, 56.0);
        check(0.0056, -4, 56.0);
        check(5.6e9, 8, 56.0);
        check(0.37, -2, 37.0);
    }
}
