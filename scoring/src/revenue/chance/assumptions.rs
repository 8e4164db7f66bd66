//! What is assumed about chance, beside the plan: rents, leases, companies, the fund's terms, the market.

use super::super::field::{FieldError, fields};

fields! {
    /// What the simulation by chance assumes. Money in 万元 (10⁴ yuan), years counted from the first as 0. Where a default is an
    /// assumption, replace it with the park's own number.
    Assumptions {
        /// Standard deviation of what a year adds to the rent's logarithm beside its growth.
        rent_sd: SharePerYear [0.0, 0.5] = 0.04, Space slider [0.0, 0.2] by 0.005, Assumption;
        /// Part of the rent's distance from its trend that is gone a year later.
        rent_reversion: Share [0.0, 1.0] = 0.3, Space slider [0.0, 1.0] by 0.05, Assumption;
        /// Chance of a fall of the rent in a year.
        shock_probability: SharePerYear [0.0, 1.0] = 0.05, Space slider [0.0, 0.3] by 0.01, Assumption;
        /// Part of the rent lost in such a fall.
        shock_drop: Share [0.0, 0.9] = 0.13, Space slider [0.0, 0.5] by 0.01, Read "shanghai_parks_2024";
        /// Part of the fall that is made up in each later year.
        shock_fade: Share [0.0, 1.0] = 0.25, Space slider [0.0, 1.0] by 0.05, Assumption;

        /// Years a lease runs at the rent it was signed at.
        lease_years: Years whole [1.0, 20.0] = 3.0, Leases slider [1.0, 10.0] by 1.0, Assumption;
        /// Yearly step of the rent within a lease.
        escalation: SharePerYear [-0.2, 0.2] = 0.0, Leases slider [-0.05, 0.1] by 0.005, Assumption;
        /// Part of the expiring space whose tenants stay.
        renewed_share: Share [0.0, 1.0] = 0.7, Leases slider [0.0, 1.0] by 0.05, Assumption;
        /// Part of a year that space stands empty between tenants.
        downtime: Share [0.0, 1.0] = 0.4, Leases slider [0.0, 1.0] by 0.05, Assumption;
        /// Part of the first year's rent that a new tenant is spared.
        rent_free: Share [0.0, 1.0] = 0.1, Leases slider [0.0, 0.5] by 0.01, Assumption;

        /// Part of the buildings paid for with debt.
        debt_share: Share [0.0, 1.0] = 0.0, Debt slider [0.0, 0.8] by 0.05, Assumption;
        debt_rate: SharePerYear [0.0, 0.3] = 0.04, Debt slider [0.0, 0.1] by 0.0025, Assumption;
        /// Equal yearly payments, interest and repayment together.
        debt_years: Years whole [1.0, 60.0] = 15.0, Debt slider [1.0, 30.0] by 1.0, Assumption;
        /// How far the cumulative cash may fall below zero.
        credit_line_wan: Wan [0.0, 1e10] = 35_000.0, Debt slider [0.0, 200_000.0] by 1_000.0, Assumption;

        /// Standard deviation of the logarithm by which adoption of services differs from the plan, for all years of a path.
        service_sd: Number [0.0, 2.0] = 0.3, Service slider [0.0, 1.0] by 0.05, Assumption;

        /// Companies that each year's money is spread over.
        deals_per_year: Number whole [1.0, 50.0] = 6.0, Companies slider [1.0, 20.0] by 1.0, Assumption;
        /// Part of the companies that fail and return nothing.
        p_fail: Share [0.0, 1.0] = 0.35, Companies slider [0.0, 0.8] by 0.01, Assumption;
        /// Part of the companies that are listed: the tail of the multiples.
        p_listing: Share [0.0, 1.0] = 0.1, Companies slider [0.0, 0.3] by 0.01, Computed "correlation_2014";
        /// Earliest age at which companies fail, and the chance in each year from then on; the same for sale and listing.
        fail_from: Years whole [1.0, 30.0] = 1.0, Companies slider [1.0, 10.0] by 1.0, Assumption;
        fail_hazard: SharePerYear [0.01, 1.0] = 0.3, Companies slider [0.05, 1.0] by 0.05, Assumption;
        sale_from: Years whole [1.0, 30.0] = 3.0, Companies slider [1.0, 10.0] by 1.0, Assumption;
        sale_hazard: SharePerYear [0.01, 1.0] = 0.25, Companies slider [0.05, 1.0] by 0.05, Assumption;
        listing_from: Years whole [1.0, 30.0] = 5.0, Companies slider [1.0, 15.0] by 1.0, Assumption;
        listing_hazard: SharePerYear [0.01, 1.0] = 0.2, Companies slider [0.05, 1.0] by 0.05, Assumption;
        /// Mean of the logarithm of a sold company's multiple.
        body_mu: Number [-10.0, 10.0] = -0.0743, Companies slider [-1.5, 1.5] by 0.05, Computed "correlation_2014";
        body_sigma: Number [0.0, 5.0] = 0.65, Companies slider [0.0, 1.5] by 0.05, Computed "correlation_2014";
        /// Least multiple of a listed company.
        tail_minimum: Number [0.01, 1_000.0] = 5.0, Companies slider [1.0, 20.0] by 0.5, Quoted "correlation_2014";
        /// Exponent of the tail's power law; below 2 its variance would be infinite without the cap.
        tail_exponent: Number [0.1, 100.0] = 1.321_928_094_887_362_3, Companies
            slider [1.0, 5.0] by 0.05, Computed "correlation_2014";
        /// Greatest multiple; the mean depends on it more than on anything else.
        tail_cap: Number [0.01, 1e6] = 100.0, Companies slider [10.0, 1_000.0] by 10.0, Assumption;
        /// Correlation, as normals, of multiple and time until exit among the sold and among the listed: better companies are kept
        /// longer. Between the classes their ages tell it: that failures come first and listings last is read in
        /// `correlation_exits_2019`; the size within a class is assumed.
        time_correlation: Number [-0.95, 0.95] = 0.2, Companies slider [-0.8, 0.8] by 0.05, Assumption;

        /// Rank correlation of the evaluation's score with a company's outcome.
        skill: Number [-0.95, 0.95] = 0.0, Selection slider [-0.5, 0.8] by 0.05, Assumption;
        /// Candidates of which the best by score is taken.
        candidates: Number [1.0, 1_000.0] = 4.0, Selection slider [1.0, 20.0] by 1.0, Assumption;

        /// The guide fund's part of the fund's capital; the rest is market capital.
        guide_share: Share [0.01, 1.0] = 1.0, Partners slider [0.05, 1.0] by 0.05, Assumption;
        /// The park's part of the guide fund's capital; the rest is other public money. Both parts multiplied being 0.25, four times
        /// the park's money is invested.
        park_share: Share [0.01, 1.0] = 1.0, Partners slider [0.05, 1.0] by 0.05, Assumption;
        /// Part of the guide fund's capital that covers the losses of market capital.
        guide_first_loss_share: Share [0.0, 1.0] = 0.0, Partners slider [0.0, 0.5] by 0.05, Assumption;
        /// Part of the guide fund's gain that is left to market capital.
        guide_ceded_gain_share: Share [0.0, 1.0] = 0.0, Partners slider [0.0, 0.5] by 0.05, Assumption;
        /// Part of the park's capital that covers the losses of the guide fund's other partners.
        first_loss_share: Share [0.0, 1.0] = 0.0, Partners slider [0.0, 0.5] by 0.05, Assumption;
        /// Part of the park's gain that is left to the guide fund's other partners.
        ceded_gain_share: Share [0.0, 1.0] = 0.0, Partners slider [0.0, 0.5] by 0.05, Assumption;
        /// Part of the fund's proceeds that goes to the research institute whose inventions the companies use, before any partner.
        institute_share: Share [0.0, 0.9] = 0.0, Partners slider [0.0, 0.3] by 0.01, Assumption;

        /// Part of the money kept for a second round in companies that live.
        follow_on_share: Share [0.0, 0.9] = 0.0, Fund slider [0.0, 0.6] by 0.05, Assumption;
        follow_on_age: Years whole [1.0, 20.0] = 2.0, Fund slider [1.0, 6.0] by 1.0, Assumption;
        /// Part of a first stake lost to later rounds by others.
        dilution: Share [0.0, 0.95] = 0.15, Fund slider [0.0, 0.5] by 0.01, Assumption;
        /// Yearly fee, on commitments in their first years and then on cost held.
        fee_rate: SharePerYear [0.0, 0.2] = 0.02, Fund slider [0.0, 0.04] by 0.0025, Known "metrick2010";
        fee_commitment_years: Years whole [0.0, 60.0] = 5.0, Fund slider [0.0, 15.0] by 1.0, Assumption;
        hurdle: SharePerYear [0.0, 1.0] = 0.08, Fund slider [0.0, 0.12] by 0.005, Known "metrick2010";
        carry: Share [0.0, 0.9] = 0.2, Fund slider [0.0, 0.3] by 0.01, Known "metrick2010";
        /// 0 for no catch-up, else above the carry.
        catch_up: Share [0.0, 1.0] = 1.0, Fund slider [0.0, 1.0] by 0.05, Known "metrick2010";
        /// 1: the manager's share is taken deal by deal, and given back at the end where it was too much. 0: on the whole fund.
        deal_by_deal: Number whole [0.0, 1.0] = 0.0, Fund slider [0.0, 1.0] by 1.0, Assumption;
        /// Part of the proceeds invested again a year later.
        recycled_share: Share [0.0, 1.0] = 0.0, Fund slider [0.0, 1.0] by 0.05, Assumption;
        /// Last year in which money is recycled.
        recycled_until: Years whole [0.0, 60.0] = 60.0, Fund slider [0.0, 60.0] by 1.0, Assumption;
        /// 1: stakes are held until they are sold. 0: what is left after the term is sold at the secondary price.
        evergreen: Number whole [0.0, 1.0] = 0.0, Fund slider [0.0, 1.0] by 1.0, Assumption;
        term_years: Years whole [1.0, 60.0] = 12.0, Fund slider [5.0, 20.0] by 1.0, Quoted "takahashi_alexander_2001";
        /// Price of a stake sold before its time, as a part of its value.
        secondary_price: Share [0.0, 1.0] = 0.89, Fund slider [0.3, 1.0] by 0.01, Quoted "lp_pricing_2024";

        /// 1: a county's park, which may only join a fund of a higher level.
        county_level: Number whole [0.0, 1.0] = 0.0, Policy slider [0.0, 1.0] by 1.0, Assumption;
        /// 1: the fund is one of a higher level that the park joins.
        joins_higher_fund: Number whole [0.0, 1.0] = 0.0, Policy slider [0.0, 1.0] by 1.0, Assumption;
        /// Local investment owed for each yuan of the park's capital.
        reinvestment_multiple: Number [0.0, 10.0] = 0.0, Policy slider [0.0, 3.0] by 0.1, Assumption;
        /// What local companies return for each yuan that others return.
        local_return: Number [0.0, 2.0] = 1.0, Policy slider [0.0, 1.5] by 0.05, Assumption;

        /// Shares received as warrants, at cost, for each yuan of rent waived.
        warrant_coverage: Number [0.0, 10.0] = 0.0, Instruments slider [0.0, 2.0] by 0.05, Assumption;
        /// Price of the shares of a warrant, as a multiple of their cost.
        warrant_strike: Number [0.0, 100.0] = 1.5, Instruments slider [0.0, 5.0] by 0.1, Assumption;
        warrant_years: Years whole [1.0, 30.0] = 8.0, Instruments slider [1.0, 15.0] by 1.0, Assumption;
        /// Part of the rent waived that comes back each year out of a company's revenue, as long as it lives.
        revenue_share: SharePerYear [0.0, 1.0] = 0.0, Instruments slider [0.0, 0.5] by 0.01, Assumption;
        /// Most that comes back so, for each yuan waived.
        revenue_share_cap: Number [0.0, 10.0] = 1.5, Instruments slider [0.0, 5.0] by 0.1, Assumption;

        /// Yearly logarithmic return of the market that stakes are valued by and measured against.
        index_return: SharePerYear [-0.5, 0.5] = 0.06, Market slider [-0.05, 0.15] by 0.005, Assumption;
        index_sd: SharePerYear [0.0, 1.0] = 0.2, Market slider [0.0, 0.5] by 0.01, Assumption;
        /// How much of the market's deviation from its trend the values of stakes take over; cash is not touched by it.
        mark_beta: Number [0.0, 3.0] = 1.0, Market slider [0.0, 2.0] by 0.1, Assumption;
        /// How much of it the price at exit takes over: its exponent on the market's deviation since the stake was bought. It widens
        /// what multiples come to and leaves their mean; the multiples' own figures hold some of it already.
        exit_beta: Number [0.0, 3.0] = 0.5, Market slider [0.0, 2.0] by 0.1, Assumption;
    }
}

