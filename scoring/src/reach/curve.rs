//! A score as a function of one share: a ratio of two linear functions, and where two such curves cross.

use crate::math::sqrt;

/// (a + b·t)/(c + d·t) with c + d·t > 0 inside the slider's range; higher is better. Without missing cells d is 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Curve {
    /// a and b.
    pub top: [f64; 2],
    /// c and d.
    pub bottom: [f64; 2],
}

/// Which of two curves is above the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    First,
    Second,
    /// The same everywhere.
    Neither,
}

/// Where one curve goes from below another to above it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Crossing {
    pub t: f64,
    /// Who is above after it: `First` or `Second`.
    pub lead: Lead,
}

/// Two curves' difference, brought to a polynomial q₀ + q₁·t + q₂·t² of its sign.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    /// By t; touching without crossing is none.
    crossings: [Option<Crossing>; 2],
    /// Who leads where there is no crossing.
    always: Lead,
}

impl Curve {
    pub fn constant(value: f64) -> Self {
        Self { top: [value, 0.0], bottom: [1.0, 0.0] }
    }

    pub fn at(&self, t: f64) -> f64 {
        (self.top[0] + self.top[1] * t) / (self.bottom[0] + self.bottom[1] * t)
    }

    /// Derivative at t.
    pub fn slope(&self, t: f64) -> f64 {
        let bottom = self.bottom[0] + self.bottom[1] * t;
        (self.top[1] * self.bottom[0] - self.top[0] * self.bottom[1]) / (bottom * bottom)
    }

    pub fn is_linear(&self) -> bool {
        self.bottom == [1.0, 0.0]
    }
}

impl Pair {
    /// Swapping the curves swaps the answers and moves no crossing, to the last bit.
    pub fn of(first: &Curve, second: &Curve) -> Self {
        let ([a, b], [c, d]) = (first.top, first.bottom);
        let ([e, f], [g, h]) = (second.top, second.bottom);
        if first.bottom == second.bottom {
            return Self::of_signs(a - e, b - f, 0.0);
        }
        Self::of_signs(a * g - e * c, (a * h - e * d) + (b * g - f * c), b * h - f * d)
    }

    fn of_signs(q0: f64, q1: f64, q2: f64) -> Self {
        let discriminant = q1 * q1 - 4.0 * q2 * q0;
        let lead = |sign: f64| match sign {
            sign if sign > 0.0 => Lead::First,
            sign if sign < 0.0 => Lead::Second,
            _ => Lead::Neither,
        };
        let crossing = |t: f64, sign: f64| t.is_finite().then_some(Crossing { t, lead: lead(sign) });
        if q2 == 0.0 {
            let only = if q1 == 0.0 { None } else { crossing(-q0 / q1, q1) };
            return Self { crossings: [only, None], always: lead(if q1 == 0.0 { q0 } else { 0.0 }) };
        }
        if discriminant <= 0.0 || discriminant.is_nan() {
            return Self { crossings: [None, None], always: lead(q2) };
        }
        // Of the two textbook forms of a root the one that adds numbers of one sign loses no digits.
        let q = -(q1 + sqrt(discriminant).copysign(q1)) / 2.0;
        let (one, other) = (q / q2, if q == 0.0 { -q1 / q2 } else { q0 / q });
        let (left, right) = if one <= other { (one, other) } else { (other, one) };
        Self { crossings: [crossing(left, -q2), crossing(right, q2)], always: lead(q2) }
    }

    /// Crossings by t, wherever they are.
    pub fn crossings(&self) -> impl Iterator<Item = Crossing> {
        self.crossings.into_iter().flatten()
    }

    /// Who is above just after t.
    pub fn lead_after(&self, t: f64) -> Lead {
        let mut lead = None;
        for crossing in self.crossings() {
            if crossing.t <= t {
                lead = Some(crossing.lead);
            } else if lead.is_none() {
                lead = Some(if crossing.lead == Lead::First { Lead::Second } else { Lead::First });
            }
        }
        lead.unwrap_or(self.always)
    }

    /// When, from just after t on, the second is first above the first; t itself when it already is.
    pub fn second_leads_from(&self, t: f64) -> Option<f64> {
        if self.lead_after(t) == Lead::Second {
            return Some(t);
        }
        self.crossings().find(|crossing| crossing.t > t && crossing.lead == Lead::Second).map(|crossing| crossing.t)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(first: Curve, second: Curve, expect: &[(f64, Lead)], at_zero: Lead) {
        let pair = Pair::of(&first, &second);
        let got: Vec<_> = pair.crossings().map(|crossing| (crossing.t, crossing.lead)).collect();
        assert_eq!(got, expect, "{first:?} {second:?}");
        assert_eq!(pair.lead_after(0.0), at_zero, "{first:?} {second:?}");
        let turned: Vec<f64> = Pair::of(&second, &first).crossings().map(|crossing| crossing.t).collect();
        assert_eq!(turned, expect.iter().map(|(t, _)| *t).collect::<Vec<_>>());
    }

    #[test]
    fn lines_and_ratios_cross() {
        let line = |a: f64, b: f64| Curve { top: [a, b], bottom: [1.0, 0.0] };
        check(line(0.0, 1.0), line(0.5, 0.0), &[(0.5, Lead::First)], Lead::Second);
        check(line(1.0, -2.0), line(0.5, 0.0), &[(0.25, Lead::Second)], Lead::First);
        check(line(1.0, 2.0), line(0.5, 2.0), &[], Lead::First);
        check(line(1.0, 2.0), line(1.0, 2.0), &[], Lead::Neither);
        // 2t/(1 + t) against t: equal at 0 and 1, above in between; against t/2 + 1/2 it only touches, at 1.
        let ratio = Curve { top: [0.0, 2.0], bottom: [1.0, 1.0] };
        check(ratio, line(0.0, 1.0), &[(0.0, Lead::First), (1.0, Lead::Second)], Lead::First);
        check(ratio, line(0.5, 0.5), &[], Lead::Second);
    }
}
