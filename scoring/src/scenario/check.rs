//! Whether a scenario fits a dataset.

use super::{Consequence, Scenario, Tame};
use crate::model::{Dataset, Fingerprint};

/// Something in a scenario that does not fit the dataset at hand. `path` is the field, as `--set` takes it.
#[derive(Clone, Debug, PartialEq)]
pub enum ScenarioProblem {
    /// It was made on other content; the codes and ids may fit all the same.
    OtherDataset {
        made_on: Fingerprint,
        here: Fingerprint,
    },
    /// No indicator or aggregate has this code.
    UnknownNode {
        path: String,
        code: String,
    },
    /// The code is an aggregate, and an indicator is needed.
    NotAnIndicator {
        path: String,
        code: String,
    },
    /// The code is an indicator, and a node with something below it is needed.
    NotAnAggregate {
        path: String,
        code: String,
    },
    /// The field is where nothing reads it.
    NoEffect {
        path: String,
    },
    UnknownEntity {
        path: String,
        id: String,
    },
    UnknownPeriod {
        period: String,
    },
    UnknownGroup {
        path: String,
        group: String,
    },
    UnknownCategory {
        group: String,
        category: String,
    },
    /// A number outside what the field allows.
    OutOfRange {
        path: String,
        value: f64,
    },
    /// None of the scenario's grades has this label.
    UnknownGrade {
        path: String,
        grade: String,
    },
    /// There are more shares than labels, or no label.
    GradesMismatch {
        labels: usize,
        shares: usize,
    },
}

impl ScenarioProblem {
    /// Only says that the scenario was made on another dataset.
    pub fn is_other_dataset(&self) -> bool {
        matches!(self, Self::OtherDataset { .. })
    }
}

impl Scenario {
    /// Everything that does not fit, in the order of the fields; empty when all does.
    ///
    /// *Cost*: O(fields · log codes + ids · entities).
    pub fn check(&self, dataset: &Dataset) -> Vec<ScenarioProblem> {
        let mut problems = Vec::new();
        if let Some(made_on) = self.fingerprint.as_ref().filter(|made_on| **made_on != dataset.fingerprint) {
            let here = dataset.fingerprint.clone();
            problems.push(ScenarioProblem::OtherDataset { made_on: made_on.clone(), here });
        }
        if let Some(period) = self.period.as_ref().filter(|period| dataset.panel(period).is_none()) {
            problems.push(ScenarioProblem::UnknownPeriod { period: period.clone() });
        }
        self.weigh.check(dataset, &mut problems);
        self.check_codes(dataset, &mut problems);
        self.check_repairs(&mut problems);
        self.check_improve(dataset, &mut problems);
        self.check_groups(dataset, &mut problems);
        self.check_entities(dataset, &mut problems);
        self.check_numbers(&mut problems);
        self.check_rules(dataset, &mut problems);
        self.check_scheme(dataset, &mut problems);
        self.check_certainty(dataset, &mut problems);
        problems
    }

