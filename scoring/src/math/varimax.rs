//! Turns components so that each has a few large loadings and many small ones.

use super::sqrt;

/// Components after varimax rotation with Kaiser's normalisation.
///
/// *Shape*: component by component, one loading a variable. *Formula*: Kaiser's turns, plane by plane, of the loadings divided by each
/// variable's length over the components, until no turn is above 1e-12. *Edge cases*: fewer than two components stay as they are; after
/// a hundred rounds it stops where it is. Each component's sign is such that its loadings sum to at least 0.
///
/// *Cost*: O(variables·components²) a round. *Source*: kaiser1958.
pub fn varimax(components: &[Vec<f64>]) -> Vec<Vec<f64>> {
    const MAX_ROUNDS: usize = 100;
    let n_variables = components.first().map_or(0, Vec::len);
    let length = |i: usize| sqrt(components.iter().fold(0.0, |sum, c| sum + c[i] * c[i]));
    let lengths: Vec<f64> =
        (0..n_variables).map(length).map(|length| if length > 0.0 { length } else { 1.0 }).collect();
    let mut turned: Vec<Vec<f64>> =
        components.iter().map(|c| c.iter().zip(&lengths).map(|(x, length)| x / length).collect()).collect();
    for _ in 0..MAX_ROUNDS {
        let mut still = true;
        for p in 0..turned.len() {
            for q in p + 1..turned.len() {
                let (head, tail) = turned.split_at_mut(q);
                still &= !turn(&mut head[p], &mut tail[0]);
            }
        }
        if still {
            break;
        }
    }
    for component in &mut turned {
        component.iter_mut().zip(&lengths).for_each(|(x, length)| *x *= length);
        if component.iter().fold(0.0, |sum, x| sum + x) < 0.0 {
            component.iter_mut().for_each(|x| *x = -*x);
        }
    }
    turned
}

/// Turns two components in their plane; false when there is nothing to gain.
fn turn(x: &mut [f64], y: &mut [f64]) -> bool {
    let n = x.len() as f64;
    let (mut a, mut b, mut c, mut d) = (0.0, 0.0, 0.0, 0.0);
    for (x, y) in x.iter().zip(y.iter()) {
        let (u, v) = (x * x - y * y, 2.0 * x * y);
        a += u;
        b += v;
        c += u * u - v * v;
        d += 2.0 * u * v;
    }
    let (numerator, denominator) = (d - 2.0 * a * b / n, c - (a * a - b * b) / n);
    let angle = libm::atan2(numerator, denominator) / 4.0;
    if angle.abs() < 1e-12 {
        return false;
    }
    let (sine, cosine) = (super::sin(angle), super::cos(angle));
    for (x, y) in x.iter_mut().zip(y.iter_mut()) {
        (*x, *y) = (cosine * *x + sine * *y, cosine * *y - sine * *x);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turned_simple_structure_is_found_again() {
        let half = 0.5_f64.sqrt();
        let turned = varimax(&[vec![half, half, half, half], vec![half, half, -half, -half]]);
        for (component, expect) in turned.iter().zip([[1.0, 1.0, 0.0, 0.0], [0.0, 0.0, 1.0, 1.0]]) {
            for (got, expect) in component.iter().zip(expect) {
                assert!((got - expect).abs() < 1e-12, "{turned:?}");
            }
        }
    }

    #[test]
    fn one_component_or_none_stays() {
        assert_eq!(varimax(&[]), Vec::<Vec<f64>>::new());
        assert_eq!(varimax(&[vec![0.25, 0.5]]), [[0.25, 0.5]]);
    }
}
