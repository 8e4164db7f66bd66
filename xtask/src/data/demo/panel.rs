//! Thirty indicators of each park and year, from its qualities and from quantities that must agree with each other.

use super::super::random::Random;
use super::latent::{Latent, Pillar, YEARS, bounded};
use super::parks::{Lead, Park, Region, Zone};

/// Indicator codes in the order of the framework, with the decimals their figures are published with.
pub const COLUMNS: [(&str, usize); 30] = [
    ("GDP", 1),
    ("GDP_GROWTH", 1),
    ("MARGIN", 1),
    ("LABOUR_PROD", 1),
    ("LISTED", 0),
    ("DEBT_RATIO", 1),
    ("RD", 2),
    ("PATENTS", 0),
    ("HNTE", 0),
    ("RD_INST", 0),
    ("TECH_CONTRACT", 1),
    ("RD_STAFF", 1),
    ("FDI", 2),
    ("TRADE", 1),
    ("HITECH_TRADE", 1),
    ("EXPORT", 1),
    ("NEW_FIE", 0),
    ("OVERSEAS_RD", 0),
    ("ENERGY", 3),
    ("CO2", 2),
    ("WATER", 1),
    ("SOLID_WASTE", 1),
    ("NON_FOSSIL", 1),
    ("WATER_REUSE", 1),
    ("TAX_MU", 2),
    ("VA_MU", 1),
    ("INVEST_MU", 0),
    ("FAR", 2),
    ("IDLE", 1),
    ("BUILT", 1),
];

/// The six yearly rows of one park, each in the order of [`COLUMNS`].
pub fn park_rows(park: &Park) -> Vec<Vec<f64>> {
    let latent = Latent::draw(park);
    let traits = Traits::draw(park);
    let mut stock = Stock { gdp: park.gdp_2019, land_mu: 0.0, staff_wan: 0.0 };
    let mut rows: Vec<Vec<f64>> = (0..YEARS.len())
        .map(|year| {
            let mut noise = Random::stream(&format!("{}/{}", park.id, YEARS[year]));
            let mut draw = Year { park, latent: &latent, traits: &traits, year, noise: &mut noise };
            let mut row = draw.economy(&mut stock);
            row.extend(draw.innovation(stock.gdp));
            row.extend(draw.openness(stock.gdp));
            row.extend(draw.green());
            row.extend(draw.land(&mut stock));
            row
        })
        .collect();
    for (column, _) in COLUMNS.iter().enumerate().filter(|(_, (code, _))| LASTING.contains(code)) {
        let mut reached = f64::NEG_INFINITY;
        for row in &mut rows {
            reached = reached.max(row[column]);
            row[column] = reached;
        }
    }
    rows
}

/// What has been built or listed stays: these figures do not fall.
const LASTING: [&str; 4] = ["LISTED", "INVEST_MU", "FAR", "BUILT"];

/// Quantities behind the ratios: gross domestic product in 亿元, industrial land in 亩, staff in 万人.
struct Stock {
    gdp: f64,
    land_mu: f64,
    staff_wan: f64,
}

/// What a park keeps over all years besides its qualities: one standard normal an indicator.
struct Traits([f64; COLUMNS.len()]);

impl Traits {
    fn draw(park: &Park) -> Self {
        let mut random = Random::stream(&format!("{}/traits", park.id));
        Self(std::array::from_fn(|_| bounded(random.normal())))
    }

    fn of(&self, code: &str) -> f64 {
        COLUMNS.iter().position(|(name, _)| *name == code).map_or(0.0, |position| self.0[position])
    }
}

struct Year<'a> {
    park: &'a Park,
    latent: &'a Latent,
    traits: &'a Traits,
    year: usize,
    noise: &'a mut Random,
}

