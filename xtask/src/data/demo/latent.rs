//! What a park is like beneath its figures: a quality for each pillar that moves over the years.

use super::super::random::Random;
use super::parks::{Lead, Park, Region, Zone};

pub const YEARS: [u32; 6] = [2019, 2020, 2021, 2022, 2023, 2024];

/// The pillars, in the order of the framework.
#[derive(Clone, Copy)]
pub enum Pillar {
    Economy,
    Innovation,
    Openness,
    Green,
    Land,
}

pub const PILLARS: [(Pillar, &str); 5] = [
    (Pillar::Economy, "economy"),
    (Pillar::Innovation, "innovation"),
    (Pillar::Openness, "openness"),
    (Pillar::Green, "green"),
    (Pillar::Land, "land"),
];

/// Qualities in standard deviations, by pillar and year.
pub struct Latent {
    paths: [[f64; YEARS.len()]; PILLARS.len()],
}

impl Latent {
    /// A general quality shared by the pillars, one of each pillar's own, what zone, region and industry bring, a yearly drift, and
    /// a disturbance that half fades each year.
    pub fn draw(park: &Park) -> Self {
        let general = Random::stream(&format!("{}/general", park.id)).normal();
        let mut paths = [[0.0; YEARS.len()]; PILLARS.len()];
        for ((pillar, name), path) in PILLARS.into_iter().zip(&mut paths) {
            let mut random = Random::stream(&format!("{}/{name}", park.id));
            let level = 0.35 * general + 0.75 * random.normal() + leaning(park, pillar);
            let drift = 0.2 * bounded(random.normal());
            let mut disturbance = 0.25 * random.normal();
            for (year, quality) in path.iter_mut().enumerate() {
                let z = level + drift * (year as f64 - 2.5) + disturbance;
                *quality = bounded(z);
                disturbance = 0.5 * disturbance + 0.25 * random.normal();
            }
        }
        Self { paths }
    }

    /// Quality of a pillar in a year (position in [`YEARS`]).
    pub fn at(&self, pillar: Pillar, year: usize) -> f64 {
        self.paths[pillar as usize][year]
    }
}

/// Keeps tails short: no park is beyond 2.2 standard deviations.
pub fn bounded(z: f64) -> f64 {
    2.2 * libm::tanh(z / 2.2)
}

/// What zone, region and leading industry bring to a pillar, in standard deviations.
fn leaning(park: &Park, pillar: Pillar) -> f64 {
    let zone = match (park.zone, pillar) {
        (Zone::Htz, Pillar::Innovation) => 0.6,
        (Zone::Etdz, Pillar::Openness) => 0.5,
        (Zone::Htz, Pillar::Green) => 0.2,
        (Zone::Provincial, Pillar::Innovation | Pillar::Openness) => -0.6,
        (Zone::Provincial, _) => -0.2,
        _ => 0.0,
    };
    let region = match (park.region, pillar) {
        (Region::East, Pillar::Openness) => 0.5,
        (Region::East, Pillar::Innovation | Pillar::Land) => 0.25,
        (Region::Central, Pillar::Economy) => 0.15,
        (Region::West, Pillar::Openness) => -0.4,
        (Region::West, Pillar::Land) => -0.3,
        (Region::NorthEast, Pillar::Economy) => -0.4,
        (Region::NorthEast, Pillar::Land | Pillar::Openness) => -0.3,
        _ => 0.0,
    };
    let lead = match (park.lead, pillar) {
        (Lead::Electronics, Pillar::Innovation | Pillar::Openness) => 0.3,
        (Lead::Software | Lead::Medicine, Pillar::Innovation) => 0.4,
        (Lead::Software, Pillar::Green | Pillar::Land) => 0.4,
        (Lead::Chemicals, Pillar::Economy) => 0.2,
        (Lead::Chemicals, Pillar::Green) => -0.4,
        (Lead::Energy, Pillar::Economy | Pillar::Green) => 0.2,
        (Lead::Food, Pillar::Innovation) => -0.5,
        _ => 0.0,
    };
    zone + region + lead
}
