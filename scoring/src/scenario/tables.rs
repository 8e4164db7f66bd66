//! Decisions about tables as part of a scenario: made and taken back; whoever reads the files carries them out.

use super::Scenario;
use crate::model::Decision;

impl Scenario {
    /// Decides, in the place of what was decided of the same before.
    pub fn decide(&mut self, one: Decision) {
        self.tables.retain(|other| !other.is_about_the_same(&one));
        self.tables.push(one);
    }

    /// Takes a decision back.
    pub fn undecide(&mut self, one: &Decision) {
        self.tables.retain(|other| other != one);
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::DecisionKind::{Apart, Code, First, Last, Period, Same};
    use crate::scenario::{ScenarioError, from_value};

    #[test]
    fn the_last_decision_counts_and_can_be_taken_back() {
        let mut scenario = Scenario::default();
        scenario.decide(Decision::new(Same, "甲", "乙"));
        scenario.decide(Decision::new(First, "a", ""));
        scenario.decide(Decision::new(Apart, "乙", "甲"));
        scenario.decide(Decision::new(Last, "a", ""));
        assert_eq!(scenario.tables, [Decision::new(Apart, "乙", "甲"), Decision::new(Last, "a", "")]);
        scenario.undecide(&Decision::new(Apart, "乙", "甲"));
        assert_eq!(scenario.tables, [Decision::new(Last, "a", "")]);
    }

    #[test]
    fn decisions_travel_in_the_file_and_older_files_have_none() {
        let tables = json!([["code", "1", "2"], ["last", "a"], ["period", "甲.csv", "2023"], ["period", "乙.csv"]]);
        let read = from_value(&json!({"yuanheng": 1, "tables": tables})).expect("a scenario");
        let periods = [Decision::new(Period, "甲.csv", "2023"), Decision::new(Period, "乙.csv", "")];
        assert_eq!(read.tables[..2], [Decision::new(Code, "1", "2"), Decision::new(Last, "a", "")]);
        assert_eq!(read.tables[2..], periods);
        assert_eq!(serde_json::to_value(&read).expect("JSON")["tables"], tables);
        assert_eq!(from_value(&json!({"yuanheng": 1})).expect("an older one").tables, []);
        for bad in
            [json!([["guess", "1"]]), json!([["same"]]), json!([["code", "1", "2", "3"]]), json!([[]]), json!("same")]
        {
            let read = from_value(&json!({"tables": bad}));
            let Err(ScenarioError::Fields(errors)) = read else { panic!("{read:?}") };
            assert_eq!(errors.iter().map(|error| error.path.as_str()).collect::<Vec<_>>(), ["tables"]);
        }
    }
}