impl Year<'_> {
    /// Standing of one indicator: three parts its pillar's quality, two parts its own, a little of the year.
    fn standing(&mut self, pillar: Pillar, code: &str) -> f64 {
        let quality = self.latent.at(pillar, self.year);
        0.72 * quality + 0.5 * self.traits.of(code) + 0.12 * bounded(self.noise.normal())
    }

    /// `median · exp(spread · standing)`, grown at `growth` a year since 2019.
    fn scaled(&mut self, pillar: Pillar, code: &str, median: f64, (spread, growth): (f64, f64)) -> f64 {
        let standing = self.standing(pillar, code);
        median * libm::exp(spread * standing) * libm::pow(1.0 + growth, self.year as f64)
    }

    fn economy(&mut self, stock: &mut Stock) -> Vec<f64> {
        // Real growth of the country and its price level, by year; parks grow a little faster.
        let country = [6.0, 2.3, 8.4, 3.0, 5.2, 5.0][self.year];
        let prices = [0.012, 0.005, 0.045, 0.018, -0.005, -0.007][self.year];
        let standing = self.standing(Pillar::Economy, "GDP_GROWTH");
        let shock = if self.year == 1 { 0.9 * bounded(self.noise.normal()) } else { 0.0 };
        let growth = round(country + 0.9 + 1.5 * standing + shock, 1);
        if self.year > 0 {
            stock.gdp *= (1.0 + growth / 100.0) * (1.0 + prices);
        }
        let cycle = [0.0, -0.6, 0.6, -0.4, -0.3, -0.1][self.year];
        let margin = 6.6 + 1.8 * self.standing(Pillar::Economy, "MARGIN") + cycle + lead_margin(self.park.lead);
        if self.year == 0 {
            stock.staff_wan = stock.gdp / self.scaled(Pillar::Economy, "LABOUR_PROD", 37.0, (0.27, 0.0));
        } else {
            // Better parks grow with fewer hands more.
            let quality = self.latent.at(Pillar::Economy, self.year);
            stock.staff_wan *= libm::exp(0.018 - 0.012 * quality + 0.01 * bounded(self.noise.normal()));
        }
        let listed = self.scaled(Pillar::Economy, "LISTED", bearing(stock.gdp) / 110.0, (0.4, 0.02));
        let debt = 54.0 + 5.0 * self.traits.of("DEBT_RATIO") - 2.0 * self.latent.at(Pillar::Economy, self.year)
            + 0.9 * self.noise.normal();
        vec![stock.gdp, growth, margin.max(1.2), stock.gdp / stock.staff_wan, listed, debt]
    }

    fn innovation(&mut self, gdp: f64) -> Vec<f64> {
        let pillar = Pillar::Innovation;
        let size = bearing(gdp);
        vec![
            self.scaled(pillar, "RD", 2.15, (0.34, 0.035)),
            self.scaled(pillar, "PATENTS", 150.0, (0.5, 0.11)),
            self.scaled(pillar, "HNTE", 0.28 * size, (0.3, 0.06)),
            self.scaled(pillar, "RD_INST", 0.07 * size, (0.35, 0.04)),
            self.scaled(pillar, "TECH_CONTRACT", 0.026 * size, (0.5, 0.08)),
            self.scaled(pillar, "RD_STAFF", 7.2, (0.36, 0.025)),
        ]
    }

    fn openness(&mut self, gdp: f64) -> Vec<f64> {
        let pillar = Pillar::Openness;
        let size = bearing(gdp);
        // Foreign investment peaked in 2022; trade jumped in 2021.
        let investment = [1.0, 0.98, 1.08, 1.08, 0.9, 0.7][self.year];
        let trade = [1.0, 0.97, 1.05, 1.07, 1.03, 1.05][self.year];
        let electronics = if self.park.lead == Lead::Electronics { 9.0 } else { 0.0 };
        vec![
            self.scaled(pillar, "FDI", 0.0034 * size, (0.5, 0.0)) * investment,
            self.scaled(pillar, "TRADE", 0.55 * size, (0.5, 0.0)) * trade,
            (24.0 + 8.5 * self.standing(pillar, "HITECH_TRADE") + electronics + 0.5 * self.year as f64).max(3.5),
            self.scaled(pillar, "EXPORT", 12.5, (0.45, 0.0)) * trade,
            self.scaled(pillar, "NEW_FIE", 0.03 * size, (0.45, 0.0)) * investment,
            self.scaled(pillar, "OVERSEAS_RD", size / 80.0, (0.5, 0.06)),
        ]
    }

    fn green(&mut self) -> Vec<f64> {
        let pillar = Pillar::Green;
        let burden = lead_burden(self.park.lead);
        let region = if self.park.region == Region::West { 7.0 } else { 0.0 };
        let energy = burden / self.scaled(pillar, "ENERGY", 1.0 / 0.37, (0.33, 0.032));
        let non_fossil = 15.0 + 3.6 * self.standing(pillar, "NON_FOSSIL") + region + 1.5 * self.year as f64;
        // Tonnes of CO₂ a tonne of standard coal, less what is not fossil.
        let carbon = 2.35 - 0.022 * non_fossil;
        vec![
            energy,
            energy * carbon * libm::exp(0.07 * self.traits.of("CO2")),
            burden.sqrt() / self.scaled(pillar, "WATER", 1.0 / 15.5, (0.36, 0.05)),
            100.0 - burden.sqrt() / self.scaled(pillar, "SOLID_WASTE", 1.0 / 6.5, (0.42, 0.03)),
            non_fossil.max(4.0),
            100.0 - 1.0 / self.scaled(pillar, "WATER_REUSE", 1.0 / 14.0, (0.33, 0.03)),
        ]
    }

    fn land(&mut self, stock: &mut Stock) -> Vec<f64> {
        let pillar = Pillar::Land;
        let industry_wan = stock.gdp * lead_industry(self.park.lead) * 1e4;
        if self.year == 0 {
            stock.land_mu = industry_wan / self.scaled(pillar, "VA_MU", 122.0, (0.4, 0.0));
        } else {
            // Good users of land grow on what they have.
            stock.land_mu *= libm::exp(0.022 - 0.025 * self.latent.at(pillar, self.year));
        }
        let added_mu = industry_wan / stock.land_mu;
        // Tax cuts of 2020, refunds of 2022.
        let relief = [1.0, 0.93, 1.0, 0.9, 0.97, 0.96][self.year];
        let tax = lead_tax(self.park.lead) * libm::exp(0.16 * self.standing(Pillar::Economy, "TAX_MU")) * relief;
        let floors = match (self.park.lead, self.park.zone) {
            (Lead::Software, _) => 0.55,
            (_, Zone::Htz) => 0.2,
            _ => 0.0,
        };
        vec![
            added_mu * tax,
            added_mu,
            self.scaled(pillar, "INVEST_MU", 305.0, (0.24, 0.035)),
            1.08 + 0.2 * self.standing(pillar, "FAR") + floors + 0.022 * self.year as f64,
            1.0 / self.scaled(pillar, "IDLE", 1.0 / 5.4, (0.42, 0.05)),
            100.0 - 1.0 / self.scaled(pillar, "BUILT", 1.0 / 15.0, (0.38, 0.05)),
        ]
    }
}

