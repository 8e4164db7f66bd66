//! The things a person can do to a scenario: what the history lists and `text` words.

use scoring::model::Text;
use scoring::revenue::chance::Serving;
use scoring::revenue::fund::PublishedFund;
use scoring::revenue::{ParameterId, PlanKind};
use scoring::scenario::WeighMethod;

/// What a person did, in the past tense of the interface; worded by `text`.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// The dataset was opened; the scenario is its official one.
    Opened,
    OpenedScenario,
    Weight {
        code: String,
    },
    Lock {
        code: String,
    },
    ResetWeights,
    /// Weights that a method found were taken over: of the children of one node, else of the whole tree.
    FoundWeights {
        method: WeighMethod,
        below: Option<String>,
    },
    /// The smallest change of weights that reaches an aim was taken over.
    SmallestChange,
    /// The smallest improvements of a park that reach an aim were assumed.
    Improved {
        park: Text,
    },
    /// Assumed values were taken away.
    NotImproved,
    /// Something was decided about tables: who is whom, or which of two rows counts.
    Decided {
        of: String,
    },
    DecidedAll {
        n: usize,
    },
    /// A decision about tables was taken back.
    NotDecided {
        of: String,
    },
    /// Tables could not be read otherwise: what was decided about them is as they were read.
    ReadAsBefore,
    /// A value of the data was corrected.
    Repaired {
        park: Text,
        code: String,
    },
    /// All of one kind were corrected at once.
    RepairedAll {
        n: usize,
    },
    /// A correction was taken back.
    NotRepaired {
        park: Text,
        code: String,
    },
    NoRepairs,
    ResetAll,
    Dropped {
        code: String,
    },
    Missing,
    /// Outliers, denominators, or how much must be there.
    Treatment,
    Normalise,
    Aggregation,
    /// How one node is made of its children.
    NodeMethod {
        code: String,
    },
    /// How one indicator is treated or scaled.
    Indicator {
        code: String,
    },
    /// By what entities are ranked.
    Ranking,
    Grades,
    /// A red line on an indicator was drawn, changed or taken away.
    RedLine {
        code: String,
    },
    /// A bonus or penalty on an indicator was set, changed or taken away.
    Bonus {
        code: String,
    },
    /// How much all bonuses or penalties together may come to.
    BonusLimits,
    /// A park's grade was set by hand, or given back.
    Adjusted {
        park: Text,
    },
    ResetRules,
    /// A scheme was taken to evaluate with.
    Scheme {
        name: Text,
    },
    /// What stands for an item of the scheme, or for all of them.
    SchemeMap {
        item: Text,
    },
    /// A figure was entered by hand for an item of the scheme.
    SchemeEntry {
        item: Text,
    },
    NoScheme {
        name: Text,
    },
    Period {
        period: String,
    },
    Filter,
    /// What is open when certainty is asked, how often it is drawn, the seed.
    Certainty,
    Focus,
    Pin,
    Compared,
    /// One number of the income plans; in one plan where it is a lever.
    Revenue {
        plan: Option<PlanKind>,
        parameter: ParameterId,
    },
    /// A published set of fund parameters was taken over.
    RevenueFund {
        set: PublishedFund,
    },
    /// The income plans start from the park's own space and rent.
    RevenuePark,
    ResetRevenue,
    /// A mix of rent and equity was taken over as the own plan.
    RevenueMix {
        share: f64,
    },
    /// One number of the simulation by chance; how much is drawn where it has no name. The name comes with it, as the words for all of them
    /// are with the page that has them.
    Chance {
        name: Option<Text>,
    },
    /// Services are told apart by kind, or are of one kind again.
    Serving(Serving),
    ResetChance,
    /// A plan file was taken over as the own plan.
    OpenedPlan {
        file: String,
    },
}

impl Change {
    /// Whether only another park or year is looked at: what is computed stays.
    pub fn is_looking(&self) -> bool {
        matches!(self, Self::Period { .. } | Self::Focus | Self::Pin | Self::Compared)
    }
}
