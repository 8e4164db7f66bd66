//! Whether a way to weights fits a dataset.

use super::{ScenarioProblem, Weigh, WeighMethod};
use crate::model::Dataset;

impl Weigh {
    /// Every code, id and number here that does not fit.
    pub(super) fn check(&self, dataset: &Dataset, problems: &mut Vec<ScenarioProblem>) {
        self.check_way("weigh", dataset, problems);
        self.check_at("weigh", dataset, problems);
    }

    /// The ways of single nodes, which have no further nodes.
    fn check_at(&self, path: &str, dataset: &Dataset, problems: &mut Vec<ScenarioProblem>) {
        for (code, way) in &self.at {
            let path = format!("{path}.at.{code}");
            match dataset.framework.find(code).map(|id| dataset.framework.node(id).leaf.is_some()) {
                None => problems.push(ScenarioProblem::UnknownNode { path: path.clone(), code: code.clone() }),
                // Nothing lies below an indicator to be weighed.
                Some(true) => problems.push(ScenarioProblem::NotAnAggregate { path: path.clone(), code: code.clone() }),
                Some(false) => {}
            }
            way.check_way(&path, dataset, problems);
            let lost = way.at.keys().map(|code| ScenarioProblem::NoEffect { path: format!("{path}.at.{code}") });
            problems.extend(lost);
        }
    }

    fn check_way(&self, path: &str, dataset: &Dataset, problems: &mut Vec<ScenarioProblem>) {
        let find = |code: &String| dataset.framework.find(code).is_some();
        let mut codes: Vec<(String, &String)> = Vec::new();
        for (at, expert) in self.experts.iter().enumerate() {
            let path = format!("{path}.experts.{at}.pairwise");
            codes.extend(expert.pairwise.iter().flat_map(|(code, others)| {
                std::iter::once(code).chain(others.keys()).map(|code| (path.clone(), code)).collect::<Vec<_>>()
            }));
        }
        for (field, map) in [
            ("best_to_others", self.best_to_others.keys().collect::<Vec<_>>()),
            ("others_to_worst", self.others_to_worst.keys().collect()),
            ("target", self.target.keys().collect()),
            ("bounds", self.bounds.keys().collect()),
            ("held", self.held.keys().collect()),
        ] {
            codes.extend(map.into_iter().map(|code| (format!("{path}.{field}.{code}"), code)));
        }
        if self.method == WeighMethod::Swara {
            codes.extend(self.order.iter().map(|code| (format!("{path}.order"), code)));
        }
        let unknown = codes.into_iter().filter(|(_, code)| !find(code));
        problems.extend(unknown.map(|(path, code)| ScenarioProblem::UnknownNode { path, code: code.clone() }));
        if self.method == WeighMethod::FromOrder {
            let strangers = self.order.iter().filter(|id| dataset.find(id).is_none());
            let path = format!("{path}.order");
            problems.extend(strangers.map(|id| ScenarioProblem::UnknownEntity { path: path.clone(), id: id.clone() }));
        }
        let mut need = |fits: bool, field: String, value: f64| {
            if !fits {
                problems.push(ScenarioProblem::OutOfRange { path: format!("{path}.{field}"), value });
            }
        };
        let not_negative = |value: f64| value.is_finite() && value >= 0.0;
        for (at, expert) in self.experts.iter().enumerate() {
            need(not_negative(expert.share), format!("experts.{at}.share"), expert.share);
        }
        for (field, values) in [("shares", &self.shares), ("steps", &self.steps)] {
            values.iter().for_each(|&value| need(not_negative(value), field.into(), value));
        }
        need(not_negative(self.margin), "margin".into(), self.margin);
        need(self.components != Some(0), "components".into(), 0.0);
        for (code, &value) in &self.target {
            need(value.is_finite() && value > 0.0, format!("target.{code}"), value);
        }
        for (code, &[lo, hi]) in &self.bounds {
            need((0.0..=1.0).contains(&lo), format!("bounds.{code}"), lo);
            need((lo..=1.0).contains(&hi), format!("bounds.{code}"), hi);
        }
        for (code, &share) in &self.held {
            need((0.0..=1.0).contains(&share), format!("held.{code}"), share);
        }
        for (at, part) in self.parts.iter().enumerate() {
            part.check_way(&format!("{path}.parts.{at}"), dataset, problems);
            part.check_at(&format!("{path}.parts.{at}"), dataset, problems);
        }
    }
}