    fn check_codes(&self, dataset: &Dataset, problems: &mut Vec<ScenarioProblem>) {
        let find = |code: &str| dataset.framework.find(code);
        let unknown = |path: String, code: &str| ScenarioProblem::UnknownNode { path, code: code.into() };
        for (code, &weight) in &self.weights {
            let path = format!("weights.{code}");
            if find(code).is_none() {
                problems.push(unknown(path, code));
            } else if !(weight.is_finite() && weight >= 0.0) {
                problems.push(ScenarioProblem::OutOfRange { path, value: weight });
            }
        }
        for (path, codes) in [("locks", &self.locks), ("drop", &self.drop)] {
            problems.extend(codes.iter().filter(|code| find(code).is_none()).map(|code| unknown(path.into(), code)));
        }
        let named = |path: &'static str, code: &String| (format!("{path}.{code}"), code.clone());
        let rank = self.rank.bounds.keys().map(|code| named("rank.bounds", code));
        let rank = rank.chain(self.rank.thresholds.keys().map(|code| named("rank.thresholds", code)));
        let nodes = self.aggregate.nodes.keys().map(|code| named("aggregate.nodes", code));
        for (path, code) in rank.chain(nodes) {
            match find(&code).map(|id| dataset.framework.node(id).leaf.is_some()) {
                None => problems.push(unknown(path, &code)),
                Some(true) if path.starts_with("aggregate") => {
                    problems.push(ScenarioProblem::NotAnAggregate { path, code });
                }
                Some(_) => {}
            }
        }
        let treat = self.treat.transforms.keys().map(|code| named("treat.transforms", code));
        let treat = treat.chain(self.treat.denominators.keys().map(|code| named("treat.denominators", code)));
        let scales = self.normalise.indicators.keys().map(|code| named("normalise.indicators", code));
        for (path, code) in treat.chain(scales) {
            match find(&code).map(|id| dataset.framework.node(id).leaf.is_some()) {
                None => problems.push(unknown(path, &code)),
                Some(false) => problems.push(ScenarioProblem::NotAnIndicator { path, code }),
                Some(true) => {}
            }
        }
        for (code, &[worst, best]) in &self.normalise.goalposts {
            let path = format!("normalise.goalposts.{code}");
            match find(code).map(|id| dataset.framework.node(id).leaf.is_some()) {
                None => problems.push(unknown(path, code)),
                Some(false) => problems.push(ScenarioProblem::NotAnIndicator { path, code: code.clone() }),
                Some(true) if worst == best => problems.push(ScenarioProblem::OutOfRange { path, value: best }),
                Some(true) => {}
            }
        }
    }

    fn check_groups(&self, dataset: &Dataset, problems: &mut Vec<ScenarioProblem>) {
        if let Some(group) = self.treat.missing.group().filter(|group| dataset.group(group).is_none()) {
            problems.push(ScenarioProblem::UnknownGroup { path: "treat.missing".into(), group: group.into() });
        }
        for (code, categories) in &self.filter {
            let Some(group) = dataset.group(code) else {
                problems.push(ScenarioProblem::UnknownGroup { path: "filter".into(), group: code.clone() });
                continue;
            };
            let unknown =
                |name: &&String| !group.categories.iter().any(|known| known.zh() == **name || known.en() == **name);
            problems.extend(
                categories.iter().filter(unknown).map(|category| ScenarioProblem::UnknownCategory {
                    group: code.clone(),
                    category: category.clone(),
                }),
            );
        }
    }

    fn check_entities(&self, dataset: &Dataset, problems: &mut Vec<ScenarioProblem>) {
        let one = |id: &Option<String>| id.iter().cloned().collect::<Vec<_>>();
        for (path, ids) in [
            ("normalise.reference", one(&self.normalise.reference)),
            ("focus", one(&self.focus)),
            ("reference", one(&self.reference)),
            ("pins", self.pins.clone()),
            ("compare", self.compare.clone()),
        ] {
            let unknown = ids.into_iter().filter(|id| dataset.find(id).is_none());
            problems.extend(unknown.map(|id| ScenarioProblem::UnknownEntity { path: path.into(), id }));
        }
    }

    fn check_numbers(&self, problems: &mut Vec<ScenarioProblem>) {
        let share = |value: f64| (0.0..=1.0).contains(&value);
        let [lo, hi] = self.normalise.range;
        let mut need = |fits: bool, path: &str, value: f64| {
            if !fits {
                problems.push(ScenarioProblem::OutOfRange { path: path.into(), value });
            }
        };
        need(share(self.treat.availability), "treat.availability", self.treat.availability);
        need(share(self.aggregate.availability), "aggregate.availability", self.aggregate.availability);
        need(lo.is_finite() && hi.is_finite() && lo < hi, "normalise.range", hi);
        need(self.normalise.mean.is_finite(), "normalise.mean", self.normalise.mean);
        need(self.normalise.sd.is_finite() && self.normalise.sd > 0.0, "normalise.sd", self.normalise.sd);
        let power = self.aggregate.power.unwrap_or(1.0);
        need(power.is_finite() && power != 0.0, "aggregate.power", power);
        for (name, value) in self.treat.outliers.tame().iter().flat_map(Tame::bad_numbers) {
            need(false, &format!("treat.outliers.{name}"), value);
        }
        for (code, scale) in &self.normalise.indicators {
            for (name, value) in scale.bad_numbers() {
                need(false, &format!("normalise.indicators.{code}.{name}"), value);
            }
        }
        for (path, value) in self.rank.bad_numbers() {
            need(false, &path, value);
        }
        for &value in &self.grades.shares {
            need(share(value), "grades.shares", value);
        }
        let total: f64 = self.grades.shares.iter().sum();
        need(total <= 1.0 + 1e-9, "grades.shares", total);
        let (labels, shares) = (self.grades.labels.len(), self.grades.shares.len());
        if labels == 0 || labels < shares {
            problems.push(ScenarioProblem::GradesMismatch { labels, shares });
        }
    }

