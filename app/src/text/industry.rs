//! What industry codes stand for, GB/T 4754-2017: in Chinese at every level, in English by division (大类).

use scoring::codes::industry_names;

use crate::prefs::Lang;

/// Code and English name of each division; ascending. The standard itself is Chinese.
const DIVISIONS: [(&str, &str); 97] = [
    ("01", "Agriculture"),
    ("02", "Forestry"),
    ("03", "Animal husbandry"),
    ("04", "Fishery"),
    ("05", "Support to agriculture"),
    ("06", "Coal mining"),
    ("07", "Oil and gas extraction"),
    ("08", "Ferrous ores"),
    ("09", "Non-ferrous ores"),
    ("10", "Non-metallic ores"),
    ("11", "Support to mining"),
    ("12", "Other mining"),
    ("13", "Agricultural food processing"),
    ("14", "Food"),
    ("15", "Drinks and tea"),
    ("16", "Tobacco"),
    ("17", "Textiles"),
    ("18", "Clothing"),
    ("19", "Leather and footwear"),
    ("20", "Wood products"),
    ("21", "Furniture"),
    ("22", "Paper"),
    ("23", "Printing"),
    ("24", "Culture, crafts, sports goods"),
    ("25", "Fuel processing"),
    ("26", "Chemicals"),
    ("27", "Medicines"),
    ("28", "Chemical fibres"),
    ("29", "Rubber and plastics"),
    ("30", "Non-metallic minerals"),
    ("31", "Ferrous metals"),
    ("32", "Non-ferrous metals"),
    ("33", "Metal products"),
    ("34", "General machinery"),
    ("35", "Special machinery"),
    ("36", "Vehicles"),
    ("37", "Rail, ships, aerospace"),
    ("38", "Electrical machinery"),
    ("39", "Computers and electronics"),
    ("40", "Instruments"),
    ("41", "Other manufacturing"),
    ("42", "Recycling"),
    ("43", "Repair of machinery"),
    ("44", "Power and heat"),
    ("45", "Gas supply"),
    ("46", "Water supply"),
    ("47", "Buildings"),
    ("48", "Civil engineering"),
    ("49", "Installation"),
    ("50", "Decoration and other building"),
    ("51", "Wholesale"),
    ("52", "Retail"),
    ("53", "Rail transport"),
    ("54", "Road transport"),
    ("55", "Water transport"),
    ("56", "Air transport"),
    ("57", "Pipelines"),
    ("58", "Multimodal transport, agents"),
    ("59", "Handling and storage"),
    ("60", "Post"),
    ("61", "Lodging"),
    ("62", "Catering"),
    ("63", "Telecommunication"),
    ("64", "Internet services"),
    ("65", "Software and IT services"),
    ("66", "Banking"),
    ("67", "Capital markets"),
    ("68", "Insurance"),
    ("69", "Other finance"),
    ("70", "Real estate"),
    ("71", "Leasing"),
    ("72", "Business services"),
    ("73", "Research and development"),
    ("74", "Professional technical services"),
    ("75", "Technology promotion"),
    ("76", "Water management"),
    ("77", "Environment protection"),
    ("78", "Public facilities"),
    ("79", "Land management"),
    ("80", "Services to households"),
    ("81", "Repair of goods"),
    ("82", "Other services"),
    ("83", "Education"),
    ("84", "Health"),
    ("85", "Social work"),
    ("86", "News and publishing"),
    ("87", "Broadcasting, film, recording"),
    ("88", "Culture and arts"),
    ("89", "Sports"),
    ("90", "Entertainment"),
    ("91", "Organs of the Communist Party"),
    ("92", "State organs"),
    ("93", "Political consultation, parties"),
    ("94", "Social security"),
    ("95", "Associations"),
    ("96", "Grassroots organisations"),
    ("97", "International organisations"),
];

/// What a code stands for: in Chinese its own name, in English that of its division, after the code where it is finer than a division.
pub fn name(lang: Lang, code: &str) -> String {
    let is_division = code.len() <= 2;
    let known = match lang {
        Lang::Zh => industry_names::name(code).or_else(|| code.get(..2).and_then(industry_names::name)),
        Lang::En => {
            let division = code.get(..2).unwrap_or(code);
            let at = DIVISIONS.binary_search_by(|one| one.0.cmp(division)).ok();
            at.and_then(|at| DIVISIONS.get(at)).map(|(_, name)| *name)
        }
    };
    match known {
        Some(name) if is_division => name.to_string(),
        Some(name) => format!("{code} {name}"),
        None => code.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_named_in_both_languages() {
        assert!(DIVISIONS.windows(2).all(|two| two[0].0 < two[1].0));
        assert!(DIVISIONS.iter().all(|(code, _)| industry_names::name(code).is_some()));
        assert_eq!(name(Lang::Zh, "65"), "软件和信息技术服务业");
        assert_eq!(name(Lang::Zh, "391"), "391 计算机制造");
        assert_eq!(name(Lang::Zh, "3999"), "3999 计算机、通信和其他电子设备制造业");
        assert_eq!(name(Lang::En, "3911"), "3911 Computers and electronics");
        assert_eq!(name(Lang::Zh, "99"), "99");
    }
}
