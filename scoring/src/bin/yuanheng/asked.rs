//! What more than its paths is asked of a park's plan: what skill is worth, what hurts, what decides, how much equity is enough.

use std::io::{self, Write};

use scoring::revenue::chance::questions::{
    Bar, MixPoint, SHARES, SKILLS, SkillCurve, SkillPoint, mark_frontier, median_gap, usual_ranges, widest_first,
};
use scoring::revenue::chance::{Block, Case, Stress, Summary};
use serde::Serialize;

use super::options::Ask;
use super::simulate::{percent, spread_text, wan};
use super::{Failure, wording};

/// Bars that are read; the others follow in the JSON.
const BARS: usize = 15;

#[derive(Default, Serialize)]
pub struct Answers {
    #[serde(skip_serializing_if = "Option::is_none")]
    skill: Option<SkillCurve>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stress: Option<Vec<Stressed>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tornado: Option<Vec<Bar>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    frontier: Option<Vec<MixPoint>>,
}

#[derive(Serialize)]
struct Stressed {
    name: &'static str,
    summary: Summary,
}

/// Asks what is to be asked; `run` follows all paths of a case.
pub fn answer(ask: Ask, case: &Case, run: impl Fn(&Case) -> Result<Block, Failure>) -> Result<Answers, Failure> {
    let mut answers = Answers::default();
    if ask.skill {
        let point = |skill| Ok(SkillPoint::of(skill, &run(&with(case, "skill", skill)?)?));
        answers.skill = Some(SkillCurve::of(SKILLS.into_iter().map(point).collect::<Result<_, Failure>>()?));
    }
    if ask.stress {
        let stressed = |stress: Stress| {
            let case = case.under(stress);
            Ok(Stressed { name: stress.name(), summary: Summary::of(&case, &run(&case)?) })
        };
        let all = std::iter::once(Stress::None).chain(Stress::USUAL);
        answers.stress = Some(all.map(stressed).collect::<Result<_, Failure>>()?);
    }
    if ask.tornado {
        let bar = |(name, low, high)| {
            let gap = |value| Ok(median_gap(&run(&with(case, name, value)?)?));
            Ok(Bar { name, low, high, gap_at_low: gap(low)?, gap_at_high: gap(high)? })
        };
        let mut bars = usual_ranges(case).into_iter().map(bar).collect::<Result<Vec<_>, Failure>>()?;
        widest_first(&mut bars);
        answers.tornado = Some(bars);
    }
    if ask.frontier {
        let mixes = SHARES.into_iter().filter_map(|share| Some((share, case.mixed(share)?)));
        let mix = |(share, case): (f64, Case)| Ok(MixPoint::of(share, &case, &run(&case)?));
        let mut points = mixes.map(mix).collect::<Result<Vec<_>, Failure>>()?;
        mark_frontier(&mut points);
        answers.frontier = Some(points);
    }
    Ok(answers)
}

fn with(case: &Case, name: &str, value: f64) -> Result<Case, Failure> {
    let told = |errors: Vec<_>| errors.iter().map(|error| wording::field_error("", error)).collect();
    case.with_number(name, value).map_err(|errors| Failure::Stopped(told(errors)))
}

impl Answers {
    pub fn write_text(&self, out: &mut impl Write) -> io::Result<()> {
        if let Some(SkillCurve { points, break_even_by_mean, break_even_by_median }) = &self.skill {
            writeln!(out, "\nwhat equity adds, by skill of the evaluation")?;
            for SkillPoint { skill, gap, standard_error } in points {
                writeln!(out, "{skill:<6.2} {}  mean's error {}", spread_text(gap), wan(*standard_error))?;
            }
            let told =
                |skill: &Option<f64>| skill.map_or_else(|| "at none of them".into(), |skill| format!("{skill:.2}"));
            writeln!(out, "breaks even: mean {}, median {}", told(break_even_by_mean), told(break_even_by_median))?;
        }
        if let Some(stressed) = &self.stress {
            writeln!(out, "\nunder stress")?;
            for Stressed { name, summary } in stressed {
                let (gap, beyond) = (spread_text(&summary.gap), percent(summary.p_beyond_credit));
                writeln!(out, "{name:<20} equity adds {gap}  beyond credit line {beyond}")?;
            }
        }
        if let Some(bars) = &self.tornado {
            writeln!(out, "\nwhat decides: median of what equity adds, one number at a time")?;
            for Bar { name, low, high, gap_at_low, gap_at_high } in bars.iter().take(BARS) {
                let ends = [format!("{low:.4}"), wan(*gap_at_low), format!("{high:.4}"), wan(*gap_at_high)];
                let [low, at_low, high, at_high] = ends;
                writeln!(out, "{name:<22} {low:>14}: {at_low:>10}   {high:>14}: {at_high:>10}")?;
            }
        }
        if let Some(points) = &self.frontier {
            writeln!(out, "\nmixes of rent and equity: npv with value held")?;
            for MixPoint { share, npv_with_nav, p_below_rent_only, p_beyond_credit, is_on_frontier } in points {
                let mark = if *is_on_frontier { '*' } else { ' ' };
                let [below, beyond] = [percent(*p_below_rent_only), percent(*p_beyond_credit)];
                let told = format!("below rent only {below}  beyond credit line {beyond}");
                writeln!(out, "{share:<5.2}{mark} {}  {told}", spread_text(npv_with_nav))?;
            }
            writeln!(out, "* no other mix is better in both mean and 5%")?;
        }
        Ok(())
    }
}
