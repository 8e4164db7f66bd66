//! Money, years, rates and multiples as the Revenue page writes them, and the numbers its fields take.

use scoring::revenue::{Irr, Unit};

use crate::prefs::Lang;
use crate::text::number::{MISSING, fixed, percent};
use crate::text::pick;

/// In what money tables and charts are written; the model's own is 万元.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Money {
    /// 万元, or a million yuan in English.
    #[default]
    Fine,
    /// 亿元, or a billion yuan in English.
    Coarse,
}

impl Money {
    pub const ALL: [Self; 2] = [Self::Fine, Self::Coarse];

    /// The unit as it stands in the head of a table.
    pub fn unit(self, lang: Lang) -> &'static str {
        match self {
            Self::Fine => pick(lang, "万元", "CNY m"),
            Self::Coarse => pick(lang, "亿元", "CNY bn"),
        }
    }

    /// [`Self::unit`], for a list of choices.
    pub fn unit_word(lang: Lang, money: Self) -> &'static str {
        money.unit(lang)
    }

    /// An amount in 万元, written in this unit without its name.
    pub fn write(self, lang: Lang, wan: f64) -> String {
        fixed(self.scale(lang, wan), self.decimals(lang))
    }

    /// An amount in 万元 as a number of this unit.
    pub fn scale(self, lang: Lang, wan: f64) -> f64 {
        match (self, lang) {
            (Self::Fine, Lang::Zh) => wan,
            (Self::Fine, Lang::En) => wan / 1e2,
            (Self::Coarse, Lang::Zh) => wan / 1e4,
            (Self::Coarse, Lang::En) => wan / 1e5,
        }
    }

    pub fn decimals(self, lang: Lang) -> usize {
        match (self, lang) {
            (Self::Fine, Lang::Zh) => 0,
            (Self::Fine, Lang::En) => 1,
            (Self::Coarse, Lang::Zh) => 2,
            (Self::Coarse, Lang::En) => 3,
        }
    }
}

/// An amount in a sentence, its unit chosen by its size: "2.92 亿元", "800 万元".
pub fn amount(lang: Lang, wan: f64) -> String {
    match lang {
        // What rounds to a whole 亿 is written in 亿.
        Lang::Zh if wan.abs() >= 9_999.5 => format!("{} 亿元", fixed(wan / 1e4, 2)),
        Lang::Zh => format!("{} 万元", fixed(wan, 0)),
        Lang::En if wan.abs() >= 99_995.0 => format!("CNY {} bn", fixed(wan / 1e5, 2)),
        Lang::En => format!("CNY {} m", fixed(wan / 1e2, 1)),
    }
}

/// "第 7 年".
pub fn year(lang: Lang, year: usize) -> String {
    pick(lang, format!("第 {year} 年"), format!("year {year}"))
}

/// "1.88 倍".
pub fn multiple(lang: Lang, value: f64) -> String {
    pick(lang, format!("{} 倍", fixed(value, 2)), format!("{}×", fixed(value, 2)))
}

/// Every internal rate of return there is, never one picked silently.
pub fn rates(irr: &Irr) -> String {
    match irr {
        Irr::Unique(rate) => percent(*rate, 2),
        Irr::Several(rates) => rates.iter().map(|rate| percent(*rate, 2)).collect::<Vec<_>>().join("; "),
        Irr::None => MISSING.to_string(),
    }
}

/// Whether the rate is the only one.
pub fn irr_status(lang: Lang, irr: &Irr) -> String {
    match irr {
        Irr::Unique(_) => pick(lang, "唯一", "the only one").into(),
        Irr::Several(rates) => {
            let n = rates.len();
            pick(lang, format!("有 {n} 个，不能作为收益率"), format!("{n} of them: none is the return"))
        }
        Irr::None => pick(lang, "不存在", "there is none").into(),
    }
}

/// A parameter's value in the number its field holds: a share becomes per cent.
pub fn in_field(unit: Unit, value: f64) -> String {
    let value = if is_per_cent(unit) { value * 100.0 } else { value };
    let text = format!("{value:.4}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".into() } else { text.into() }
}

/// What a field holds as a parameter's value; `None` where it is no number.
///
/// A percentage is read by moving its point, so that 68.6 becomes 0.686 itself and not its neighbour.
pub fn from_field(unit: Unit, text: &str) -> Option<f64> {
    let text = text.trim();
    let shifted = is_per_cent(unit) && !text.contains(['e', 'E']);
    let value: f64 = if shifted { format!("{text}e-2").parse().ok()? } else { text.parse().ok()? };
    let value = if is_per_cent(unit) && !shifted { value / 100.0 } else { value };
    value.is_finite().then_some(value)
}

