//! Writes a plan as the file that [`super::read`] reads back to the last bit.

use serde_json::Number;

use super::{Park, VERSION};
use crate::revenue::chance::{Assumptions, Fiscal, Services};
use crate::revenue::{Field, ParameterId, Plan};

/// The plan file of a park: `park_v1` in the version [`VERSION`], indented, its sections and numbers in the order of their tables.
///
/// *Shape*: of the plan, the assumptions and the services by kind what differs from the defaults, since a reader knows the others; of
/// the public side every number, since it has no defaults. No `preset`: the plan says all that it decides.
/// *Edge cases*: without services by kind, or without a public side, their sections are left out. *Cost*: O(numbers).
pub fn write(park: &Park) -> String {
    let (plan, usual) = (park.case.plan(), Plan::default());
    let changed = ParameterId::ALL.iter().filter(|id| plan.get(**id) != usual.get(**id));
    let mut sections = vec![("plan", changed.map(|id| (id.name(), plan.get(*id))).collect::<Vec<_>>())];
    let assumptions = park.case.assumptions();
    sections.push(("assumptions", differing(Assumptions::FIELDS, |name| assumptions.get(name))));
    if let Some(services) = park.case.services() {
        sections.push(("services", differing(Services::FIELDS, |name| services.get(name))));
    }
    if let Some(fiscal) = &park.fiscal {
        sections.push(("fiscal", differing(Fiscal::FIELDS, |name| fiscal.get(name))));
    }
    // Written by hand, for a map of the library sorts its names.
    let mut text = format!("{{\n  \"yuanheng_plan\": {VERSION},\n  \"kind\": \"park_v1\"");
    for (name, numbers) in sections {
        text += &format!(",\n  \"{name}\": {{");
        let lines: Vec<String> =
            numbers.iter().map(|(name, value)| format!("\n    \"{name}\": {}", digits(*value))).collect();
        text += &lines.join(",");
        text += if lines.is_empty() { "}" } else { "\n  }" };
    }
    text + "\n}\n"
}

/// Numbers without a default, and those that are not at it.
fn differing(fields: &'static [Field], get: impl Fn(&str) -> Option<f64>) -> Vec<(&'static str, f64)> {
    let numbers = fields.iter().filter_map(|field| Some((field, get(field.name)?)));
    numbers.filter(|(field, value)| field.default != Some(*value)).map(|(field, value)| (field.name, value)).collect()
}

/// As few digits as give the number back; whole numbers without a point.
fn digits(value: f64) -> String {
    let is_whole = value.fract() == 0.0 && value.abs() < 1e15;
    if is_whole {
        format!("{value:.0}")
    } else {
        Number::from_f64(value).map_or_else(String::new, |number| number.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::super::{PlanFile, read};
    use super::*;
    use crate::revenue::chance::Case;

    fn park(text: &str) -> Park {
        match read(text).expect("a plan file") {
            PlanFile::Park(park) => *park,
            PlanFile::Reference(_) => panic!("a park's plan"),
        }
    }

    #[test]
    fn what_is_written_is_read_back_to_the_last_bit() {
        let shipped = park(include_str!("../../../tests/plans/park_v1.json"));
        let services = Services { data_seed_adoption: 1.0 / 3.0, ..Services::default() };
        let serving = Park { case: shipped.case.serving(Some(services)).expect("possible"), fiscal: None };
        for park_there in [shipped, serving] {
            let text = write(&park_there);
            assert_eq!(park(&text), park_there, "{text}");
            assert_eq!(write(&park(&text)), text);
        }
    }

    #[test]
    fn only_what_differs_is_written_in_the_order_of_the_tables() {
        let plan = Plan { rent_growth: -0.13, conceded_share: 0.25, ..Plan::default() }.check().expect("a plan");
        let assumptions = Assumptions { skill: 1.0 / 3.0, ..Assumptions::default() };
        let case = Case::new(plan, assumptions).expect("a case").serving(Some(Services::default())).expect("possible");
        let expect = r#"{
  "yuanheng_plan": 2,
  "kind": "park_v1",
  "plan": {
    "conceded_share": 0.25,
    "rent_growth": -0.13
  },
  "assumptions": {
    "skill": 0.3333333333333333
  },
  "services": {}
}
"#;
        assert_eq!(write(&Park { case, fiscal: None }), expect);
    }

    #[test]
    fn numbers_have_as_few_digits_as_give_them_back() {
        for (value, expect) in [(0.0, "0"), (-3.0, "-3"), (1e10, "10000000000"), (0.1, "0.1"), (1e-7, "1e-7")] {
            assert_eq!(digits(value), expect);
        }
    }
}
