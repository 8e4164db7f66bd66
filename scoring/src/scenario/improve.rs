//! Values that are assumed instead of those in the data: what if this park had that much of this indicator?

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{CellAt, Scenario, ScenarioProblem};
use crate::model::Dataset;

/// One assumed value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Improved {
    /// Id of the entity.
    pub entity: String,
    /// Code of the indicator.
    pub indicator: String,
    /// In the data's own unit, before any treatment; finite.
    pub value: f64,
}

impl Scenario {
    /// The dataset with what a person corrected ([`Scenario::repaired`]) and, over it, the values that the scenario assumes, in its period,
    /// the newest when it names none.
    ///
    /// An evaluation takes a dataset as it is given: whoever has a scenario asks for this first, once, and shows that the ranking is a
    /// what-if. The fingerprint stays that of the data.
    /// *Edge cases*: of two values for one cell the later one counts; a missing cell is filled; what [`Scenario::check`] refuses (an
    /// unknown entity, indicator or period, a value that is not finite) changes nothing.
    ///
    /// *Cost*: nothing without corrected or assumed values, else a copy of the dataset.
    pub fn improved<'a>(&self, dataset: &'a Dataset) -> Cow<'a, Dataset> {
        let mut improved = self.repaired(dataset);
        for one in self.improve.iter().filter(|one| one.value.is_finite()) {
            let Some((panel, column, entity)) = self.cell_of(one, dataset) else { continue };
            if let Some(column) =
                improved.to_mut().panels.get_mut(panel).and_then(|panel| panel.columns.get_mut(column))
            {
                column.set(entity, Some(one.value));
            }
        }
        improved
    }

    /// The value in the data, corrected where it was, that an assumed one takes the place of.
    pub fn before_improved(&self, one: &Improved, dataset: &Dataset) -> Option<f64> {
        let (panel, column, entity) = self.cell_of(one, dataset)?;
        let here = CellAt { panel, column, entity };
        if let Some((_, corrected)) = self.repaired_cells(dataset).into_iter().rfind(|(cell, _)| *cell == here) {
            return corrected;
        }
        dataset.panels.get(panel)?.columns.get(column)?.get(entity)
    }

    /// Assumes a value, in the place of what was assumed of that cell before.
    pub fn assume(&mut self, one: Improved) {
        self.improve.retain(|other| (&other.entity, &other.indicator) != (&one.entity, &one.indicator));
        self.improve.push(one);
    }

    /// Positions of panel, column and entity.
    fn cell_of(&self, one: &Improved, dataset: &Dataset) -> Option<(usize, usize, usize)> {
        let panel = match &self.period {
            None => dataset.panels.len().checked_sub(1)?,
            Some(period) => dataset.panels.iter().position(|panel| panel.period.0 == *period)?,
        };
        let framework = &dataset.framework;
        let (column, _) = framework.node(framework.find(&one.indicator)?).leaf.as_ref()?;
        Some((panel, *column, dataset.find(&one.entity)?))
    }

    pub(super) fn check_improve(&self, dataset: &Dataset, problems: &mut Vec<ScenarioProblem>) {
        for (at, one) in self.improve.iter().enumerate() {
            let path = |field: &str| format!("improve.{at}.{field}");
            if dataset.find(&one.entity).is_none() {
                problems.push(ScenarioProblem::UnknownEntity { path: path("entity"), id: one.entity.clone() });
            }
            let code = one.indicator.clone();
            match dataset.framework.find(&code).map(|id| dataset.framework.node(id).leaf.is_some()) {
                None => problems.push(ScenarioProblem::UnknownNode { path: path("indicator"), code }),
                Some(false) => problems.push(ScenarioProblem::NotAnIndicator { path: path("indicator"), code }),
                Some(true) => {}
            }
            if !one.value.is_finite() {
                problems.push(ScenarioProblem::OutOfRange { path: path("value"), value: one.value });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::{Column, Direction, Entity, Framework, Indicator, NodeSpec, Panel, Period, Text};
    use crate::scenario::from_value;

    fn dataset() -> Dataset {
        let node = |code: &str, parent: Option<&str>, indicator| NodeSpec {
            code: code.into(),
            name: Text::same(code),
            parent: parent.map(Into::into),
            weight: 1.0,
            indicator,
        };
        let measured = || Some(Indicator::measured(Direction::Positive, ""));
        let specs = vec![node("G", None, None), node("A", Some("G"), measured()), node("B", Some("G"), measured())];
        let panel = |period: &str, cells: [[f64; 2]; 2]| Panel {
            period: Period(period.into()),
            columns: cells.map(|cells| Column::from_raw(cells.to_vec())).to_vec(),
            denominators: vec![],
        };
        let panels = vec![panel("2023", [[1.0, 2.0], [3.0, 4.0]]), panel("2024", [[5.0, 6.0], [f64::NAN, 8.0]])];
        let entity = |id: &str| Entity { id: id.into(), name: Text::same(id) };
        Dataset::new("d", Framework::new(specs).expect("a tree"), vec![entity("p"), entity("q")], panels)
    }

    /// What becomes of the cells, period by period, indicator by indicator.
    fn check(scenario: serde_json::Value, expect: [[[f64; 2]; 2]; 2]) {
        let (dataset, scenario) = (dataset(), from_value(&scenario).expect("a scenario"));
        let improved = scenario.improved(&dataset);
        for (panel, expect) in improved.panels.iter().zip(&expect) {
            let expect: Vec<Column> = expect.iter().map(|cells| Column::from_raw(cells.to_vec())).collect();
            assert_eq!(panel.columns, expect, "{}", panel.period.0);
        }
        assert_eq!(improved.fingerprint, dataset.fingerprint);
        assert_eq!(*scenario.improved(&improved), *improved, "once is enough");
    }

    #[test]
    fn values_are_assumed_in_the_scenarios_period() {
        const NA: f64 = f64::NAN;
        let one = |entity: &str, indicator: &str, value: f64| json!({"entity": entity, "indicator": indicator, "value": value});
        let old = [[1.0, 2.0], [3.0, 4.0]];
        check(json!({}), [old, [[5.0, 6.0], [NA, 8.0]]]);
        check(json!({"improve": [one("q", "A", 9.5), one("p", "B", -1.0)]}), [old, [[5.0, 9.5], [-1.0, 8.0]]]);
        check(json!({"improve": [one("p", "A", 1.5), one("p", "A", 2.5)]}), [old, [[2.5, 6.0], [NA, 8.0]]]);
        let earlier = json!({"period": "2023", "improve": [one("q", "B", 0.0)]});
        check(earlier, [[[1.0, 2.0], [3.0, 0.0]], [[5.0, 6.0], [NA, 8.0]]]);
        let strangers = json!({"improve": [one("z", "A", 1.0), one("p", "G", 1.0), one("p", "Z", 1.0)]});
        check(strangers, [old, [[5.0, 6.0], [NA, 8.0]]]);
        let none = Scenario::default();
        assert!(matches!(none.improved(&dataset()), Cow::Borrowed(_)), "nothing is copied for nothing");
    }

    #[test]
    fn what_it_was_is_known_and_a_cell_is_assumed_once() {
        let one = |value: f64| Improved { entity: "q".into(), indicator: "A".into(), value };
        let mut scenario = Scenario::default();
        scenario.assume(one(7.0));
        scenario.assume(one(9.0));
        assert_eq!(scenario.improve, [one(9.0)]);
        assert_eq!(scenario.before_improved(&one(9.0), &dataset()), Some(6.0));
    }

    #[test]
    fn what_does_not_fit_is_reported_with_its_place() {
        let mut scenario = from_value(&json!({"improve": [
            {"entity": "z", "indicator": "A", "value": 1.0}, {"entity": "p", "indicator": "Z", "value": 1.0},
            {"entity": "p", "indicator": "G", "value": 1.0}, {"entity": "p", "indicator": "A", "value": 1.0}
        ]}))
        .expect("a scenario");
        scenario.improve[3].value = f64::INFINITY;
        let expect = [
            ScenarioProblem::UnknownEntity { path: "improve.0.entity".into(), id: "z".into() },
            ScenarioProblem::UnknownNode { path: "improve.1.indicator".into(), code: "Z".into() },
            ScenarioProblem::NotAnIndicator { path: "improve.2.indicator".into(), code: "G".into() },
            ScenarioProblem::OutOfRange { path: "improve.3.value".into(), value: f64::INFINITY },
        ];
        assert_eq!(scenario.check(&dataset()), expect);
        assert!(from_value(&json!({"improve": [{"entity": "p", "indicator": "A"}]})).is_err());
        assert!(from_value(&json!({"improve": [{"entity": "p", "indicator": "A", "value": "much"}]})).is_err());
    }
}
