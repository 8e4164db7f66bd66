//! The columns on one scale, which everything after weights is computed from: at once, or ahead and some columns at a time.

use std::cell::RefCell;
use std::sync::OnceLock;
use std::time::Duration;

use leptos::prelude::set_timeout;
use scoring::find::Ground;
use scoring::math::median_in;
use scoring::model::Column;
use scoring::normalise::Normalised;
use scoring::pipeline::{EvaluateError, Methods, Scaling, find_included, find_panel, find_reference};
use scoring::scenario::Scenario;
use scoring::treat::Treated;

use super::{FEW_CELLS, Opened, Shared};

/// Everything before weights: what was done to the raw columns, and the columns on one scale.
#[derive(Debug)]
pub struct Prepared {
    pub opened: Shared<Opened>,
    /// Position of the evaluated panel.
    pub panel: usize,
    pub treated: Treated,
    pub normalised: Normalised,
    /// By entity: takes part in the ranking.
    pub included: Vec<bool>,
    medians: OnceLock<Vec<Option<f64>>>,
    raw_medians: OnceLock<Vec<Option<f64>>>,
}

impl Prepared {
    /// Of every indicator brought to scale, over the entities that are ranked, in leaf order; worked out when first asked for.
    pub fn medians(&self) -> &[Option<f64>] {
        self.medians.get_or_init(|| self.medians_of(&self.normalised.columns))
    }

    /// Likewise, in the indicators' own units.
    pub fn raw_medians(&self) -> &[Option<f64>] {
        self.raw_medians.get_or_init(|| self.medians_of(&self.treated.columns))
    }

    fn medians_of(&self, columns: &[Column]) -> Vec<Option<f64>> {
        columns.iter().map(|column| self.median_of(column)).collect()
    }

    /// Of one column, over the entities that are ranked.
    pub fn median_of(&self, column: &Column) -> Option<f64> {
        median_in(column.raw(), &self.included)
    }

    /// What weights are found on.
    pub fn ground(&self) -> Ground<'_> {
        Ground { dataset: &self.opened.dataset, treated: &self.treated.columns, normalised: &self.normalised }
    }
}

pub(super) fn prepare(
    opened: Shared<Opened>,
    scenario: &Scenario,
    methods: &Methods,
) -> Result<Shared<Prepared>, EvaluateError> {
    let mut preparing = Preparing::start(opened, scenario, methods)?;
    while preparing.step(scenario)? {}
    Ok(Shared::new(preparing.finish(scenario)?))
}

/// [`Prepared`] on its way, column by column.
struct Preparing {
    opened: Shared<Opened>,
    panel: usize,
    treated: Treated,
    reference: Option<usize>,
    scaling: Scaling,
}

impl Preparing {
    fn start(opened: Shared<Opened>, scenario: &Scenario, methods: &Methods) -> Result<Self, EvaluateError> {
        let dataset = &opened.dataset;
        let panel = find_panel(dataset, scenario.period.as_deref())?;
        let treated = (methods.treat)(dataset, &dataset.panels[panel], &scenario.treat)?;
        let reference = find_reference(dataset, scenario)?;
        let scaling = Scaling::start(&dataset.framework, &treated.columns, scenario)?;
        Ok(Self { panel, treated, reference, scaling, opened: opened.clone() })
    }

    /// False once no column is left.
    fn step(&mut self, scenario: &Scenario) -> Result<bool, EvaluateError> {
        self.scaling.step(&self.opened.dataset.framework, &self.treated.columns, scenario, self.reference)
    }

    fn finish(self, scenario: &Scenario) -> Result<Prepared, EvaluateError> {
        let Self { opened, panel, treated, scaling, .. } = self;
        let normalised = scaling.finish(&opened.dataset.framework, scenario);
        let mut included = find_included(&opened.dataset, &scenario.filter)?;
        for (included, scored) in included.iter_mut().zip(&treated.scored) {
            *included = *included && *scored;
        }
        let (medians, raw_medians) = (OnceLock::new(), OnceLock::new());
        Ok(Prepared { opened, panel, treated, normalised, included, medians, raw_medians })
    }
}

/// What was prepared last, and what came of it where it was done ahead and nobody asked yet.
struct Last {
    opened: Shared<Opened>,
    scenario: Scenario,
    ahead: Option<Shared<Prepared>>,
}

impl Last {
    fn is_of(&self, opened: &Shared<Opened>, scenario: &Scenario) -> bool {
        self.opened == *opened && self.scenario == *scenario
    }
}

thread_local! {
    static LAST: RefCell<Option<Last>> = const { RefCell::new(None) };
}