/// Gross domestic product as counts and flows bear it: less than in proportion, equal at 600 亿元.
fn bearing(gdp: f64) -> f64 {
    600.0 * libm::pow(gdp / 600.0, 0.8)
}

/// Half away from zero at `decimals`, as published figures are.
fn round(value: f64, decimals: i32) -> f64 {
    let scale = libm::pow(10.0, f64::from(decimals));
    libm::round(value * scale) / scale
}

/// Percentage points that an industry's margin lies above the rest.
fn lead_margin(lead: Lead) -> f64 {
    match lead {
        Lead::Medicine => 3.2,
        Lead::Software => 2.4,
        Lead::Chemicals => 0.6,
        Lead::Electronics => -0.9,
        Lead::Auto => -0.5,
        Lead::Food => -0.4,
        Lead::Machinery | Lead::Energy => 0.0,
    }
}

/// Industrial value added over gross domestic product.
fn lead_industry(lead: Lead) -> f64 {
    match lead {
        Lead::Software => 0.42,
        Lead::Medicine => 0.56,
        Lead::Chemicals => 0.7,
        _ => 0.62,
    }
}

/// Tax over industrial value added.
fn lead_tax(lead: Lead) -> f64 {
    match lead {
        Lead::Chemicals | Lead::Auto => 0.2,
        Lead::Medicine | Lead::Software | Lead::Food => 0.18,
        Lead::Electronics => 0.135,
        Lead::Machinery | Lead::Energy => 0.155,
    }
}

/// Energy for the same value added, next to machinery.
fn lead_burden(lead: Lead) -> f64 {
    match lead {
        Lead::Chemicals => 1.75,
        Lead::Energy => 1.2,
        Lead::Food => 1.1,
        Lead::Machinery | Lead::Auto => 1.0,
        Lead::Medicine => 0.85,
        Lead::Electronics => 0.8,
        Lead::Software => 0.55,
    }
}
