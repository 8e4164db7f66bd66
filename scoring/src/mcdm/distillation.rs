//! Distillation: takes the best, or the worst, out of a credibility matrix again and again.

/// From which end alternatives are taken out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Distillation {
    /// Best first.
    Descending,
    /// Worst first.
    Ascending,
}

/// Place of each alternative, 1 is best; those that are taken out together share one.
pub(super) fn distil(credibility: &[Vec<f64>], from: Distillation) -> Vec<u32> {
    let mut left: Vec<usize> = (0..credibility.len()).collect();
    let mut groups = Vec::new();
    while !left.is_empty() {
        let taken = take_out(credibility, left.clone(), from);
        left.retain(|alternative| !taken.contains(alternative));
        groups.push(taken);
    }
    if from == Distillation::Ascending {
        groups.reverse();
    }
    let mut places = vec![0; credibility.len()];
    let mut place = 1;
    for group in groups {
        for &alternative in &group {
            if let Some(own) = places.get_mut(alternative) {
                *own = place;
            }
        }
        place += group.len() as u32;
    }
    places
}

/// Narrows the group down, with ever lower cutting levels, until one is left or the level is 0. Never empty.
fn take_out(credibility: &[Vec<f64>], mut group: Vec<usize>, from: Distillation) -> Vec<usize> {
    let mut level = credibilities(credibility, &group).fold(0.0, f64::max);
    while group.len() > 1 && level > 0.0 {
        let reach = level - discrimination(level);
        let next = credibilities(credibility, &group).filter(|&cell| cell < reach).fold(0.0, f64::max);
        let qualifications: Vec<i64> = group.iter().map(|&own| qualification(credibility, &group, own, next)).collect();
        let wanted = match from {
            Distillation::Descending => qualifications.iter().max(),
            Distillation::Ascending => qualifications.iter().min(),
        };
        let Some(&wanted) = wanted else { break };
        let kept = group.iter().zip(&qualifications).filter(|(_, own)| **own == wanted);
        group = kept.map(|(&alternative, _)| alternative).collect();
        level = next;
    }
    group
}

/// How many of the group an alternative outranks at this level, less how many outrank it.
fn qualification(credibility: &[Vec<f64>], group: &[usize], own: usize, level: f64) -> i64 {
    let outranks = |a: usize, b: usize| {
        let (there, back) = (cell(credibility, a, b), cell(credibility, b, a));
        there > level && there - back > discrimination(there)
    };
    let others = group.iter().filter(|&&other| other != own);
    others.map(|&other| i64::from(outranks(own, other)) - i64::from(outranks(other, own))).sum()
}

fn discrimination(level: f64) -> f64 {
    0.3 - 0.15 * level
}

/// Credibilities inside of the group, without the diagonal.
fn credibilities<'a>(credibility: &'a [Vec<f64>], group: &'a [usize]) -> impl Iterator<Item = f64> + 'a {
    let pairs = group.iter().flat_map(move |&a| group.iter().filter(move |&&b| a != b).map(move |&b| (a, b)));
    pairs.map(|(a, b)| cell(credibility, a, b))
}

fn cell(credibility: &[Vec<f64>], a: usize, b: usize) -> f64 {
    credibility.get(a).and_then(|row| row.get(b)).copied().unwrap_or(0.0)
}
