//! Undo and redo: a named list of scenarios with a place in it. Pure, so that it is tested without a browser.

use scoring::scenario::Scenario;

use crate::change::Change;

/// One state of the scenario and what led to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub change: Change,
    pub scenario: Scenario,
}

/// Entries in order; `at` is the one on screen. A new change drops what was undone.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    entries: Vec<Entry>,
    at: usize,
    /// A gesture is under way: the next same change replaces the entry instead of adding one.
    open: bool,
    /// Nothing but what is looked at may change.
    locked: bool,
}

/// Enough to walk back through an afternoon; a scenario is a few hundred bytes.
const MOST_ENTRIES: usize = 200;

impl History {
    pub fn new(scenario: Scenario) -> Self {
        Self { entries: vec![Entry { change: Change::Opened, scenario }], at: 0, open: false, locked: false }
    }

    /// One that begins with a scenario which is not to be changed, only looked at.
    pub fn locked(scenario: Scenario) -> Self {
        Self { locked: true, ..Self::new(scenario) }
    }

    pub fn present(&self) -> &Scenario {
        &self.entries[self.at].scenario
    }

    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub fn position(&self) -> usize {
        self.at
    }

    /// Takes a new scenario. Equal to the present one, or a change that is not allowed, nothing happens; within one gesture the same change is one entry.
    pub fn push(&mut self, change: Change, scenario: Scenario) {
        if *self.present() == scenario || (self.locked && !change.is_looking()) {
            return;
        }
        self.entries.truncate(self.at + 1);
        let same_gesture = self.open && self.at > 0 && self.entries[self.at].change == change;
        if same_gesture {
            self.entries[self.at].scenario = scenario;
        } else {
            self.entries.push(Entry { change, scenario });
            if self.entries.len() > MOST_ENTRIES {
                self.entries.remove(0);
            }
            self.at = self.entries.len() - 1;
        }
        self.open = true;
    }

    /// Ends a gesture: the next change is an entry of its own.
    pub fn settle(&mut self) {
        self.open = false;
    }

    /// Whether a gesture is under way.
    pub fn is_open(&self) -> bool {
        self.open
    }

    pub fn can_undo(&self) -> bool {
        self.at > 0
    }

    pub fn can_redo(&self) -> bool {
        self.at + 1 < self.entries.len()
    }

    pub fn undo(&mut self) {
        self.go(self.at.saturating_sub(1));
    }

    pub fn redo(&mut self) {
        self.go(self.at + 1);
    }

    /// Goes to an entry; out of range does nothing.
    pub fn go(&mut self, position: usize) {
        if position < self.entries.len() {
            self.at = position;
            self.open = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weighted(code: &str, weight: f64) -> (Change, Scenario) {
        let mut scenario = Scenario::default();
        scenario.weights.insert(code.into(), weight);
        (Change::Weight { code: code.into() }, scenario)
    }

    fn push(history: &mut History, (change, scenario): (Change, Scenario)) {
        history.push(change, scenario);
    }

    #[test]
    fn a_drag_is_one_entry_and_the_next_drag_another() {
        let mut history = History::new(Scenario::default());
        push(&mut history, weighted("a", 1.0));
        push(&mut history, weighted("a", 2.0));
        history.settle();
        push(&mut history, weighted("a", 3.0));
        assert_eq!(history.entries().len(), 3);
        history.undo();
        assert_eq!(history.present().weights["a"], 2.0);
    }

    #[test]
    fn undo_and_redo_walk_and_a_new_change_drops_the_undone() {
        let mut history = History::new(Scenario::default());
        assert!(!history.can_undo() && !history.can_redo());
        push(&mut history, weighted("a", 1.0));
        push(&mut history, weighted("b", 1.0));
        history.undo();
        history.undo();
        history.undo();
        assert_eq!(history.present(), &Scenario::default());
        history.redo();
        assert!(history.can_redo());
        push(&mut history, weighted("c", 1.0));
        assert!(!history.can_redo());
        assert_eq!(history.entries().len(), 3);
        history.go(99);
        assert_eq!(history.position(), 2);
    }

    #[test]
    fn what_is_locked_can_be_looked_at_and_nothing_else() {
        let given = weighted("a", 2.0).1;
        let mut history = History::locked(given.clone());
        push(&mut history, weighted("a", 1.0));
        history.push(Change::ResetAll, Scenario::default());
        history.push(Change::OpenedScenario, Scenario::default());
        assert_eq!((history.present(), history.entries().len()), (&given, 1));
        let looked = Scenario { focus: Some("甲".into()), ..given.clone() };
        history.push(Change::Focus, looked.clone());
        assert_eq!(history.present(), &looked);
        history.undo();
        history.undo();
        assert_eq!(history.present(), &given, "there is nothing before what was given");
    }

    #[test]
    fn an_equal_scenario_is_no_entry() {
        let mut history = History::new(Scenario::default());
        history.push(Change::ResetAll, Scenario::default());
        assert_eq!(history.entries().len(), 1);
    }

    #[test]
    fn the_oldest_entries_make_room() {
        let mut history = History::new(Scenario::default());
        for step in 0..MOST_ENTRIES * 2 {
            push(&mut history, weighted("a", step as f64 + 1.0));
            history.settle();
        }
        assert_eq!(history.entries().len(), MOST_ENTRIES);
        assert_eq!(history.position(), MOST_ENTRIES - 1);
    }
}