impl Assumptions {
    /// Numbers that exclude one another.
    ///
    /// *Range*: `p_fail + p_listing` at most 1; `tail_cap` at least `tail_minimum`; a `catch_up` that is not 0 above `carry`; a park
    /// of a county joins a higher fund; the local investment owed within what the fund invests.
    pub fn contradictions(&self) -> Vec<FieldError> {
        let below = |name, value: f64, other, limit: f64| {
            (value < limit).then_some(FieldError::Below { name, value, other, limit })
        };
        let above = |name, value: f64, other, limit: f64| {
            (value > limit).then_some(FieldError::Above { name, value, other, limit })
        };
        let no_catch_up =
            FieldError::Below { name: "catch_up", value: self.catch_up, other: "carry", limit: self.carry };
        [
            above("p_listing", self.p_listing, "p_fail", 1.0 - self.p_fail),
            below("tail_cap", self.tail_cap, "tail_minimum", self.tail_minimum),
            (self.catch_up > 0.0 && self.catch_up <= self.carry).then_some(no_catch_up),
            below("joins_higher_fund", self.joins_higher_fund, "county_level", self.county_level),
            above(
                "reinvestment_multiple",
                self.reinvestment_multiple,
                "park_share",
                1.0 / (self.park_share * self.guide_share),
            ),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

impl Default for Assumptions {
    fn default() -> Self {
        Self::read([]).0
    }
}
