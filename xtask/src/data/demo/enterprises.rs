//! Two thousand fictional enterprises of the demonstration's parks, with figures that follow from each other.

use std::collections::BTreeSet;

use super::super::random::Random;
use super::super::table::{Table, number};
use super::credit_code::invented;
use super::enterprise_names::new_name;
use super::industries::{CLASSES, Class};
use super::parks::{Lead, PARKS, Park, Region};

const COUNT: usize = 2000;
const LISTED: &str = "已上市";
/// Year the figures are of.
const YEAR: f64 = 2024.0;

/// What the enterprises of a park must agree with.
pub struct Frame {
    /// Industrial value added per mu, 万元/亩.
    pub value_added_per_mu: f64,
    /// Listed enterprises of the park; the list names no more than these.
    pub listed: f64,
}

/// `enterprises.csv`; one frame for each park.
pub fn table(frames: &[Frame]) -> Vec<u8> {
    let mut table = Table::new(&[
        "id",
        "name",
        "name_en",
        "park",
        "industry_code",
        "size",
        "financing",
        "founded_year",
        "staff",
        "revenue_wan",
        "tax_wan",
        "land_mu",
        "rd_wan",
        "invention_patents",
        "rented_m2",
        "rent_yuan_m2_month",
    ]);
    let mut names = BTreeSet::new();
    let mut serial = 0;
    for ((park, n), frame) in PARKS.iter().zip(shares()).zip(frames) {
        let mut random = Random::stream(&format!("{}/enterprises", park.id));
        let mut listings = libm::round(frame.listed);
        for _ in 0..n {
            let Some(class) = random.pick(&CLASSES, |class| attraction(park, class)) else { continue };
            let mut figures = Figures::draw(park, class, frame.value_added_per_mu, &mut random);
            let listed = figures.financing == LISTED && listings >= 1.0;
            if listed {
                listings -= 1.0;
            } else if figures.financing == LISTED {
                figures.financing = "C轮及以上";
            }
            let (name, name_en) = new_name(park, class, listed, &mut names, &mut random);
            let mut cells = vec![invented(serial), name, name_en, park.id.to_owned(), class.code.to_owned()];
            cells.extend(figures.cells(&mut random));
            table.row(cells);
            serial += 1;
        }
    }
    table.into_bytes()
}

/// Enterprises of each park: by the root of its gross domestic product, by largest remainders [`COUNT`] in all.
fn shares() -> Vec<usize> {
    let total: f64 = PARKS.iter().map(|park| park.gdp_2019.sqrt()).sum();
    let exact: Vec<f64> = PARKS.iter().map(|park| COUNT as f64 * park.gdp_2019.sqrt() / total).collect();
    let mut whole: Vec<usize> = exact.iter().map(|share| share.floor() as usize).collect();
    let mut by_remainder: Vec<usize> = (0..PARKS.len()).collect();
    by_remainder.sort_by(|&a, &b| exact[b].fract().total_cmp(&exact[a].fract()));
    let left = COUNT - whole.iter().sum::<usize>();
    for &park in by_remainder.iter().take(left) {
        whole[park] += 1;
    }
    whole
}

/// How much an industry class is at home in a park.
fn attraction(park: &Park, class: &Class) -> f64 {
    let base = match class.code {
        // Few plants build whole vehicles, many make parts.
        "3611" | "3612" => 0.25,
        "3670" => 4.0,
        "6513" | "6531" | "3525" => 2.0,
        _ => 1.0,
    };
    if class.lead == park.lead { 9.0 * base } else { base }
}

struct Figures {
    staff: f64,
    revenue_wan: f64,
    tax_wan: f64,
    rd_wan: f64,
    patents: f64,
    founded: f64,
    size: &'static str,
    financing: &'static str,
    premises: Premises,
}

enum Premises {
    Owned { land_mu: f64 },
    Rented { m2: f64, yuan_m2_month: f64 },
}

