//! The fields that park offices export, found by the headers they come under in Chinese, English and programs' own names.

mod table;

pub use table::FIELDS;

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    CreditCode,
    IndustryCode,
    Text,
    Date,
    /// One of few words.
    Category,
    /// A figure that can be weighed.
    Amount,
    /// A coordinate: a number that measures nothing.
    Place,
}

/// What part of an enterprise a field is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pillar {
    Identity,
    Industry,
    Finance,
    Innovation,
    LandEnergy,
    /// Quotients of the others.
    Derived,
}

/// Which figure is the better one, where a field is weighed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    More,
    Less,
}

/// A field with the headers it comes under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    pub id: &'static str,
    pub zh: &'static str,
    pub en: &'static str,
    pub pillar: Pillar,
    pub kind: Kind,
    pub better: Better,
    /// Unit it is kept in; empty where it has none.
    pub unit: &'static str,
    pub aliases: &'static [&'static str],
}

/// The field that a header names: by its Chinese or English name, its id or an alias, whatever the case, the width of signs, spaces,
/// and a year before or behind it.
///
/// *Cost*: O(fields).
pub fn find(header: &str) -> Option<&'static Field> {
    let wanted = key(header);
    if wanted.is_empty() {
        return None;
    }
    let bare = without_year(&wanted);
    called(&wanted).or_else(|| if bare == wanted { None } else { called(bare) })
}

/// The field with this key among its names.
fn called(wanted: &str) -> Option<&'static Field> {
    FIELDS.iter().find(|field| {
        let names = [field.zh, field.en, field.id];
        names.iter().chain(field.aliases).any(|name| is_key_of(name, wanted))
    })
}

#[inline(never)]
fn is_key_of(name: &str, wanted: &str) -> bool {
    key_signs(name).eq(wanted.chars())
}

/// What makes two headers the same.
fn key(header: &str) -> String {
    key_signs(header).collect()
}

/// Sign by sign, since nearly every name differs from a header in its first.
fn key_signs(header: &str) -> impl Iterator<Item = char> + '_ {
    let signs = crate::codes::plain_signs(header).flat_map(char::to_lowercase);
    signs.filter(|c| !matches!(c, '_' | '-' | '·' | '.'))
}

fn without_year(key: &str) -> &str {
    let is_year = |text: &str| {
        text.len() == 4
            && (text.starts_with("19") || text.starts_with("20"))
            && text.bytes().all(|b| b.is_ascii_digit())
    };
    let front = key.get(..4).filter(|year| is_year(year)).and_then(|_| key.get(4..));
    let front = front.map(|rest| rest.trim_start_matches("年度").trim_start_matches('年'));
    let back = || {
        let rest = key.trim_end_matches('年');
        let at = rest.len().checked_sub(4)?;
        rest.get(at..).filter(|year| is_year(year)).and_then(|_| rest.get(..at))
    };
    front.or_else(back).filter(|bare| !bare.is_empty()).unwrap_or(key)
}

/// A row of the table: id, Chinese and English name, what it is, the unit, aliases.
const fn field(
    id: &'static str,
    [zh, en]: [&'static str; 2],
    (pillar, kind, better): (Pillar, Kind, Better),
    unit: &'static str,
    aliases: &'static [&'static str],
) -> Field {
    Field { id, zh, en, pillar, kind, better, unit, aliases }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn headers_of_offices_and_programs_find_their_field() {
        for (header, id) in [
            ("统一社会信用代码", "uscc"),
            ("纳税人识别号", "uscc"),
            ("creditCode", "uscc"),
            ("Enterprise Name", "name"),
            ("企业名称", "name"),
            ("2024年营业收入", "revenue"),
            ("营业收入 2023", "revenue"),
            ("ＢＵＩＬＤ＿ＡＲＥＡ", "floor"),
            ("亩均税收", "tax_per_mu"),
            ("", ""),
            ("2024", ""),
        ] {
            assert_eq!(find(header).map_or("", |field| field.id), id, "{header}");
        }
    }

    #[test]
    fn no_header_names_two_fields() {
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        for field in &FIELDS {
            for name in [field.zh, field.en, field.id].iter().chain(field.aliases) {
                let other = seen.insert(key(name), field.id).filter(|other| *other != field.id);
                assert_eq!(other, None, "{name} of {}", field.id);
            }
        }
    }

    #[test]
    fn units_are_known_where_they_are_given() {
        // A rent is per area and month, and the table of units knows one "per" only.
        let known = |field: &&Field| !field.unit.is_empty() && field.kind == Kind::Amount && field.id != "rent";
        for field in FIELDS.iter().filter(known) {
            assert!(crate::intake::is_known_unit(field.unit), "{}: {}", field.id, field.unit);
        }
    }
}
