//! Which indicator of a dataset looks like which item of a scheme.

use std::collections::BTreeMap;

use crate::intake::conversion_factor;
use crate::model::{Dataset, Direction, Indicator, Text};
use crate::scenario::Mapped;
use crate::scheme::{Item, Scheme};

/// Names that share this part of their pairs of characters are taken for the same thing.
const LEAST_ALIKE: f64 = 0.6;

/// An indicator proposed for an item, for a person to confirm or correct.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    pub item: String,
    pub mapped: Mapped,
    pub likeness: Likeness,
}

/// Why it is proposed, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub enum Likeness {
    /// The same code and a name that does not contradict it.
    Code,
    /// The same name in one of the languages.
    Name,
    /// Names alike to this part, 0.6 to 1.
    Alike(f64),
}

/// Proposes at most one indicator an item, and no indicator twice.
///
/// Names count without brackets, blanks and punctuation. An indicator whose unit is known not to measure the same, or that points
/// the other way, is not proposed; where the units differ by a factor, the proposal has it.
/// *Formula*: names are alike by Dice's coefficient of their pairs of characters, 2·|A∩B| / (|A| + |B|).
/// *Edge cases*: of equally alike pairs the earlier item, then the earlier indicator, comes first.
/// *Cost*: O(items · indicators · length of names).
pub fn propose(dataset: &Dataset, scheme: &Scheme) -> Vec<Proposal> {
    let framework = &dataset.framework;
    let mut pairs: Vec<(f64, usize, usize, Likeness, f64)> = Vec::new();
    for (at, item) in scheme.items.iter().enumerate() {
        for (column, &leaf) in framework.leaves().iter().enumerate() {
            let node = framework.node(leaf);
            let Some(indicator) = framework.indicator(column) else { continue };
            let (Some(times), true) = (factor(indicator, item), same_way(indicator, item)) else { continue };
            if let Some(likeness) = likeness((&node.code, &node.name), (&item.code, &item.name)) {
                pairs.push((sureness(likeness), at, column, likeness, times));
            }
        }
    }
    // Stable: the order of items and indicators decides between equals.
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut of_item: BTreeMap<usize, Proposal> = BTreeMap::new();
    let mut taken = vec![false; framework.n_indicators()];
    for (_, at, column, likeness, times) in pairs {
        let (Some(item), Some(&leaf)) = (scheme.items.get(at), framework.leaves().get(column)) else { continue };
        let Some(taken) = taken.get_mut(column).filter(|taken| !**taken && !of_item.contains_key(&at)) else {
            continue;
        };
        *taken = true;
        let mapped = Mapped { code: framework.node(leaf).code.clone(), times };
        of_item.insert(at, Proposal { item: item.code.clone(), mapped, likeness });
    }
    of_item.into_values().collect()
}

/// From the indicator's unit to the item's; `None` when they are known to measure different things.
fn factor(indicator: &Indicator, item: &Item) -> Option<f64> {
    if indicator.unit.is_empty() || item.unit.is_empty() || indicator.unit == item.unit {
        return Some(1.0);
    }
    conversion_factor(&indicator.unit, &item.unit)
}

/// Both of "the more the better", or both of the other; an interval fits either.
fn same_way(indicator: &Indicator, item: &Item) -> bool {
    use Direction::{Negative, Positive};
    !matches!((indicator.direction, item.direction), (Positive, Negative) | (Negative, Positive))
}

fn likeness((code, name): (&str, &Text), (item_code, item_name): (&str, &Text)) -> Option<Likeness> {
    if is_change(&name.zh) != is_change(&item_name.zh) {
        return None;
    }
    let zh = alike(&name.zh, &item_name.zh);
    let en = alike(&name.en.to_lowercase(), &item_name.en.to_lowercase());
    let best = zh.max(en);
    // Short codes such as `A1` meet by chance, so the names must have something in common too.
    if code.eq_ignore_ascii_case(item_code) && best > 0.2 {
        Some(Likeness::Code)
    } else if best == 1.0 {
        Some(Likeness::Name)
    } else {
        // English names share too many words to be trusted alone.
        Some(zh).filter(|zh| *zh >= LEAST_ALIKE).map(Likeness::Alike)
    }
}

/// Whether a name is of what was added or of a growth, and not of what there is: 净增高新技术企业数 is not 高新技术企业数.
fn is_change(name: &str) -> bool {
    name.replace("增加值", "").replace("增值", "").contains('增')
}

fn sureness(likeness: Likeness) -> f64 {
    match likeness {
        Likeness::Code => 3.0,
        Likeness::Name => 2.0,
        Likeness::Alike(part) => part,
    }
}

/// 0 for names without anything in common or where one is empty, 1 for the same.
fn alike(a: &str, b: &str) -> f64 {
    let (a, b) = (letters(a), letters(b));
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    if a == b {
        return 1.0;
    }
    let pairs = |name: &[char]| name.windows(2).map(<[char]>::to_vec).collect::<Vec<_>>();
    let (a, mut b) = (pairs(&a), pairs(&b));
    let n = a.len() + b.len();
    let shared =
        a.iter().filter(|pair| b.iter().position(|other| other == *pair).map(|at| b.swap_remove(at)).is_some());
    let shared = shared.count();
    // Names of the same pairs in another order are alike and not the same.
    (2.0 * shared as f64 / n.max(1) as f64).min(0.999)
}

/// The name's letters and digits, without what stands in brackets.
fn letters(name: &str) -> Vec<char> {
    let mut depth = 0_u32;
    let mut letters = Vec::new();
    for letter in name.chars() {
        match letter {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            letter if depth == 0 && letter.is_alphanumeric() => letters.push(letter),
            _ => {}
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_without_brackets_and_marks() {
        assert_eq!(alike("亩均税收", "亩均税收（万元/亩）"), 1.0);
        assert_eq!(alike("", "亩均税收"), 0.0);
        assert_eq!(alike("单位能耗", "全员劳动"), 0.0);
        assert!(alike("非化石能源消费占比", "非化石能源占比") > 0.6);
        assert!(alike("abab", "baba") < 1.0);
        assert!(is_change("当年净增高新技术企业数") && !is_change("单位能耗增加值"));
    }
}
