//! What the stakes of paths come to by themselves: rates of return and multiples, alone and against the market.

use super::cash::CashYear;
use super::lanes::{LANES, Lane, NOTHING};
use super::path::RateStatus;
use crate::revenue::largest_rate::Rates;

/// Of the paths followed together; not a number where a path has none.
#[derive(Clone, Debug)]
pub struct Stakes {
    pub rate: Lane,
    pub status: [RateStatus; LANES],
    pub dpi: Lane,
    /// Still held, to what was paid in.
    pub rvpi: Lane,
    pub tvpi: Lane,
    pub market_multiple: Lane,
    pub alpha: Lane,
    flows: Vec<Lane>,
    beyond: Vec<Lane>,
}

const NONE: Lane = [f64::NAN; LANES];

impl Stakes {
    /// Where there are none.
    pub fn new() -> Self {
        Self {
            rate: NONE,
            status: [RateStatus::None; LANES],
            dpi: NONE,
            rvpi: NONE,
            tvpi: NONE,
            market_multiple: NONE,
            alpha: NONE,
            flows: Vec::new(),
            beyond: Vec::new(),
        }
    }

    /// Measures the stakes of paths, what is still held in the last year counted as paid.
    ///
    /// *Formula*: [`crate::revenue::measures::multiples`], [`crate::revenue::market::market_multiple`]; rates as [`Rates::largest`] has
    /// them, of the flows and of the flows as the market would have carried them. *Cost*: O(years).
    #[cfg_attr(target_arch = "x86_64", inline(always))]
    #[cfg_attr(not(target_arch = "x86_64"), inline(never))]
    pub fn measure(&mut self, rows: &[CashYear], index: &[Lane], rates: &Rates) {
        let last = index.last().copied().unwrap_or([1.0; LANES]);
        let (mut paid, mut got) = (NOTHING, NOTHING);
        let (mut paid_later, mut got_later) = (NOTHING, NOTHING);
        self.flows.clear();
        self.beyond.clear();
        for (row, level) in rows.iter().zip(index) {
            let (mut flow, mut beyond) = (NOTHING, NOTHING);
            for lane in 0..LANES {
                let put = row.calls[lane] + row.fund_fees[lane] + row.waived[lane];
                let back = row.distributions[lane];
                paid[lane] += put;
                got[lane] += back;
                paid_later[lane] += put * last[lane] / level[lane];
                got_later[lane] += back * last[lane] / level[lane];
                flow[lane] = back - put;
                beyond[lane] = (back - put) * last[lane] / level[lane];
            }
            self.flows.push(flow);
            self.beyond.push(beyond);
        }
        let held = rows.last().map_or(NOTHING, |row| row.nav);
        for flows in [&mut self.flows, &mut self.beyond] {
            if let Some(flow) = flows.last_mut() {
                for lane in 0..LANES {
                    flow[lane] += held[lane];
                }
            }
        }
        for lane in 0..LANES {
            let is_paid = paid[lane] > 0.0;
            let of_paid = |value: f64| if is_paid { value / paid[lane] } else { f64::NAN };
            self.dpi[lane] = of_paid(got[lane]);
            self.rvpi[lane] = of_paid(held[lane]);
            self.tvpi[lane] = if is_paid { self.dpi[lane] + self.rvpi[lane] } else { f64::NAN };
            let multiple = (got_later[lane] + held[lane]) / paid_later[lane];
            self.market_multiple[lane] = if paid_later[lane] > 0.0 { multiple } else { f64::NAN };
        }
        self.rate = or_none(rates.largest(&self.flows));
        self.alpha = or_none(rates.largest(&self.beyond));
        let is_only = only_rates(&self.flows, &self.rate);
        for lane in 0..LANES {
            self.status[lane] = match (self.rate[lane].is_nan(), is_only[lane]) {
                (true, _) => RateStatus::None,
                (false, true) => RateStatus::Unique,
                (false, false) => RateStatus::Largest,
            };
        }
    }
}

/// What is not a number in one way everywhere: machines differ in the bits of it.
#[inline(always)]
fn or_none(mut rates: Lane) -> Lane {
    for rate in &mut rates {
        *rate = if rate.is_nan() { f64::NAN } else { *rate };
    }
    rates
}

/// [`crate::revenue::market::is_only_rate`] of each path.
#[inline(always)]
fn only_rates(flows: &[Lane], rates: &Lane) -> [bool; LANES] {
    let (mut sum, mut of_flows, mut of_sums) = (NOTHING, Signs::default(), Signs::default());
    for flow in flows {
        for lane in 0..LANES {
            sum[lane] += flow[lane];
        }
        of_flows.take(flow);
        of_sums.take(&sum);
    }
    let mut is_only = [false; LANES];
    for lane in 0..LANES {
        let is_norstrom = of_sums.changes[lane] == 1.0 && sum[lane] > 0.0 && rates[lane] >= 0.0;
        is_only[lane] = of_flows.changes[lane] == 1.0 || is_norstrom;
    }
    is_only
}

/// How often signs change along numbers, zeros left out.
#[derive(Default)]
struct Signs {
    /// −1, 0 before any, or 1.
    last: Lane,
    changes: Lane,
}

impl Signs {
    #[inline(always)]
    fn take(&mut self, numbers: &Lane) {
        for lane in 0..LANES {
            let below = if numbers[lane] < 0.0 { -1.0 } else { self.last[lane] };
            let sign = if numbers[lane] > 0.0 { 1.0 } else { below };
            self.changes[lane] += if sign * self.last[lane] < 0.0 { 1.0 } else { 0.0 };
            self.last[lane] = sign;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::Draws;
    use crate::revenue::market::is_only_rate;

    #[test]
    fn proofs_side_by_side_are_those_of_each() {
        let mut draws = Draws::new(3, 0, 0);
        for _ in 0..200 {
            let mut flow = || if draws.below(4) == 0 { 0.0 } else { draws.normal() };
            let flows: Vec<Lane> = (0..5).map(|_| std::array::from_fn(|_| flow())).collect();
            let rates: Lane = std::array::from_fn(|_| flow());
            let ours = only_rates(&flows, &rates);
            for lane in 0..LANES {
                let alone: Vec<f64> = flows.iter().map(|flow| flow[lane]).collect();
                assert_eq!(ours[lane], is_only_rate(&alone, rates[lane]), "{alone:?} {}", rates[lane]);
            }
        }
    }
}
