//! Every number a plan consists of, each under one name.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use super::{Changes, Evidence, Parameter, Topic, Unit};

/// Writes a plan's fields, their ids and their descriptions from one table, so that they cannot differ.
macro_rules! plan {
    ($(
        $(#[doc = $doc:literal])+
        $field:ident $id:ident = $default:expr, $topic:ident $unit:ident [$least:expr, $most:expr]
        slider [$from:expr, $to:expr] by $step:expr, $evidence:ident $($source:literal)?;
    )+) => {
        /// The parameters of one plan; money in 万元 (10⁴ yuan), years counted from 1.
        ///
        /// Any value can be written here; [`Plan::check`] says which plans can be simulated. Written as JSON it holds only
        /// what differs from the default, which is a landlord's plan.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Plan {
            $($(#[doc = $doc])+ pub $field: f64,)+
        }

        impl Default for Plan {
            fn default() -> Self {
                Self { $($field: $default,)+ }
            }
        }

        impl Plan {
            /// The value of one parameter, in its unit.
            pub fn get(&self, id: ParameterId) -> f64 {
                match id { $(ParameterId::$id => self.$field,)+ }
            }

            /// Writes one parameter, in its unit; any value is taken as it is, and judged by [`Plan::check`].
            pub fn set(&mut self, id: ParameterId, value: f64) {
                match id { $(ParameterId::$id => self.$field = value,)+ }
            }
        }

        /// Names one parameter of a [`Plan`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum ParameterId { $($(#[doc = $doc])+ $id,)+ }

        impl ParameterId {
            /// Every parameter, in the order of the plan's fields.
            pub const ALL: &'static [Self] = &[$(Self::$id,)+];

            /// The name used in files: the plan's field.
            pub fn name(self) -> &'static str {
                match self { $(Self::$id => stringify!($field),)+ }
            }

            /// Limits, unit, default and source.
            pub fn describe(self) -> &'static Parameter {
                match self {
                    $(Self::$id => &Parameter {
                        id: ParameterId::$id,
                        topic: Topic::$topic,
                        unit: Unit::$unit,
                        limits: [$least, $most],
                        slider: [$from, $to],
                        step: $step,
                        default: $default,
                        evidence: Evidence::$evidence,
                        source: plan!(@source $($source)?),
                    },)+
                }
            }
        }
    };
    (@source) => { None };
    (@source $source:literal) => { Some($source) };
}