    fn check_certainty(&self, dataset: &Dataset, problems: &mut Vec<ScenarioProblem>) {
        let certainty = &self.certainty;
        let bad = certainty.bad_numbers().into_iter();
        problems.extend(bad.map(|(path, value)| ScenarioProblem::OutOfRange { path, value }));
        let codes = certainty.at_least.iter().flat_map(|order| [&order.more, &order.less]);
        let unknown = codes.filter(|code| dataset.framework.find(code).is_none());
        let path = || String::from("certainty.at_least");
        problems.extend(unknown.map(|code| ScenarioProblem::UnknownNode { path: path(), code: code.clone() }));
        let groups = certainty.missing.iter().filter_map(|missing| missing.group());
        let unknown = groups.filter(|group| dataset.group(group).is_none());
        let path = || String::from("certainty.missing");
        problems.extend(unknown.map(|group| ScenarioProblem::UnknownGroup { path: path(), group: group.into() }));
    }

    fn check_rules(&self, dataset: &Dataset, problems: &mut Vec<ScenarioProblem>) {
        let rules = &self.rules;
        let bonuses = rules.bonuses.iter().map(|bonus| &bonus.code).enumerate();
        let red_lines = rules.red_lines.iter().map(|line| &line.code).enumerate();
        let codes = bonuses.map(|(at, code)| (format!("rules.bonuses.{at}.code"), code));
        for (path, code) in codes.chain(red_lines.map(|(at, code)| (format!("rules.red_lines.{at}.code"), code))) {
            match dataset.framework.find(code).map(|id| dataset.framework.node(id).leaf.is_some()) {
                None => problems.push(ScenarioProblem::UnknownNode { path, code: code.clone() }),
                Some(false) => problems.push(ScenarioProblem::NotAnIndicator { path, code: code.clone() }),
                Some(true) => {}
            }
        }
        let bad = rules.bad_numbers(self.grades.labels.len()).into_iter();
        problems.extend(bad.map(|(path, value)| ScenarioProblem::OutOfRange { path, value }));
        if let Some(group) = rules.grading.within.as_ref().filter(|group| dataset.group(group).is_none()) {
            let path = "rules.grading.within".into();
            problems.push(ScenarioProblem::UnknownGroup { path, group: group.clone() });
        }
        let path = |id: &String| format!("rules.adjustments.{id}");
        let strangers = rules.adjustments.keys().filter(|id| dataset.find(id).is_none());
        problems.extend(strangers.map(|id| ScenarioProblem::UnknownEntity { path: path(id), id: id.clone() }));
        let capped = rules.red_lines.iter().enumerate().filter_map(|(at, line)| match &line.then {
            Consequence::CapGrade(grade) => Some((format!("rules.red_lines.{at}.then"), grade)),
            Consequence::LowestGrade | Consequence::CapScore(_) => None,
        });
        let adjusted = rules.adjustments.iter().map(|(id, adjustment)| (path(id), &adjustment.grade));
        let unknown = capped.chain(adjusted).filter(|(_, grade)| !self.grades.labels.contains(grade));
        problems.extend(unknown.map(|(path, grade)| ScenarioProblem::UnknownGrade { path, grade: grade.clone() }));
    }
}

