//! Whom to pass: of an entity's rivals all but some must be left behind, by the smallest change.

use super::local::Local;
use super::nearest::{Demand, Measure, Nearest, nearest};
use super::region::Region;
use crate::math::linear_program::LinearProgramError;

/// How much a pass must show, in parts of the largest slope: more than rounding, less than anybody sees.
pub const MARGIN: f64 = 1e-7;

/// An entity, whom it would pass, and how many of those may stay ahead; positions in `local`.
pub struct Race<'a> {
    pub region: &'a Region,
    pub local: &'a Local,
    pub measure: Measure,
    pub own: usize,
    pub rivals: &'a [usize],
    pub may_stay: usize,
    /// Times [`MARGIN`].
    pub care: f64,
    /// Most linear programmes to solve.
    pub n_programs: usize,
}

/// What came of it.
pub struct Finish {
    pub best: Option<(Vec<f64>, f64)>,
    /// No point nearer than this does.
    pub at_least: f64,
    /// Everything was tried that could be nearer.
    pub finished: bool,
    /// Rivals that are ahead all over the region.
    pub always_ahead: Vec<usize>,
    /// When nobody but those always ahead may stay: rivals and their part in a mix that is ahead all over the region.
    pub mix: Vec<(usize, f64)>,
}

/// A choice half made: these must be passed, those may stay, and the nearest point for that.
struct Choice {
    must: Vec<usize>,
    may: Vec<usize>,
    z: Vec<f64>,
    size: f64,
}

impl Race<'_> {
    /// Best first: the nearest point that passes whom it must is a bound for all further choices below it.
    pub fn run(&self) -> Result<Finish, LinearProgramError> {
        let always_ahead = self.always_ahead();
        let mut finish = Finish { best: None, at_least: f64::INFINITY, finished: true, always_ahead, mix: Vec::new() };
        if finish.always_ahead.len() > self.may_stay {
            return Ok(finish);
        }
        let Nearest::Point { z, size } = nearest(self.region, self.measure, &[])? else { return Ok(finish) };
        let start = Choice { must: vec![], may: finish.always_ahead.clone(), z, size };
        let mut n_left = self.n_programs;
        finish.best = self.dive(&start, &mut n_left)?;
        let mut open = vec![start];
        while let Some(choice) = take_nearest(&mut open) {
            let known = finish.best.as_ref().map_or(f64::INFINITY, |(_, size)| *size);
            if choice.size >= known {
                break;
            }
            let ahead = self.ahead(&choice.z, &choice.may);
            let room = self.may_stay - choice.may.len();
            let Some(&hardest) = ahead.get(room).and(ahead.first()) else {
                finish.best = Some((choice.z, choice.size));
                break;
            };
            if n_left == 0 {
                finish.finished = false;
                finish.at_least = choice.size;
                return Ok(finish);
            }
            let mut must = choice.must.clone();
            must.extend(ahead.iter().take(if room == 0 { ahead.len() } else { 1 }));
            n_left -= 1;
            match self.pass(&must)? {
                Nearest::Point { z, size } => {
                    open.push(Choice { must, may: choice.may.clone(), z, size: size.max(choice.size) });
                }
                Nearest::Nowhere { mix } if finish.always_ahead.len() == self.may_stay => {
                    finish.mix = must.iter().copied().zip(mix).filter(|(_, part)| *part > 0.0).collect();
                }
                Nearest::Nowhere { .. } => {}
            }
            if room > 0 {
                let may = choice.may.into_iter().chain([hardest]).collect();
                open.push(Choice { must: choice.must, may, z: choice.z, size: choice.size });
            }
        }
        finish.at_least = finish.best.as_ref().map_or(f64::INFINITY, |(_, size)| *size);
        Ok(finish)
    }

    /// A good point fast: pass whoever is least ahead, again and again.
    fn dive(&self, start: &Choice, n_left: &mut usize) -> Result<Option<(Vec<f64>, f64)>, LinearProgramError> {
        let (mut must, mut z, mut size) = (start.must.clone(), start.z.clone(), start.size);
        loop {
            let ahead = self.ahead(&z, &start.may);
            let room = self.may_stay - start.may.len();
            if ahead.len() <= room {
                return Ok(Some((z, size)));
            }
            if *n_left <= self.n_programs / 2 {
                return Ok(None);
            }
            // In one go all that are too many, the hardest left alone.
            must.extend(ahead.iter().skip(room));
            *n_left -= 1;
            match self.pass(&must)? {
                Nearest::Point { z: nearer, size: larger } => (z, size) = (nearer, larger),
                Nearest::Nowhere { .. } => return Ok(None),
            }
        }
    }

    fn pass(&self, must: &[usize]) -> Result<Nearest, LinearProgramError> {
        let demands: Vec<Demand> = must.iter().map(|&rival| self.demand(rival)).collect();
        nearest(self.region, self.measure, &demands)
    }

    fn demand(&self, rival: usize) -> Demand {
        let (slopes, start) = self.local.gap(self.own, rival);
        Demand { slopes, start, margin: self.margin() }
    }

    fn margin(&self) -> f64 {
        (self.local.scale * MARGIN * self.care).max(f64::MIN_POSITIVE)
    }

    /// Rivals that are not passed at `z`, the one farthest ahead first; without those that may stay.
    fn ahead(&self, z: &[f64], may: &[usize]) -> Vec<usize> {
        let (own, enough) = (self.local.value(self.own, z), self.margin() / 2.0);
        let lead = |rival: usize| self.local.value(rival, z) - own;
        let mut ahead: Vec<(f64, usize)> = self
            .rivals
            .iter()
            .map(|&rival| (lead(rival), rival))
            .filter(|(lead, rival)| -lead < enough && !may.contains(rival))
            .collect();
        ahead.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        ahead.into_iter().map(|(_, rival)| rival).collect()
    }

    fn always_ahead(&self) -> Vec<usize> {
        let cannot = |rival: &&usize| {
            let (slopes, start) = self.local.gap(self.own, **rival);
            self.region.most(&slopes).is_some_and(|(most, _)| most + start < self.margin())
        };
        self.rivals.iter().filter(cannot).copied().collect()
    }
}

fn take_nearest(open: &mut Vec<Choice>) -> Option<Choice> {
    let sizes = open.iter().enumerate().map(|(at, choice)| (choice.size, at));
    // Of equal bounds the later choice, which is the further one.
    let (_, at) = sizes.min_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))?;
    Some(open.swap_remove(at))
}