plan! {
    /// Part of the let space that companies hold on concession, against a stake.
    conceded_share ConcededShare = 0.0, Lever Share [0.0, 1.0] slider [0.0, 0.6] by 0.01, Assumption;
    /// Years, from the first, in which space is conceded.
    concession_years ConcessionYears = 20.0, Lever Years [0.0, 60.0] slider [0.0, 40.0] by 1.0, Assumption;
    /// New commitment to the equity fund in each commitment year.
    commitment_wan CommitmentWan = 0.0, Lever WanPerYear [0.0, 1e8] slider [0.0, 10_000.0] by 100.0, Assumption;
    /// Years, from the first, in which a commitment is made.
    commitment_years CommitmentYears = 20.0, Lever Years [0.0, 60.0] slider [0.0, 40.0] by 1.0, Assumption;

    /// Space the park can let.
    area_m2 AreaM2 = 100_000.0, Space SquareMetres [0.0, 1e8] slider [10_000.0, 1_000_000.0] by 10_000.0, Assumption;
    /// Market rent in the first year.
    rent_yuan_m2_month RentYuanM2Month = 33.4, Space YuanPerM2Month [0.0, 10_000.0]
        slider [5.0, 200.0] by 0.1, Read "lingang_reit_2023";
    /// Yearly growth of the market rent; negative when rents fall.
    rent_growth RentGrowth = 0.01, Space SharePerYear [-0.5, 0.5] slider [-0.1, 0.1] by 0.005, Assumption;
    /// Part of the space let in the first year.
    occupancy_start OccupancyStart = 0.3, Space Share [0.0, 1.0] slider [0.0, 1.0] by 0.01, Assumption;
    /// Added to the occupancy each year until its cap.
    occupancy_step OccupancyStep = 0.12, Space SharePerYear [0.0, 1.0] slider [0.0, 0.5] by 0.01, Assumption;
    /// Highest occupancy.
    occupancy_max OccupancyMax = 0.93, Space Share [0.0, 1.0] slider [0.5, 1.0] by 0.01, Read "park_reits_2025h1";
    /// What is left of the market rent of the let space after running it.
    operating_margin OperatingMargin = 0.686, Space Share [0.0, 1.0] slider [0.3, 0.95] by 0.005, Read "clar_2024";
    /// Part of the rent waived on conceded space.
    waived_share WaivedShare = 0.5, Space Share [0.0, 1.0] slider [0.0, 1.0] by 0.05, Assumption;
    /// Stake at cost received for each yuan of rent waived.
    stake_per_waived StakePerWaived = 1.0, Space Number [0.0, 10.0] slider [0.0, 2.0] by 0.05, Assumption;
    /// Cost of the buildings, paid in the first year.
    building_yuan_m2 BuildingYuanM2 = 3_000.0, Space YuanPerM2 [0.0, 1e6] slider [0.0, 10_000.0] by 100.0, Assumption;
    /// Renewal of the buildings, as a part of the market rent of the let space.
    renewal_share RenewalShare = 0.04, Space Share [0.0, 1.0] slider [0.0, 0.2] by 0.005, Assumption;

    /// Space one company takes, which makes companies of square metres.
    company_m2 CompanyM2 = 800.0, Service SquareMetres [1.0, 1e6] slider [100.0, 5_000.0] by 50.0, Assumption;
    /// Part of the companies that buy services in the first year.
    adoption_start AdoptionStart = 0.1, Service Share [0.0, 1.0] slider [0.0, 1.0] by 0.01, Assumption;
    /// Added to the adoption each year until its cap.
    adoption_step AdoptionStep = 0.05, Service SharePerYear [0.0, 1.0] slider [0.0, 0.3] by 0.01, Assumption;
    /// Highest adoption.
    adoption_max AdoptionMax = 0.5, Service Share [0.0, 1.0] slider [0.0, 1.0] by 0.01, Assumption;
    /// What a company that buys services pays in the first year.
    fee_wan FeeWan = 6.0, Service WanPerYear [0.0, 1e5] slider [0.0, 50.0] by 0.5, Assumption;
    /// Yearly growth of the fee.
    fee_growth FeeGrowth = 0.02, Service SharePerYear [-0.5, 0.5] slider [-0.1, 0.2] by 0.005, Assumption;
    /// What is left of the fees after providing the services.
    service_margin ServiceMargin = 0.3, Service Share [-1.0, 1.0] slider [0.0, 0.9] by 0.01, Assumption;

    /// Part of a commitment called in its first year.
    call_first CallFirst = 0.25, Fund Share [0.0, 1.0] slider [0.0, 1.0] by 0.01, Quoted "takahashi_alexander_2001";
    /// Part of what is not yet called that is called in the second year.
    call_second CallSecond = 1.0 / 3.0, Fund Share [0.0, 1.0]
        slider [0.0, 1.0] by 0.01, Quoted "takahashi_alexander_2001";
    /// The same in every later year.
    call_later CallLater = 0.5, Fund Share [0.0, 1.0] slider [0.0, 1.0] by 0.01, Quoted "takahashi_alexander_2001";
    /// Life of a commitment: in its last year everything left is paid out.
    fund_life_years FundLifeYears = 12.0, Fund Years [1.0, 60.0]
        slider [5.0, 20.0] by 1.0, Quoted "takahashi_alexander_2001";
    /// Bow of the payout: the higher, the later.
    fund_bow FundBow = 2.5, Fund Number [0.0, 50.0] slider [0.5, 8.0] by 0.1, Quoted "takahashi_alexander_2001";
    /// Yearly growth of the fund's net asset value.
    fund_growth FundGrowth = 0.13, Fund SharePerYear [-0.9, 1.0]
        slider [-0.1, 0.3] by 0.005, Quoted "takahashi_alexander_2001";
    /// Least part of the net asset value paid out each year.
    fund_yield FundYield = 0.0, Fund Share [0.0, 1.0] slider [0.0, 0.3] by 0.005, Quoted "takahashi_alexander_2001";
    /// Fee on the commitment in each year of its life, on top of the calls; none where the growth is after fees.
    fund_fee FundFee = 0.0, Fund SharePerYear [0.0, 0.2] slider [0.0, 0.04] by 0.001, Assumption;

    /// Rate of income tax.
    tax_rate TaxRate = 0.25, Tax Share [0.0, 1.0] slider [0.0, 0.5] by 0.01, Known "cn_income_tax_law";
    /// Years a loss can be carried forward.
    loss_years LossYears = 5.0, Tax Years [0.0, 60.0] slider [0.0, 20.0] by 1.0, Known "cn_income_tax_law";
    /// Years over which the buildings are written off.
    depreciation_years DepreciationYears = 20.0, Tax Years [1.0, 60.0]
        slider [5.0, 50.0] by 1.0, Known "cn_income_tax_law";
    /// Part of the fund's gain that is taxed.
    taxed_gain_share TaxedGainShare = 1.0, Tax Share [0.0, 1.0] slider [0.0, 1.0] by 0.05, Assumption;

    /// Years simulated.
    horizon_years HorizonYears = 20.0, Horizon Years [1.0, 60.0] slider [5.0, 40.0] by 1.0, Assumption;
    /// Rate at which later money is worth less.
    discount_rate DiscountRate = 0.06, Horizon SharePerYear [-0.5, 1.0] slider [0.0, 0.2] by 0.005, Assumption;
}

