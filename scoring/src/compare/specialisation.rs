//! What zones are made of: location quotients, specialisation, overlap, agglomeration.

use super::{CompareError, finite, herfindahl, not_negative};

/// Location quotients: how much more of an industry a zone has than all zones together have.
///
/// *Shape*: a row a zone, a column an industry; the result too. `totals` is a zone's whole, which may be more than its row.
/// *Units and range*: amounts of at least 0; 1 as all together. *Formula*: (x_ij/t_i)/(Σ_i x_ij/Σ_i t_i). *Edge cases*: 0 for an
/// industry that no zone has.
///
/// # Errors
/// [`CompareError`]; a zone whose total is 0 has no quotient.
///
/// *Cost*: O(zones·industries). *Source*: isard1960.
pub fn location_quotient(table: &[Vec<f64>], totals: &[f64]) -> Result<Vec<Vec<f64>>, CompareError> {
    let n_industries = rectangular(table)?;
    let (expected, found) = (table.len(), totals.len());
    if found != expected {
        return Err(CompareError::WrongLength { expected, found });
    }
    let all = not_negative(totals)?;
    let mut of_industry = vec![0.0; n_industries];
    for row in table {
        of_industry.iter_mut().zip(row).for_each(|(sum, x)| *sum += x);
    }
    let quotient =
        |x: f64, total: f64, industry: f64| if industry > 0.0 { (x / total) / (industry / all) } else { 0.0 };
    let quotients = table.iter().zip(totals).map(|(row, &total)| {
        let row: Vec<f64> = row.iter().zip(&of_industry).map(|(&x, &industry)| quotient(x, total, industry)).collect();
        if row.iter().all(|x| x.is_finite()) { Ok(row) } else { Err(CompareError::NoTotal) }
    });
    quotients.collect()
}

/// Krugman's index of how differently two zones are made up.
///
/// *Shape*: one amount an industry for either zone. *Units and range*: 0 (alike) to 2 (nothing in common). *Formula*:
/// Σ_k |a_k/Σa − b_k/Σb|. Against all zones together it is a zone's specialisation.
///
/// # Errors
/// [`CompareError`].
///
/// *Cost*: O(industries). *Source*: krugman1991.
pub fn krugman(a: &[f64], b: &[f64]) -> Result<f64, CompareError> {
    shares(a, b, |a, b| (a - b).abs())
}

/// Overlap of two zones: the share of industry that they have in common (结构相似).
///
/// *Shape*: as [`krugman`]. *Units and range*: 0 (nothing in common) to 1 (alike). *Formula*: Σ_k min(a_k/Σa, b_k/Σb), which is
/// 1 − Krugman's index/2.
///
/// # Errors
/// [`CompareError`].
///
/// *Cost*: O(industries). *Source*: finger1979.
pub fn overlap(a: &[f64], b: &[f64]) -> Result<f64, CompareError> {
    shares(a, b, f64::min)
}

/// Ellison–Glaeser index of an industry's agglomeration beyond what chance and large plants explain.
///
/// *Shape*: the industry's amount and all industries' amount by zone; one amount a plant, or where plants are not known a unit that
/// stands for them. *Units and range*: about 0 by chance, above 0.05 strongly agglomerated; below 0 dispersed. *Formula*: with shares
/// s_i of the industry and x_i of the whole, G = Σ (s_i − x_i)², H the Herfindahl index of the plants,
/// (G − (1 − Σx²)·H)/((1 − Σx²)·(1 − H)).
///
/// # Errors
/// [`CompareError`]; [`CompareError::NoTotal`] where one zone has all, or one plant.
///
/// *Cost*: O(zones + plants). *Source*: ellison1997.
pub fn ellison_glaeser(industry: &[f64], whole: &[f64], plants: &[f64]) -> Result<f64, CompareError> {
    let apart = shares(industry, whole, |s, x| (s - x) * (s - x))?;
    let chance = 1.0 - herfindahl(whole)?;
    let plants = herfindahl(plants)?;
    let below = chance * (1.0 - plants);
    if below > 0.0 { finite((apart - chance * plants) / below) } else { Err(CompareError::NoTotal) }
}

/// Sum of a measure over the shares of both.
fn shares(a: &[f64], b: &[f64], measure: impl Fn(f64, f64) -> f64) -> Result<f64, CompareError> {
    let (expected, found) = (a.len(), b.len());
    if found != expected {
        return Err(CompareError::WrongLength { expected, found });
    }
    let (all_a, all_b) = (not_negative(a)?, not_negative(b)?);
    Ok(a.iter().zip(b).fold(0.0, |sum, (a, b)| sum + measure(a / all_a, b / all_b)))
}

/// The rows' length, where all have the same and hold amounts.
fn rectangular(table: &[Vec<f64>]) -> Result<usize, CompareError> {
    let expected = table.first().map_or(0, Vec::len);
    for row in table {
        let found = row.len();
        if found != expected {
            return Err(CompareError::WrongLength { expected, found });
        }
        match not_negative(row) {
            // A zone without any of these industries is one all the same.
            Ok(_) | Err(CompareError::NoTotal) => {}
            Err(error) => return Err(error),
        }
    }
    if expected > 0 { Ok(expected) } else { Err(CompareError::Empty) }
}
