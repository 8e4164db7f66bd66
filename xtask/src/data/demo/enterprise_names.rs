//! Names of the fictional enterprises: an invented place, a made-up brand, a trade.

use std::collections::BTreeSet;

use super::super::random::Random;
use super::industries::Class;
use super::parks::Park;

/// A name that none has yet: the place before the brand, or behind it as branches of outside groups have it.
pub fn new_name(
    park: &Park,
    class: &Class,
    listed: bool,
    taken: &mut BTreeSet<String>,
    random: &mut Random,
) -> (String, String) {
    let form = if listed { "股份有限公司" } else { "有限公司" };
    loop {
        let first = random.pick(&FIRST, |_| 1.0).unwrap_or(&FIRST[0]);
        let second = random.pick(&SECOND, |_| 1.0).unwrap_or(&SECOND[0]);
        let (place, place_en) = park.place;
        let (trade, trade_en) = class.trade;
        let (brand, brand_en) = (format!("{}{}", first.0, second.0), format!("{}{}", first.1, second.1));
        if WELL_KNOWN.contains(&brand.as_str()) {
            continue;
        }
        let (name, name_en) = if random.chance(0.22) && !listed {
            (format!("{brand}{trade}（{place}）{form}"), format!("{brand_en} {trade_en} ({place_en})"))
        } else {
            (format!("{place}{brand}{trade}{form}"), format!("{place_en} {brand_en} {trade_en}"))
        };
        if taken.insert(name.clone()) {
            return (name, name_en);
        }
    }
}

/// First and second part of a brand, in Chinese and pinyin.
const FIRST: [(&str, &str); 26] = [
    ("智", "Zhi"),
    ("恒", "Heng"),
    ("瑞", "Rui"),
    ("鼎", "Ding"),
    ("科", "Ke"),
    ("创", "Chuang"),
    ("新", "Xin"),
    ("联", "Lian"),
    ("宏", "Hong"),
    ("汇", "Hui"),
    ("德", "De"),
    ("精", "Jing"),
    ("天", "Tian"),
    ("海", "Hai"),
    ("远", "Yuan"),
    ("思", "Si"),
    ("凌", "Ling"),
    ("启", "Qi"),
    ("博", "Bo"),
    ("卓", "Zhuo"),
    ("盛", "Sheng"),
    ("嘉", "Jia"),
    ("云", "Yun"),
    ("明", "Ming"),
    ("泽", "Ze"),
    ("易", "Yi"),
];
const SECOND: [(&str, &str); 24] = [
    ("达", "da"),
    ("源", "yuan"),
    ("泰", "tai"),
    ("通", "tong"),
    ("锐", "rui"),
    ("航", "hang"),
    ("信", "xin"),
    ("诺", "nuo"),
    ("峰", "feng"),
    ("维", "wei"),
    ("晟", "sheng"),
    ("腾", "teng"),
    ("和", "he"),
    ("威", "wei"),
    ("特", "te"),
    ("光", "guang"),
    ("研", "yan"),
    ("越", "yue"),
    ("朗", "lang"),
    ("安", "an"),
    ("格", "ge"),
    ("川", "chuan"),
    ("迈", "mai"),
    ("森", "sen"),
];

/// Brands that these parts would give and that real groups have.
const WELL_KNOWN: [&str; 16] = [
    "海信", "联通", "海航", "汇川", "海通", "科达", "天威", "明泰", "博威", "新安", "天通", "科锐", "汇源", "远光",
    "思源", "海格",
];
