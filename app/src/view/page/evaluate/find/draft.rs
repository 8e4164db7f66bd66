//! What a person puts together in the dialog: for which nodes, by which way. Pure, so that it is tested without a browser.

use std::collections::BTreeMap;

use scoring::model::{Framework, NodeId};
use scoring::scenario::{Expert, Scenario, Weigh, WeighColumns, WeighMethod, WeighScope};
use scoring::weigh::ComparisonList;

/// Whose weights are to be found.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// Of every group of siblings by itself.
    Tree,
    /// Of all indicators at once.
    Indicators,
    /// Of the children of the node with this code.
    Below(String),
}

/// A way with its target. The way keeps what was entered for other methods too, so that looking at one loses nothing of another.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    pub target: Target,
    pub way: Weigh,
}

/// What a fresh editor starts from: the children with their shares now, and the first parks of the ranking.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    pub codes: Vec<String>,
    pub shares: Vec<f64>,
    pub parks: Vec<String>,
}

const DATA: [WeighMethod; 8] = [
    WeighMethod::Equal,
    WeighMethod::Entropy,
    WeighMethod::Critic,
    WeighMethod::StandardDeviation,
    WeighMethod::CoefficientOfVariation,
    WeighMethod::Gini,
    WeighMethod::Pca,
    WeighMethod::Merec,
];
const JUDGEMENTS: [WeighMethod; 3] = [WeighMethod::Ahp, WeighMethod::Bwm, WeighMethod::Swara];

/// The lead that a fresh wished order asks for: without one, equal scores would do.
const MARGIN: f64 = 0.1;

impl Target {
    /// The methods that make sense for it.
    pub fn offered(&self) -> Vec<WeighMethod> {
        let mut offered = DATA.to_vec();
        if matches!(self, Self::Below(_)) {
            offered.extend(JUDGEMENTS);
        }
        offered.extend([WeighMethod::Combined, WeighMethod::Optimised]);
        if *self != Self::Tree {
            offered.push(WeighMethod::FromOrder);
        }
        offered.push(WeighMethod::Official);
        offered
    }

    /// What can be a part of a combination.
    pub fn parts(&self) -> Vec<WeighMethod> {
        let mut parts = vec![WeighMethod::Official];
        parts.extend(DATA);
        if matches!(self, Self::Below(_)) {
            parts.extend(JUDGEMENTS);
        }
        parts
    }
}

impl Draft {
    /// What the scenario has for the target, else entropy.
    pub fn of(target: Target, scenario: &Scenario) -> Self {
        let now = match &target {
            Target::Below(code) => scenario.weigh.at.get(code).cloned().unwrap_or_default(),
            Target::Tree if scenario.weigh.scope == WeighScope::Siblings => scenario.weigh.clone(),
            Target::Indicators if scenario.weigh.scope == WeighScope::Indicators => scenario.weigh.clone(),
            Target::Tree | Target::Indicators => Weigh::default(),
        };
        let mut way = if now.is_official() { Weigh::by(WeighMethod::Entropy) } else { now };
        // Editors show the judgements of the way itself; a combination keeps them in its parts.
        for part in way.parts.clone() {
            match part.method {
                WeighMethod::Ahp => (way.priority, way.pool, way.experts) = (part.priority, part.pool, part.experts),
                WeighMethod::Bwm => {
                    way.model = part.model;
                    (way.best_to_others, way.others_to_worst) = (part.best_to_others, part.others_to_worst);
                }
                WeighMethod::Swara => (way.order, way.steps) = (part.order, part.steps),
                method if method.reads_columns() => way.columns = part.columns,
                _ => {}
            }
        }
        Self { target, way }
    }

    /// Chooses a method, with the columns that it is usually given.
    pub fn choose(&mut self, method: WeighMethod) {
        self.way.method = method;
        self.way.columns = match method {
            WeighMethod::CoefficientOfVariation | WeighMethod::Gini | WeighMethod::Merec => WeighColumns::Treated,
            _ => WeighColumns::Normalised,
        };
    }