/// What is worked out before anybody asks for it; of one dataset at a time, whoever's it is.
pub(super) struct Ahead;

impl Ahead {
    /// What was done ahead of this; it is kept here no longer.
    pub fn take(opened: &Shared<Opened>, scenario: &Scenario) -> Option<Shared<Prepared>> {
        let last = LAST.take();
        Self::put(opened.clone(), scenario.clone(), None);
        last.filter(|last| last.is_of(opened, scenario))?.ahead
    }

    /// Prepares, with an end of the task after some columns, as long as `goes_on` says yes; nothing where this was prepared last. Then
    /// calls `then`: what cannot be worked out is said by whoever asks for it.
    pub fn work(
        opened: Shared<Opened>,
        scenario: Scenario,
        methods: &Methods,
        goes_on: impl Fn() -> bool + 'static,
        then: impl FnOnce() + 'static,
    ) {
        if LAST.with_borrow(|last| last.as_ref().is_some_and(|last| last.is_of(&opened, &scenario))) {
            return then();
        }
        match Preparing::start(opened, &scenario, methods) {
            Ok(preparing) => go_on(preparing, scenario, Box::new(goes_on), Box::new(then)),
            Err(_) => then(),
        }
    }

    fn put(opened: Shared<Opened>, scenario: Scenario, ahead: Option<Shared<Prepared>>) {
        LAST.set(Some(Last { opened, scenario, ahead }));
    }
}

fn go_on(mut preparing: Preparing, scenario: Scenario, goes_on: Box<dyn Fn() -> bool>, then: Box<dyn FnOnce()>) {
    if !goes_on() {
        return;
    }
    // Brought to scale in a few milliseconds.
    let n_at_once = (FEW_CELLS / preparing.opened.dataset.n_entities().max(1)).max(1);
    for _ in 0..n_at_once {
        match preparing.step(&scenario) {
            Ok(true) => {}
            Ok(false) => {
                let opened = preparing.opened.clone();
                let prepared = preparing.finish(&scenario).ok();
                Ahead::put(opened, scenario, prepared.map(Shared::new));
                return then();
            }
            Err(_) => return then(),
        }
    }
    set_timeout(move || go_on(preparing, scenario, goes_on, then), Duration::ZERO);
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::rc::Rc;

    use scoring::intake::{Input, Utf8Only};
    use scoring::model::Decision;
    use scoring::validate::load;

    use super::*;

    fn opened() -> Shared<Opened> {
        let text = "企业名称,税收（万元）,产值（万元）\n甲厂,1,7\n乙厂,2.5,\n丙厂,4,9\n";
        let dataset = load(vec![Input::new("a.csv", text)], &Utf8Only).expect("a table").dataset;
        let tables: Vec<Decision> = Vec::new();
        let official = Scenario::default();
        Shared::new(Opened { dataset, problems: vec![], official, tables, is_builtin: false, account: vec![] })
    }

    /// So few columns are prepared without a task between them.
    fn work(opened: &Shared<Opened>, scenario: &Scenario, goes_on: bool) {
        let is_over = Rc::new(Cell::new(false));
        let over = is_over.clone();
        Ahead::work(opened.clone(), scenario.clone(), &Methods::NONE, move || goes_on, move || over.set(true));
        assert_eq!(is_over.get(), goes_on, "who broke it off waits for nothing");
    }

    #[test]
    fn what_is_prepared_ahead_is_what_would_be_and_is_taken_once() {
        let (opened, scenario) = (opened(), Scenario::default());
        work(&opened, &scenario, true);
        let taken = Ahead::take(&opened, &scenario).expect("prepared");
        let at_once = prepare(opened.clone(), &scenario, &Methods::NONE).expect("prepared");
        assert_eq!(
            (taken.panel, &taken.normalised, &taken.included),
            (at_once.panel, &at_once.normalised, &at_once.included)
        );
        assert!(taken.normalised.columns.iter().any(|column| column.n_present() > 0));
        // Whoever took it has it: it is not done again.
        work(&opened, &scenario, true);
        assert!(Ahead::take(&opened, &scenario).is_none());
    }

    #[test]
    fn nothing_is_taken_of_another_dataset_or_scenario_or_of_what_was_broken_off() {
        let (one, scenario) = (opened(), Scenario::default());
        work(&one, &scenario, true);
        assert!(Ahead::take(&opened(), &scenario).is_none());
        let mut other = scenario.clone();
        other.normalise.range = [1.0, 2.0];
        work(&one, &scenario, true);
        assert!(Ahead::take(&one, &other).is_none());
        let again = opened();
        work(&again, &scenario, false);
        assert!(Ahead::take(&again, &scenario).is_none());
    }
}