impl Figures {
    fn draw(park: &Park, class: &Class, value_added_per_mu: f64, random: &mut Random) -> Self {
        let trade = Trade::of(class);
        let staff =
            libm::round(random.log_normal(if class.is_service() { 55.0 } else { 130.0 }, 1.1)).clamp(4.0, 9000.0);
        let revenue_wan = staff * random.log_normal(trade.revenue_per_staff, 0.42);
        let tax_wan = revenue_wan * random.log_normal(trade.tax_share, 0.45);
        let idle_research = random.chance(trade.no_research);
        let rd_wan = if idle_research { 0.0 } else { revenue_wan * random.log_normal(trade.rd_share, 0.5) };
        let patents = libm::floor(rd_wan / 260.0 * random.log_normal(1.0, 0.7));
        let age = random.log_normal(6.5, 0.7) + libm::log(staff) * 0.4;
        let founded = libm::round(YEAR - age).clamp(1988.0, YEAR - 1.0);
        let owns = !class.is_service() && random.chance(ownership(class, staff));
        let premises = if owns {
            // Value added is about a quarter of an industrial enterprise's revenue.
            let land_mu = revenue_wan / random.log_normal(value_added_per_mu / 0.25, 0.45);
            // Nobody earns the treasury more than 120 万元 a mu.
            Premises::Owned { land_mu: land_mu.max(3.0).max(tax_wan / 120.0) }
        } else {
            let (m2_per_staff, rent) = if class.is_service() { (13.0, 42.0) } else { (34.0, 19.0) };
            let m2 = libm::round(staff * random.log_normal(m2_per_staff, 0.35) / 10.0) * 10.0;
            Premises::Rented {
                m2: m2.max(60.0),
                yuan_m2_month: random.log_normal(rent * rent_level(park.region), 0.16),
            }
        };
        let size = size_class(class, staff, revenue_wan);
        let financing = financing(trade.venture, YEAR - founded, revenue_wan, random);
        Self { staff, revenue_wan, tax_wan, rd_wan, patents, founded, size, financing, premises }
    }

    /// Cells from `size` on; now and then a figure was not reported.
    fn cells(&self, random: &mut Random) -> Vec<String> {
        let mut reported = |figure: f64, missing: f64| if random.chance(missing) { None } else { Some(figure) };
        let staff = reported(self.staff, 0.01);
        let revenue = reported(self.revenue_wan, 0.015);
        let tax = reported(self.tax_wan, 0.02);
        let rd = reported(self.rd_wan, 0.04);
        let patents = reported(self.patents, 0.03);
        let (land, m2, rent) = match self.premises {
            Premises::Owned { land_mu } => (Some(land_mu), None, None),
            Premises::Rented { m2, yuan_m2_month } => (None, Some(m2), Some(yuan_m2_month)),
        };
        vec![
            self.size.to_owned(),
            self.financing.to_owned(),
            number(Some(self.founded), 0),
            number(staff, 0),
            number(revenue, 0),
            number(tax, if self.tax_wan < 100.0 { 1 } else { 0 }),
            number(land, 1),
            number(rd, 0),
            number(patents, 0),
            number(m2, 0),
            number(rent, 1),
        ]
    }
}

/// Chance that a manufacturer has land of its own: hardly any workshop of thirty, nearly every works of five hundred.
fn ownership(class: &Class, staff: f64) -> f64 {
    let dangerous = if class.lead == Lead::Chemicals { 0.25 } else { 0.0 };
    (0.3 * libm::log(staff / 30.0) + dangerous).clamp(0.0, 0.97)
}

/// What is usual in a trade.
struct Trade {
    /// 万元 a person.
    revenue_per_staff: f64,
    tax_share: f64,
    rd_share: f64,
    /// Share of enterprises without research.
    no_research: f64,
    /// Interest of investors, 0 to 1.
    venture: f64,
}

impl Trade {
    fn of(class: &Class) -> Self {
        let (revenue_per_staff, tax_share, rd_share, no_research, venture) = match class.lead {
            Lead::Electronics => (115.0, 0.031, 0.042, 0.05, 0.55),
            Lead::Medicine => (95.0, 0.062, 0.06, 0.05, 0.6),
            Lead::Auto => (125.0, 0.042, 0.026, 0.15, 0.3),
            Lead::Machinery => (88.0, 0.045, 0.033, 0.12, 0.35),
            Lead::Energy => (130.0, 0.036, 0.03, 0.1, 0.5),
            Lead::Chemicals => (170.0, 0.047, 0.02, 0.18, 0.2),
            Lead::Food => (105.0, 0.041, 0.009, 0.45, 0.1),
            Lead::Software => (62.0, 0.052, 0.095, 0.03, 0.65),
        };
        Self { revenue_per_staff, tax_share, rd_share, no_research, venture }
    }
}