    /// Fills what an editor needs and has not yet: every pair alike, the order and the ratios of the weights now. The editor shows it.
    pub fn seed(&mut self, facts: &Facts) {
        let way = &mut self.way;
        if way.experts.is_empty() {
            way.experts.push(Expert::default());
        }
        for expert in &mut way.experts {
            for (at, a) in facts.codes.iter().enumerate() {
                for b in facts.codes.iter().skip(at + 1) {
                    if expert.judgement(a, b).is_none() {
                        expert.judge(a, b, 1.0);
                    }
                }
            }
        }
        let mut by_share: Vec<usize> = (0..facts.codes.len()).collect();
        by_share.sort_by(|&a, &b| facts.shares[b].total_cmp(&facts.shares[a]));
        let tenths = |ratio: f64| (ratio * 10.0).round() / 10.0;
        let ratio = |a: usize, b: usize| (facts.shares[a] / facts.shares[b].max(1e-9)).clamp(1.0, 9.0);
        if let (Some(&best), Some(&worst)) = (by_share.first(), by_share.last())
            && facts.codes.iter().any(|code| !way.best_to_others.contains_key(code))
        {
            for (at, code) in facts.codes.iter().enumerate() {
                way.best_to_others.insert(code.clone(), tenths(ratio(best, at)));
                way.others_to_worst.insert(code.clone(), tenths(ratio(at, worst)));
            }
        }
        let is_of_codes = |order: &[String]| facts.codes.iter().all(|code| order.contains(code));
        if way.method == WeighMethod::Swara || way.parts.iter().any(|part| part.method == WeighMethod::Swara) {
            if !is_of_codes(&way.order) {
                way.order = by_share.iter().map(|&at| facts.codes[at].clone()).collect();
                let step = |pair: &[usize]| ((ratio(pair[0], pair[1]) - 1.0) * 100.0).round() / 100.0;
                way.steps = by_share.windows(2).map(step).collect();
            }
        } else if way.method == WeighMethod::FromOrder && way.order.iter().all(|id| !facts.parks.contains(id)) {
            way.order.clone_from(&facts.parks);
            way.margin = MARGIN;
        }
        if way.parts.is_empty() {
            let first = if matches!(self.target, Target::Below(_)) { WeighMethod::Ahp } else { WeighMethod::Critic };
            way.parts = [first, WeighMethod::Entropy].map(Weigh::by).to_vec();
        }
        way.shares.resize(way.parts.len(), 1.0);
    }

    /// The way with nothing in it that its method does not use.
    pub fn cleaned(&self) -> Weigh {
        let mut way = used(&self.way, self.way.method);
        way.scope = if self.target == Target::Indicators { WeighScope::Indicators } else { WeighScope::Siblings };
        if way.method == WeighMethod::Official {
            way.scope = WeighScope::Siblings;
        }
        way
    }

    /// The weights that are locked where it applies, by code: what each has of its parent now.
    pub fn held(
        &self,
        framework: &Framework,
        locks: &[String],
        share: impl Fn(NodeId) -> Option<f64>,
    ) -> BTreeMap<String, f64> {
        let is_meant = |id: NodeId| match (&self.target, framework.node(id).parent) {
            (_, None) => false,
            (Target::Below(code), Some(parent)) => framework.node(parent).code == *code,
            (Target::Tree | Target::Indicators, Some(_)) => true,
        };
        let held = |code: &String| {
            let id = framework.find(code).filter(|&id| is_meant(id))?;
            Some((code.clone(), share(id)?.clamp(0.0, 1.0)))
        };
        locks.iter().filter_map(held).collect()
    }

    /// Takes the way over into a scenario; weights that were moved by hand where it applies give way to it, locked ones stay.
    pub fn apply(&self, framework: &Framework, scenario: &mut Scenario, share: impl Fn(NodeId) -> Option<f64>) {
        let held = self.held(framework, &scenario.locks, share);
        let way = Weigh { held, ..self.cleaned() };
        let Target::Below(code) = &self.target else {
            scenario.weigh = way;
            scenario.weights.clear();
            return;
        };
        let Some(id) = framework.find(code) else { return };
        if way == Weigh::default() && scenario.weigh.method == WeighMethod::Official {
            scenario.weigh.at.remove(code);
        } else {
            scenario.weigh.at.insert(code.clone(), way);
        }
        for &child in &framework.node(id).children {
            scenario.weights.remove(&framework.node(child).code);
        }
    }

    /// The most important by the comparisons, or the least.
    pub fn end(&self, list: ComparisonList) -> Option<String> {
        let (ones, others) = match list {
            ComparisonList::BestToOthers => (&self.way.best_to_others, &self.way.others_to_worst),
            ComparisonList::OthersToWorst => (&self.way.others_to_worst, &self.way.best_to_others),
        };
        let candidates = ones.iter().filter(|(_, times)| **times == 1.0).map(|(code, _)| code);
        let other = |code: &String| others.get(code).copied().unwrap_or(0.0);
        candidates.reduce(|best, code| if other(code) > other(best) { code } else { best }).cloned()
    }