impl ParameterId {
    /// The parameter a file calls `name`.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|id| id.name() == name)
    }

    /// True for what a plan decides; everything else is assumed alike for all plans compared.
    pub fn is_lever(self) -> bool {
        self.describe().topic == Topic::Lever
    }
}

impl Serialize for ParameterId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for ParameterId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Self::from_name(&name).ok_or_else(|| D::Error::custom(format_args!("unknown parameter `{name}`")))
    }
}

impl Serialize for Plan {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let usual = Self::default();
        let changed = ParameterId::ALL.iter().filter(|id| self.get(**id) != usual.get(**id));
        changed.map(|id| (*id, self.get(*id))).collect::<Changes>().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Plan {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut plan = Self::default();
        for (id, value) in Changes::deserialize(deserializer)?.iter() {
            plan.set(id, value);
        }
        Ok(plan)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_default_and_slider_lies_within_its_limits() {
        for id in ParameterId::ALL {
            let Parameter { limits: [least, most], slider: [from, to], step, default, .. } = *id.describe();
            assert!(least <= from && from < to && to <= most, "{}", id.name());
            assert!(from <= default && default <= to, "{}", id.name());
            assert!(0.0 < step && step < to - from, "{}", id.name());
        }
    }

    #[test]
    fn a_default_has_a_source_unless_it_is_an_assumption() {
        for id in ParameterId::ALL {
            let parameter = id.describe();
            assert_eq!(parameter.source.is_none(), parameter.evidence == Evidence::Assumption, "{}", id.name());
        }
    }

    #[test]
    fn every_source_key_is_in_the_bibliography() {
        let bibliography = include_str!("../../../docs/refs.bib");
        for key in ParameterId::ALL.iter().filter_map(|id| id.describe().source) {
            assert!(bibliography.contains(&format!("{{{key},")), "{key}");
        }
    }

    #[test]
    fn get_reads_what_set_wrote_and_nothing_else_changes() {
        for id in ParameterId::ALL {
            let mut plan = Plan::default();
            plan.set(*id, 7.5);
            assert_eq!(plan.get(*id), 7.5);
            plan.set(*id, Plan::default().get(*id));
            assert_eq!(plan, Plan::default());
        }
    }

    #[test]
    fn json_holds_only_what_differs_and_comes_back_the_same() {
        assert_eq!(serde_json::to_string(&Plan::default()).unwrap(), "{}");
        let plan = Plan { rent_growth: -0.13, horizon_years: 30.0, ..Plan::default() };
        let json = serde_json::to_string(&plan).unwrap();
        assert_eq!(json, r#"{"rent_growth":-0.13,"horizon_years":30.0}"#);
        assert_eq!(serde_json::from_str::<Plan>(&json).unwrap(), plan);
    }

    #[test]
    fn json_with_an_unknown_or_repeated_name_is_refused() {
        for json in [r#"{"rent":3}"#, r#"{"rent_growth":0.1,"rent_growth":0.2}"#, r#"{"rent_growth":"x"}"#, "[]"] {
            assert!(serde_json::from_str::<Plan>(json).is_err(), "{json}");
        }
    }
}