/// Size by the statistical standard of 2017: both limits must be met; professional services go by staff alone.
fn size_class(class: &Class, staff: f64, revenue_wan: f64) -> &'static str {
    let limits = match class.section() {
        "I" => [(300.0, 10_000.0), (100.0, 1_000.0), (10.0, 50.0)],
        "M" => [(300.0, 0.0), (100.0, 0.0), (10.0, 0.0)],
        _ => [(1000.0, 40_000.0), (300.0, 2_000.0), (20.0, 300.0)],
    };
    let met =
        limits.iter().position(|&(least_staff, least_revenue)| staff >= least_staff && revenue_wan >= least_revenue);
    ["大型", "中型", "小型"].get(met.unwrap_or(3)).copied().unwrap_or("微型")
}

/// Most enterprises never raise money; of those that do, older and larger ones have come further.
fn financing(venture: f64, age: f64, revenue_wan: f64, random: &mut Random) -> &'static str {
    if revenue_wan > 60_000.0 && random.chance(0.22) {
        return LISTED;
    }
    if !random.chance(venture * if age < 12.0 { 0.75 } else { 0.3 }) {
        return "未融资";
    }
    let progress = 0.1 * age + 0.3 * libm::log(revenue_wan / 3000.0) + 0.8 * random.normal();
    match progress {
        ..0.3 => "种子轮",
        0.3..1.0 => "天使轮",
        1.0..1.8 => "A轮",
        1.8..2.5 => "B轮",
        _ => "C轮及以上",
    }
}

/// Rent next to the country's usual.
fn rent_level(region: Region) -> f64 {
    match region {
        Region::East => 1.25,
        Region::Central => 0.9,
        Region::West => 0.85,
        Region::NorthEast => 0.75,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records() -> Vec<csv::StringRecord> {
        let frames: Vec<Frame> = PARKS.iter().map(|_| Frame { value_added_per_mu: 150.0, listed: 1.0 }).collect();
        let bytes = table(&frames);
        csv::Reader::from_reader(bytes.as_slice()).records().collect::<Result<_, _>>().expect("well-formed")
    }

    fn cell(record: &csv::StringRecord, column: usize) -> Option<f64> {
        record[column].parse().ok()
    }

    #[test]
    fn there_are_two_thousand_with_names_and_codes_of_their_own() {
        let records = records();
        assert_eq!(records.len(), COUNT);
        let distinct = |column: usize| records.iter().map(|record| &record[column]).collect::<BTreeSet<_>>().len();
        assert_eq!((distinct(0), distinct(1), distinct(3)), (COUNT, COUNT, PARKS.len()));
    }

    #[test]
    fn figures_agree_with_each_other() {
        for record in &records() {
            let (staff, revenue) = (cell(record, 8), cell(record, 9));
            if &record[5] == "大型" && CLASSES.iter().any(|class| class.code == &record[4] && !class.is_service()) {
                assert!(staff.is_none_or(|n| n >= 1000.0) && revenue.is_none_or(|n| n >= 40_000.0), "{record:?}");
            }
            let (tax, land) = (cell(record, 10), cell(record, 11));
            assert!(tax.zip(revenue).is_none_or(|(tax, revenue)| tax < 0.5 * revenue), "{record:?}");
            assert!(tax.zip(land).is_none_or(|(tax, land)| tax / land < 125.0), "{record:?}");
            assert!(record[11].is_empty() != record[14].is_empty(), "land or rooms: {record:?}");
        }
    }

    #[test]
    fn no_park_lists_more_listed_enterprises_than_it_has() {
        let records = records();
        for park in &PARKS {
            let listed = records.iter().filter(|record| &record[3] == park.id && &record[6] == LISTED).count();
            assert!(listed <= 1, "{}: {listed}", park.id);
        }
    }
}
