//! Names of enterprises and parks made comparable.

use crate::codes::plain;

/// Endings that say what form a company has.
const FORMS: [&str; 12] = [
    "股份有限公司",
    "有限公司",
    "有限合伙",
    "普通合伙",
    "合伙企业",
    "总公司",
    "分公司",
    "公司",
    "LTD",
    "LIMITED",
    "INC",
    "CORP",
];

/// What makes two spellings one name: no case, width, spaces, brackets or punctuation; 有限责任公司 is 有限公司, 股份公司 is 股份有限公司.
pub fn key(name: &str) -> String {
    let kept = |c: &char| {
        !matches!(
            c,
            '(' | ')'
                | '（'
                | '）'
                | '['
                | ']'
                | '【'
                | '】'
                | '·'
                | '.'
                | ','
                | '，'
                | '。'
                | '、'
                | '-'
                | '“'
                | '”'
                | '"'
        )
    };
    let bare: String = plain(name).chars().filter(kept).collect();
    let bare = bare.replace("有限责任公司", "有限公司").replace("COLTD", "LTD").replace("COMPANYLIMITED", "LTD");
    match bare.strip_suffix("股份公司") {
        Some(front) => format!("{front}股份有限公司"),
        None => bare,
    }
}

/// The name without the form of the company.
pub fn core(key: &str) -> &str {
    let form = FORMS.iter().find_map(|form| key.strip_suffix(form));
    form.filter(|core| !core.is_empty()).unwrap_or(key)
}

/// Both may be the name of one: alike but for the company's form, one of them shortened, or a slip or two.
pub(super) fn are_near(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (core(a).chars().collect(), core(b).chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if a == b {
        return !a.is_empty();
    }
    let is_part = short.len() >= 4 && long.windows(short.len()).any(|part| part == &short[..]);
    let slips = match short.len() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    };
    is_part || (long.len() - short.len() <= slips && is_within(short, long, slips))
}

/// At most this many characters are put in, left out or changed.
fn is_within(a: &[char], b: &[char], slips: usize) -> bool {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        let mut next = vec![left];
        for (y, above) in b.iter().zip(row.iter().skip(1)) {
            left = (diagonal + usize::from(x != y)).min(left + 1).min(above + 1);
            diagonal = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().is_some_and(|&distance| distance <= slips)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_the_same() {
        for (a, b) in [
            ("江苏（中国）甲有限公司", "江苏(中国) 甲有限责任公司"),
            ("Ａｃｍｅ Co., Ltd.", "ACME CO LTD"),
            ("甲股份公司", "甲股份有限公司"),
        ] {
            assert_eq!(key(a), key(b));
        }
        assert_ne!(key("甲有限公司"), key("甲股份有限公司"));
    }

    #[test]
    fn likeness_is_told_from_difference() {
        let near = |a: &str, b: &str| are_near(&key(a), &key(b));
        assert!(near("甲乙丙有限公司", "甲乙丙股份有限公司"));
        assert!(near("苏州新纳微电子有限公司", "苏州新纳微电子科技有限公司"));
        assert!(near("望潮宏通汽车部件有限公司", "望潮宏通汽车配件有限公司"));
        assert!(near("宏通汽车部件", "望潮宏通汽车部件有限公司"));
        assert!(!near("甲有限公司", "乙有限公司"));
        assert!(!near("望潮宏通汽车部件有限公司", "望潮泽迈计算机有限公司"));
        assert!(!near("", "甲"));
    }
}