    /// Another one becomes the most or the least important; the two change places in the list.
    pub fn choose_end(&mut self, list: ComparisonList, code: &str) {
        let Some(before) = self.end(list).filter(|before| before != code) else { return };
        let (Some(best), Some(worst)) =
            (self.end(ComparisonList::BestToOthers), self.end(ComparisonList::OthersToWorst))
        else {
            return;
        };
        let apart = self.way.best_to_others.get(&worst).copied().unwrap_or(1.0).max(2.0);
        let (best, worst) = match list {
            ComparisonList::BestToOthers => (code.to_string(), if worst == code { best } else { worst }),
            ComparisonList::OthersToWorst => (if best == code { worst } else { best }, code.to_string()),
        };
        let (to_others, to_worst) = (&mut self.way.best_to_others, &mut self.way.others_to_worst);
        for (map, end) in [(&mut *to_others, &best), (&mut *to_worst, &worst)] {
            // Whoever was 1 without being the end is at least a little apart from it.
            let was = map.get(end).copied().unwrap_or(2.0).max(2.0);
            if map.contains_key(&before) {
                map.insert(before.clone(), was);
            }
            map.insert(end.clone(), 1.0);
        }
        to_others.insert(worst.clone(), apart);
        to_worst.insert(best, apart);
    }

    /// A comparison; that of the best with the worst stands in both lists.
    pub fn compare(&mut self, list: ComparisonList, code: &str, times: f64) {
        let (best, worst) = (self.end(ComparisonList::BestToOthers), self.end(ComparisonList::OthersToWorst));
        let map = match list {
            ComparisonList::BestToOthers => &mut self.way.best_to_others,
            ComparisonList::OthersToWorst => &mut self.way.others_to_worst,
        };
        map.insert(code.into(), times);
        if let (Some(best), Some(worst)) = (best, worst) {
            match list {
                ComparisonList::BestToOthers if code == worst => self.way.others_to_worst.insert(best, times),
                ComparisonList::OthersToWorst if code == best => self.way.best_to_others.insert(worst, times),
                _ => None,
            };
        }
    }

    /// Moves one of the order to another place; steps stay with their places.
    pub fn reorder(&mut self, from: usize, to: usize) {
        if from < self.way.order.len() && to < self.way.order.len() {
            let moved = self.way.order.remove(from);
            self.way.order.insert(to, moved);
        }
    }
}

/// Only the fields that the method reads.
fn used(way: &Weigh, method: WeighMethod) -> Weigh {
    let mut kept = Weigh::by(method);
    if method.reads_columns() && method != WeighMethod::FromOrder {
        kept.columns = way.columns;
    }
    match method {
        WeighMethod::Critic => kept.correlation = way.correlation,
        WeighMethod::Pca => kept.rotation = way.rotation,
        WeighMethod::Ahp => {
            (kept.priority, kept.pool, kept.experts) = (way.priority, way.pool, way.experts.clone());
        }
        WeighMethod::Bwm => {
            kept.model = way.model;
            kept.best_to_others.clone_from(&way.best_to_others);
            kept.others_to_worst.clone_from(&way.others_to_worst);
        }
        WeighMethod::Swara => (kept.order, kept.steps) = (way.order.clone(), way.steps.clone()),
        WeighMethod::Combined => {
            kept.combine = way.combine;
            kept.parts = way.parts.iter().map(|part| used(way, part.method)).collect();
            if way.shares.iter().any(|share| Some(share) != way.shares.first()) {
                kept.shares.clone_from(&way.shares);
            }
        }
        WeighMethod::Optimised => (kept.target, kept.bounds) = (way.target.clone(), way.bounds.clone()),
        WeighMethod::FromOrder => {
            (kept.order, kept.margin, kept.bounds) = (way.order.clone(), way.margin, way.bounds.clone());
        }
        WeighMethod::Official
        | WeighMethod::Equal
        | WeighMethod::Entropy
        | WeighMethod::StandardDeviation
        | WeighMethod::CoefficientOfVariation
        | WeighMethod::Gini
        | WeighMethod::Merec => {}
    }
    kept
}

#[cfg(test)]
mod tests {
    use scoring::model::{Direction, Indicator, NodeSpec, Text};

    use super::*;

