//! One enterprise of a park, as park offices list them.

use serde::{Deserialize, Serialize};

use super::Text;

/// How far an enterprise has come in raising money. In files: 未融资 种子轮 天使轮 A轮 B轮 C轮及以上 已上市, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FinancingStage {
    None,
    Seed,
    Angel,
    SeriesA,
    SeriesB,
    SeriesCPlus,
    Listed,
}

/// An enterprise with its newest yearly figures; a figure that is not known is `None`, never zero.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Enterprise {
    pub id: String,
    pub name: Text,
    /// Position of its park among the dataset's entities.
    pub park: usize,
    /// GB/T 4754-2017 code, for instance `3973`.
    pub industry_code: String,
    /// Size class as written (大型 中型 小型 微型).
    pub size: String,
    pub financing: FinancingStage,
    pub founded_year: Option<i32>,
    pub staff: Option<f64>,
    pub revenue_wan: Option<f64>,
    pub tax_wan: Option<f64>,
    pub land_mu: Option<f64>,
    pub rd_wan: Option<f64>,
    pub invention_patents: Option<f64>,
    /// Floor space rented from the park.
    pub rented_m2: Option<f64>,
    /// 元 per m² and month.
    pub rent_yuan_m2_month: Option<f64>,
}