/// A parameter's value with its unit: "33.4 元/m²·月", "13%".
pub fn with_unit(lang: Lang, unit: Unit, value: f64) -> String {
    let number = grouped(unit, value);
    match unit_name(lang, unit) {
        "" => number,
        _ if is_per_cent(unit) => format!("{number}%"),
        name => format!("{number} {name}"),
    }
}

/// The unit a field is in; a share is asked for in per cent.
pub fn unit_name(lang: Lang, unit: Unit) -> &'static str {
    let (zh, en) = match unit {
        Unit::Years => ("年", "years"),
        Unit::SquareMetres => ("m²", "m²"),
        Unit::YuanPerM2Month => ("元/m²·月", "CNY/m²/month"),
        Unit::YuanPerM2 => ("元/m²", "CNY/m²"),
        Unit::Wan => ("万元", "CNY 10k"),
        Unit::WanPerYear => ("万元/年", "CNY 10k/year"),
        Unit::Share => ("%", "%"),
        Unit::SharePerYear => ("%/年", "%/year"),
        Unit::Number => ("", ""),
    };
    pick(lang, zh, en)
}

fn is_per_cent(unit: Unit) -> bool {
    matches!(unit, Unit::Share | Unit::SharePerYear)
}

/// The field's number with thousands commas, for reading.
fn grouped(unit: Unit, value: f64) -> String {
    let text = in_field(unit, value);
    let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    text.parse().map_or(text, |value| fixed(value, decimals))
}

#[cfg(test)]
mod tests {
    use super::*;
    use scoring::revenue::ParameterId;

    #[test]
    fn what_a_field_shows_is_read_back_as_the_same_value() {
        for id in ParameterId::ALL {
            let parameter = id.describe();
            let [from, to] = parameter.slider;
            for value in [parameter.default, from, to, parameter.limits[0], parameter.limits[1]] {
                let back = from_field(parameter.unit, &in_field(parameter.unit, value));
                // A third is the one default that no decimal fraction writes.
                let exact = *id != ParameterId::CallSecond || value != parameter.default;
                assert!(back == Some(value) || !exact, "{} {value} {back:?}", id.name());
            }
        }
    }

    #[test]
    fn a_field_without_a_number_gives_none() {
        for text in ["", "abc", "1e999", "NaN", "inf", "1,5"] {
            assert_eq!(from_field(Unit::Share, text), None, "{text}");
            assert_eq!(from_field(Unit::Years, text), None, "{text}");
        }
        assert_eq!(from_field(Unit::Share, " 5 "), Some(0.05));
        assert_eq!(from_field(Unit::Share, "5e0"), Some(0.05));
        assert_eq!(from_field(Unit::SharePerYear, "-0.5"), Some(-0.005));
    }

    #[test]
    fn amounts_take_the_unit_of_their_size() {
        for (wan, zh, en) in [
            (800.0, "800 万元", "CNY 8.0 m"),
            (-29_216.0, "−2.92 亿元", "CNY −292.2 m"),
            (9_999.7, "1.00 亿元", "CNY 100.0 m"),
            (99_999.0, "10.00 亿元", "CNY 1.00 bn"),
            (-0.2, "0 万元", "CNY 0.0 m"),
        ] {
            assert_eq!((amount(Lang::Zh, wan), amount(Lang::En, wan)), (zh.into(), en.into()));
        }
    }

    #[test]
    fn columns_keep_one_unit() {
        assert_eq!(Money::Fine.write(Lang::Zh, -29_216.4), "−29,216");
        assert_eq!(Money::Coarse.write(Lang::Zh, -29_216.4), "−2.92");
        assert_eq!(Money::Fine.write(Lang::En, -29_216.4), "−292.2");
        assert_eq!(Money::Coarse.write(Lang::En, -29_216.4), "−0.292");
    }

    #[test]
    fn a_value_is_written_with_its_unit() {
        assert_eq!(with_unit(Lang::Zh, Unit::YuanPerM2Month, 33.4), "33.4 元/m²·月");
        assert_eq!(with_unit(Lang::Zh, Unit::SharePerYear, -0.005), "−0.5%");
        assert_eq!(with_unit(Lang::En, Unit::SquareMetres, 100_000.0), "100,000 m²");
        assert_eq!(with_unit(Lang::En, Unit::Number, 2.5), "2.5");
    }

    #[test]
    fn no_rate_is_shown_without_its_status() {
        let several = Irr::Several(vec![-0.2, 0.053]);
        assert_eq!(rates(&several), "−20.00%; 5.30%");
        assert_eq!(irr_status(Lang::Zh, &several), "有 2 个，不能作为收益率");
        assert_eq!((rates(&Irr::None), irr_status(Lang::Zh, &Irr::None)), (MISSING.into(), "不存在".into()));
        assert_eq!(
            (rates(&Irr::Unique(0.1)), irr_status(Lang::En, &Irr::Unique(0.1))),
            ("10.00%".into(), "the only one".into())
        );
    }
}