    fn facts() -> Facts {
        Facts {
            codes: ["a", "b", "c"].map(String::from).to_vec(),
            shares: vec![0.2, 0.6, 0.2],
            parks: ["p", "q"].map(String::from).to_vec(),
        }
    }

    fn draft(method: WeighMethod) -> Draft {
        let mut draft = Draft { target: Target::Below("g".into()), way: Weigh::by(method) };
        draft.seed(&facts());
        draft
    }

    #[test]
    fn a_fresh_editor_starts_from_the_weights_now() {
        let swara = draft(WeighMethod::Swara).cleaned();
        assert_eq!((swara.order, swara.steps), (["b", "a", "c"].map(String::from).to_vec(), vec![2.0, 0.0]));
        let bwm = draft(WeighMethod::Bwm);
        assert_eq!(bwm.end(ComparisonList::BestToOthers).as_deref(), Some("b"));
        assert_eq!(bwm.way.best_to_others["a"], 3.0);
        let ahp = draft(WeighMethod::Ahp).cleaned();
        assert_eq!(ahp.experts[0].judgement("c", "a"), Some(1.0));
        assert_eq!(draft(WeighMethod::FromOrder).cleaned().order, ["p", "q"]);
    }

    #[test]
    fn what_is_locked_is_held_where_the_way_applies_and_nowhere_else() {
        let node = |code: &str, parent: Option<&str>, is_leaf: bool| NodeSpec {
            code: code.into(),
            name: Text::same(code),
            parent: parent.map(Into::into),
            weight: 1.0,
            indicator: is_leaf.then(|| Indicator::measured(Direction::Positive, "")),
        };
        let framework = Framework::new(vec![
            node("g", None, false),
            node("p", Some("g"), false),
            node("q", Some("g"), false),
            node("a", Some("p"), true),
            node("b", Some("p"), true),
            node("c", Some("q"), true),
        ])
        .expect("a framework");
        let locks: Vec<String> = ["p", "a", "gone"].map(String::from).to_vec();
        let check = |target: Target, expect: &[&str]| {
            let draft = Draft { target, way: Weigh::by(WeighMethod::Equal) };
            let mut scenario = Scenario { locks: locks.clone(), ..Scenario::default() };
            draft.apply(&framework, &mut scenario, |_| Some(0.25));
            let way = match &draft.target {
                Target::Below(code) => &scenario.weigh.at[code],
                Target::Tree | Target::Indicators => &scenario.weigh,
            };
            assert_eq!(way.held.keys().collect::<Vec<_>>(), expect);
            assert!(way.held.values().all(|share| *share == 0.25));
        };
        check(Target::Below("g".into()), &["p"]);
        check(Target::Below("p".into()), &["a"]);
        check(Target::Below("q".into()), &[]);
        check(Target::Tree, &["a", "p"]);
        check(Target::Indicators, &["a", "p"]);
    }

    #[test]
    fn only_what_the_method_reads_is_kept() {
        let mut draft = draft(WeighMethod::Ahp);
        assert!(draft.cleaned().best_to_others.is_empty() && draft.cleaned().parts.is_empty());
        draft.choose(WeighMethod::Combined);
        let combined = draft.cleaned();
        assert!(combined.experts.is_empty() && !combined.parts[0].experts.is_empty() && combined.shares.is_empty());
        draft.choose(WeighMethod::Entropy);
        assert_eq!(draft.cleaned(), Weigh::by(WeighMethod::Entropy));
    }

    #[test]
    fn the_best_and_the_worst_can_be_chosen_and_the_lists_agree() {
        let mut draft = draft(WeighMethod::Bwm);
        let ends = |draft: &Draft| {
            [ComparisonList::BestToOthers, ComparisonList::OthersToWorst]
                .map(|list| draft.end(list).unwrap_or_default())
        };
        for (list, code, expect) in [
            (ComparisonList::OthersToWorst, "a", ["b", "a"]),
            (ComparisonList::BestToOthers, "c", ["c", "a"]),
            (ComparisonList::BestToOthers, "a", ["a", "c"]),
            (ComparisonList::OthersToWorst, "b", ["a", "b"]),
        ] {
            draft.choose_end(list, code);
            assert_eq!(ends(&draft), expect, "{list:?} {code}: {draft:?}");
            let [best, worst] = ends(&draft);
            assert_eq!(draft.way.best_to_others[&worst], draft.way.others_to_worst[&best]);
        }
        draft.compare(ComparisonList::OthersToWorst, "a", 7.0);
        assert_eq!(draft.way.best_to_others["b"], 7.0);
    }
}
