//! Words that tables use for "missing", "total", and "less is better", in Chinese and English.

/// Cells that say there is no figure. Compared in lower case.
const MISSING: &[&str] = &[
    "/",
    "\\",
    "-",
    "--",
    "---",
    "–",
    "——",
    "—",
    "―",
    "…",
    "……",
    "...",
    "......",
    ".",
    "..",
    "*",
    "n/a",
    "na",
    "n.a.",
    "#n/a",
    "nan",
    "null",
    "none",
    "nil",
    "无",
    "暂无",
    "暂缺",
    "无数据",
    "缺",
    "缺失",
    "缺测",
    "不详",
    "未统计",
    "未填报",
    "空",
    "(空)",
    "（空）",
];

/// Bytes of the longest of [`MISSING`].
const LONGEST_MISSING: usize = 9;

const TOTALS: &[&str] = &[
    "合计",
    "总计",
    "小计",
    "总和",
    "汇总",
    "共计",
    "累计",
    "平均",
    "平均值",
    "均值",
    "全部合计",
    "total",
    "totals",
    "grandtotal",
    "subtotal",
    "sum",
    "average",
    "mean",
    "overall",
];

/// The last signs of [`TOTALS`].
const TOTAL_ENDS: &[char] = &['计', '和', '总', '均', '值', 'l', 'L', 's', 'S', 'm', 'M', 'e', 'E', 'n', 'N'];

const LOWER_IS_BETTER: &[&str] = &[
    "能耗",
    "耗能",
    "水耗",
    "电耗",
    "排放",
    "污染",
    "事故",
    "死亡",
    "负债",
    "债务",
    "失业",
    "闲置",
    "空置",
    "投诉",
    "逾期",
    "不良",
    "违约",
    "成本",
    "emission",
    "pollut",
    "accident",
    "debt",
    "unemploy",
    "vacan",
    "energy intensity",
    "energy use per",
    "idle",
    "cost of",
    "mortality",
];

/// `text` is trimmed already.
pub(super) fn is_missing_marker(text: &str) -> bool {
    // Those that are no ASCII have no case.
    text.is_empty() || (text.len() <= LONGEST_MISSING && MISSING.iter().any(|marker| marker.eq_ignore_ascii_case(text)))
}

/// A row labelled so sums or averages the others: `合 计`, `全市合计`, `Total`.
pub(crate) fn is_total_label(text: &str) -> bool {
    // All such words end with one of these signs, and few names do: most texts need no copy in lower case, and no look at their last
    // sign where its bytes say enough.
    if let [.., 0xE4..=0xE9, second, third] = text.as_bytes()
        && !TOTAL_ENDS.iter().any(|end| ends_in(*end, [*second, *third]))
    {
        return false;
    }
    let last = text.chars().rev().find(|c| !c.is_whitespace() && !matches!(c, ':' | '：'));
    if !last.is_some_and(|last| TOTAL_ENDS.contains(&last)) {
        return false;
    }
    let label: String =
        text.chars().filter(|c| !c.is_whitespace() && !matches!(c, ':' | '：')).collect::<String>().to_lowercase();
    TOTALS.contains(&label.as_str()) || ["合计", "总计", "小计"].iter().any(|word| label.ends_with(word))
}

/// The sign's three bytes end with these two.
fn ends_in(sign: char, bytes: [u8; 2]) -> bool {
    let sign = sign as u32;
    sign > 0xFF && [0x80 | (sign >> 6 & 0x3F) as u8, 0x80 | (sign & 0x3F) as u8] == bytes
}

/// The name of an indicator suggests that less of it is better.
pub(crate) fn lower_is_better(name: &str) -> bool {
    let name = name.to_lowercase();
    // Output per unit of what is scarce (万元/吨标煤, 单位能耗产值) is the opposite of it.
    let inverse =
        ["产值", "产出", "增加值", "减排", "下降", "降低", "覆盖", "治理", "per_tce", "per_emission", "reduction"];
    LOWER_IS_BETTER.iter().any(|word| name.contains(word)) && !inverse.iter().any(|word| name.contains(word))
}

/// Headers of the column that says when.
pub(crate) const PERIOD_WORDS: &[&str] = &["time", "year", "period", "年份", "年度", "年", "时间", "期间"];

/// The header is one of these words, regardless of case and of spaces, underscores and hyphens in it.
pub(crate) fn matches_word(header: &str, words: &[&str]) -> bool {
    let plain: String =
        header.chars().filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-')).collect::<String>().to_lowercase();
    words.contains(&plain.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_for_a_total_is_recognised() {
        for word in TOTALS {
            for label in [word.to_string(), word.to_uppercase(), format!(" {word}： ")] {
                assert!(is_total_label(&label), "{label}");
            }
        }
    }

    #[test]
    fn no_marker_is_longer_than_the_longest() {
        assert_eq!(MISSING.iter().map(|marker| marker.len()).max(), Some(LONGEST_MISSING));
        assert!(MISSING.iter().all(|marker| is_missing_marker(marker) && is_missing_marker(&marker.to_uppercase())));
    }

    #[test]
    fn totals_and_markers_are_recognised() {
        assert!(["合计", "合 计", "全市合计", "Total", "平均值"].iter().all(|label| is_total_label(label)));
        assert!(!["合计镇", "苏州工业园区", ""].iter().any(|label| is_total_label(label)));
        assert!(["", "/", "--", "—", "N/A", "NA", "无", "…", "NaN"].iter().all(|text| is_missing_marker(text)));
        assert!(!["0", "无锡", "-1", "NAN园"].iter().any(|text| is_missing_marker(text)));
    }

    #[test]
    fn direction_is_guessed_from_plain_cases_only() {
        assert!(lower_is_better("单位产品能耗") && lower_is_better("CO2 emissions"));
        assert!(!lower_is_better("单位能耗增加值") && !lower_is_better("税收"));
    }
}