impl Scenario {
    /// Items are the scheme's, which is not at hand here: [`crate::appraise::appraise`] holds them against it.
    fn check_scheme(&self, dataset: &Dataset, problems: &mut Vec<ScenarioProblem>) {
        let Some(choice) = &self.scheme else { return };
        for (item, mapped) in &choice.map {
            let path = format!("scheme.map.{item}");
            match dataset.framework.find(&mapped.code).map(|id| dataset.framework.node(id).leaf.is_some()) {
                None => problems.push(ScenarioProblem::UnknownNode { path, code: mapped.code.clone() }),
                Some(false) => problems.push(ScenarioProblem::NotAnIndicator { path, code: mapped.code.clone() }),
                Some(true) if !(mapped.times.is_finite() && mapped.times > 0.0) => {
                    problems.push(ScenarioProblem::OutOfRange { path, value: mapped.times });
                }
                Some(true) => {}
            }
        }
        for (item, entries) in &choice.entered {
            for (id, &value) in entries {
                let path = format!("scheme.entered.{item}");
                if dataset.find(id).is_none() {
                    problems.push(ScenarioProblem::UnknownEntity { path, id: id.clone() });
                } else if !value.is_finite() {
                    problems.push(ScenarioProblem::OutOfRange { path, value });
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::{Column, Direction, Entity, Framework, GroupColumn, Indicator, NodeSpec, Panel, Period, Text};
    use crate::scenario::from_value;

    fn dataset() -> Dataset {
        let node = |code: &str, parent: Option<&str>, indicator| NodeSpec {
            code: code.into(),
            name: Text::same(code),
            parent: parent.map(Into::into),
            weight: 1.0,
            indicator,
        };
        let measured = Some(Indicator::measured(Direction::Positive, ""));
        let framework = Framework::new(vec![node("G", None, None), node("A", Some("G"), measured)]).expect("a tree");
        let panel =
            Panel { period: Period("2024".into()), columns: vec![Column::from_raw(vec![1.0])], denominators: vec![] };
        let entities = vec![Entity { id: "p".into(), name: Text::same("p") }];
        let mut dataset = Dataset::new("d", framework, entities, vec![panel]);
        dataset.groups.push(GroupColumn {
            code: "region".into(),
            name: Text::same("region"),
            categories: vec![Text::new("东部", "East")],
            of_entity: vec![Some(0)],
        });
        dataset
    }

    fn check(scenario: serde_json::Value) -> Vec<ScenarioProblem> {
        from_value(&scenario).expect("a scenario").check(&dataset())
    }

    #[test]
    fn what_fits_is_not_reported() {
        let fits = json!({
            "period": "2024", "weights": {"A": 2.0, "G": 1.0}, "drop": ["A"], "focus": "p", "filter": {"region": ["East"]},
            "treat": {"missing": "group_mean:region"}, "normalise": {"goalposts": {"A": [0.0, 1.0]}}, "aggregate": {"power": -1.0},
            "rules": {
                "bonuses": [{"code": "A", "per_unit": -1.0, "most": 5.0}], "most_bonus": 10.0,
                "red_lines": [{"code": "A", "crossed": {"below": 0.0}, "then": {"cap_grade": "C"}}],
                "grading": {"thresholds": [80.0, 60.0], "within": "region"},
                "adjustments": {"p": {"grade": "B", "reason": "protected in its first year"}}
            }
        });
        assert_eq!(check(fits), []);
    }

    #[test]
    fn everything_that_does_not_fit_is_reported() {
        let problems = check(json!({
            "fingerprint": "00", "period": "1999", "weights": {"B": 1.0, "A": -1.0}, "drop": ["C"],
            "normalise": {"goalposts": {"G": [0.0, 1.0], "A": [1.0, 1.0]}, "sd": 0.0, "range": [1.0, 1.0]},
            "certainty": {"by": 1.5, "draws": 3, "at_least": [{"more": "A", "less": "Z"}], "missing": ["group_mean:zone"]},
            "treat": {"missing": "group_mean:size", "availability": 2.0}, "filter": {"zone": [], "region": ["西部"]},
            "pins": ["q"], "grades": {"labels": ["A"], "shares": [0.5, 0.6]}
        }));
        let has = |expect: &ScenarioProblem| assert!(problems.contains(expect), "{expect:?} not in {problems:?}");
        let unknown = |path: &str, code: &str| ScenarioProblem::UnknownNode { path: path.into(), code: code.into() };
        let range = |path: &str, value| ScenarioProblem::OutOfRange { path: path.into(), value };
        assert!(problems[0].is_other_dataset());
        has(&ScenarioProblem::UnknownPeriod { period: "1999".into() });
        has(&unknown("weights.B", "B"));
        has(&range("weights.A", -1.0));
        has(&unknown("drop", "C"));
        has(&ScenarioProblem::NotAnIndicator { path: "normalise.goalposts.G".into(), code: "G".into() });
        has(&range("normalise.goalposts.A", 1.0));
        has(&range("normalise.sd", 0.0));
        has(&range("normalise.range", 1.0));
        has(&ScenarioProblem::UnknownGroup { path: "treat.missing".into(), group: "size".into() });
        has(&range("treat.availability", 2.0));
        has(&ScenarioProblem::UnknownGroup { path: "filter".into(), group: "zone".into() });
        has(&ScenarioProblem::UnknownCategory { group: "region".into(), category: "西部".into() });
        has(&ScenarioProblem::UnknownEntity { path: "pins".into(), id: "q".into() });
        has(&range("grades.shares", 1.1));
        has(&ScenarioProblem::GradesMismatch { labels: 1, shares: 2 });
        has(&range("certainty.by", 1.5));
        has(&range("certainty.draws", 3.0));
        has(&unknown("certainty.at_least", "Z"));
        has(&ScenarioProblem::UnknownGroup { path: "certainty.missing".into(), group: "zone".into() });
        assert_eq!(problems.len(), 20);
    }

    #[test]
    fn what_stands_for_a_schemes_items_must_be_there() {
        let problems = check(json!({"scheme": {
            "id": "s", "map": {"a": "A", "b": "G", "c": "C", "d": {"code": "A", "times": 0}},
            "entered": {"e": {"p": 1.0, "q": 1.0}}
        }}));
        let at = |path: &str| format!("scheme.{path}");
        let expect = [
            ScenarioProblem::NotAnIndicator { path: at("map.b"), code: "G".into() },
            ScenarioProblem::UnknownNode { path: at("map.c"), code: "C".into() },
            ScenarioProblem::OutOfRange { path: at("map.d"), value: 0.0 },
            ScenarioProblem::UnknownEntity { path: at("entered.e"), id: "q".into() },
        ];
        assert_eq!(problems, expect);
    }

    #[test]
    fn every_rule_that_does_not_fit_is_reported() {
        let problems = check(json!({"rules": {
            "bonuses": [{"code": "B", "per_unit": 1.0, "most": -1.0}], "most_penalty": -2.0,
            "red_lines": [
                {"code": "G", "crossed": {"at_least": 1.0}, "then": "lowest_grade"},
                {"code": "A", "crossed": {"at_least": 1.0}, "then": {"cap_grade": "E"}}
            ],
            "grading": {"thresholds": [60.0, 60.0], "within": "size"},
            "adjustments": {"q": {"grade": "F", "reason": "none of the grades"}}
        }}));
        let at = |path: &str| format!("rules.{path}");
        let expect = [
            ScenarioProblem::UnknownNode { path: at("bonuses.0.code"), code: "B".into() },
            ScenarioProblem::NotAnIndicator { path: at("red_lines.0.code"), code: "G".into() },
            ScenarioProblem::OutOfRange { path: at("bonuses.0.most"), value: -1.0 },
            ScenarioProblem::OutOfRange { path: at("most_penalty"), value: -2.0 },
            ScenarioProblem::OutOfRange { path: at("grading.thresholds"), value: 60.0 },
            ScenarioProblem::UnknownGroup { path: at("grading.within"), group: "size".into() },
            ScenarioProblem::UnknownEntity { path: at("adjustments.q"), id: "q".into() },
            ScenarioProblem::UnknownGrade { path: at("red_lines.1.then"), grade: "E".into() },
            ScenarioProblem::UnknownGrade { path: at("adjustments.q"), grade: "F".into() },
        ];
        assert_eq!(problems, expect);
    }
}
