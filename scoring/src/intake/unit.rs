//! Units as Chinese statistics write them, and the factor from one to another.

/// Prefixes that multiply a unit; longer ones first, as `万亿` starts with `万`.
const PREFIXES: &[(&str, f64)] =
    &[("万亿", 1e12), ("千万", 1e7), ("百万", 1e6), ("亿", 1e8), ("万", 1e4), ("千", 1e3), ("百", 1e2)];

/// Units by what they measure; a factor is in terms of the group's first. Areas count in 亩, so that 公顷 and km² are whole numbers.
const UNITS: &[(&str, &[(&str, f64)])] = &[
    ("money", &[("元", 1.0), ("圆", 1.0), ("rmb", 1.0), ("cny", 1.0)]),
    ("us dollar", &[("美元", 1.0), ("usd", 1.0)]),
    (
        "area",
        &[
            ("亩", 1.0),
            ("公顷", 15.0),
            ("ha", 15.0),
            ("平方公里", 1500.0),
            ("平方千米", 1500.0),
            ("km2", 1500.0),
            ("km²", 1500.0),
            ("平方米", 0.0015),
            ("㎡", 0.0015),
            ("m2", 0.0015),
            ("m²", 0.0015),
        ],
    ),
    ("energy", &[("千瓦时", 1.0), ("度", 1.0), ("kwh", 1.0)]),
    ("mass", &[("吨", 1.0), ("t", 1.0), ("千克", 0.001), ("公斤", 0.001), ("kg", 0.001)]),
    ("standard coal", &[("吨标煤", 1.0), ("吨标准煤", 1.0), ("tce", 1.0)]),
    ("volume", &[("立方米", 1.0), ("m3", 1.0), ("m³", 1.0), ("方", 1.0)]),
    ("share", &[("%", 0.01), ("百分比", 0.01), ("percent", 0.01), ("‰", 0.001), ("比例", 1.0), ("ratio", 1.0)]),
    ("people", &[("人", 1.0), ("名", 1.0)]),
    ("firms", &[("家", 1.0), ("户", 1.0)]),
    ("pieces", &[("件", 1.0), ("个", 1.0), ("项", 1.0), ("台", 1.0), ("套", 1.0)]),
    ("years", &[("年", 1.0)]),
    ("points", &[("分", 1.0)]),
];

/// A figure in `from` times this factor is the figure in `to`: `亿元` to `万元` is 10⁴, `万元/亩` to `亿元/平方公里` 0.15.
/// A bare `万` or `亿` multiplies the smallest unit of what `to` measures. `None` when they do not measure the same or are not known.
pub fn conversion_factor(from: &str, to: &str) -> Option<f64> {
    let (from, to) = (clean(from), clean(to));
    if from == to && !to.is_empty() {
        return Some(1.0);
    }
    let target = parse(&to)?;
    if let Some(&(_, multiple)) = PREFIXES.iter().find(|(prefix, _)| *prefix == from) {
        return (target.per.is_none()).then(|| multiple / target.factor);
    }
    let source = parse(&from)?;
    (source.of == target.of && source.per == target.per).then(|| source.factor / target.factor)
}

/// Whether the word is a unit that this table knows.
pub(crate) fn is_known(unit: &str) -> bool {
    let unit = clean(unit);
    parse(&unit).is_some() || PREFIXES.iter().any(|(prefix, _)| *prefix == unit)
}

struct Parsed {
    of: &'static str,
    per: Option<&'static str>,
    factor: f64,
}

/// Without spaces and what does not change the size: 人民币, full-width forms.
fn clean(unit: &str) -> String {
    let narrow: String =
        unit.chars().filter(|c| !c.is_whitespace()).map(super::cell::narrow).collect::<String>().to_lowercase();
    let plain = narrow.replace("人民币", "").replace("(", "").replace(")", "");
    plain.trim_start_matches("单位:").to_string()
}

fn parse(unit: &str) -> Option<Parsed> {
    match unit.split_once('/') {
        None => simple(unit).map(|(of, factor)| Parsed { of, per: None, factor }),
        Some((top, bottom)) => {
            let ((of, top), (per, bottom)) = (simple(top)?, simple(bottom)?);
            Some(Parsed { of, per: Some(per), factor: top / bottom })
        }
    }
}

fn simple(unit: &str) -> Option<(&'static str, f64)> {
    base(unit).or_else(|| {
        PREFIXES.iter().find_map(|(prefix, multiple)| {
            let (of, factor) = base(unit.strip_prefix(prefix)?)?;
            Some((of, multiple * factor))
        })
    })
}

fn base(unit: &str) -> Option<(&'static str, f64)> {
    UNITS.iter().find_map(|(of, units)| units.iter().find(|(word, _)| *word == unit).map(|(_, factor)| (*of, *factor)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn factors_follow_the_statistics_offices() {
        for (from, to, expect) in [
            ("亿元", "万元", Some(1e4)),
            ("元", "万元", Some(1e-4)),
            ("万元人民币", "亿元", Some(1e-4)),
            ("万人民币", "万元", Some(1.0)),
            ("公顷", "亩", Some(15.0)),
            ("平方公里", "公顷", Some(100.0)),
            ("km²", "亩", Some(1500.0)),
            ("万元/亩", "亿元/平方公里", Some(0.15)),
            ("万千瓦时", "千瓦时", Some(1e4)),
            ("亿", "万元", Some(1e4)),
            ("％", "%", Some(1.0)),
            ("%", "ratio", Some(0.01)),
            ("万人", "人", Some(1e4)),
            ("亿元", "亩", None),
            ("A级", "亿元", None),
        ] {
            let got = conversion_factor(from, to);
            let same = match (got, expect) {
                (Some(got), Some(expect)) => (got - expect).abs() <= 1e-12 * expect,
                (got, expect) => got == expect,
            };
            assert!(same, "{from} -> {to}: {got:?}, expected {expect:?}");
        }
    }
}
