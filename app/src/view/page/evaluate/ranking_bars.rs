//! The stacked bars of all rows of a ranking as one picture over them: a picture for each row would be too many to move at every step
//! of a slider.

use std::fmt::Write;

use leptos::prelude::*;

use super::lines::Line;

/// Colours there are for pillars; the ninth pillar has that of the first.
const N_SERIES: usize = 8;
/// Units that a bar is long; whole numbers are quick to write and to read.
const LENGTH: f64 = 10_000.0;
/// What is left free between two parts of a bar: about a pixel.
const GAP: f64 = 35.0;
/// Heights in eighths of a rem: of a row, of its bar, and from the row's top to the bar's.
const ROW: usize = 22;
const BAR: usize = 8;
const ABOVE: usize = 7;

/// The bars of `lines`, which stand one below the other from the top of what this lies in.
#[component]
pub fn RankingBars(n_pillars: usize, lines: Memo<Vec<Line>>) -> impl IntoView {
    let n_lines = Memo::new(move |_| lines.with(Vec::len));
    let tracks = move || {
        let mut path = String::new();
        (0..n_lines.get()).for_each(|at| part(&mut path, at, 0.0, LENGTH));
        path
    };
    let wholes = move || {
        lines.with(|lines| {
            let mut path = String::new();
            for (at, line) in lines.iter().enumerate() {
                line.whole.into_iter().for_each(|width| part(&mut path, at, 0.0, width / 100.0 * LENGTH));
            }
            path
        })
    };
    let series = (1..=n_pillars.min(N_SERIES)).map(|series| {
        let outline = move || lines.with(|lines| outline(lines, series));
        view! { <path class=format!("series-{series}") d=outline></path> }
    });
    view! {
        <div class="ranking-bars" aria-hidden="true">
            <svg
                viewBox=move || format!("0 0 {LENGTH} {}", n_lines.get() * ROW)
                preserveAspectRatio="none"
                style:block-size=move || format!("{}rem", (n_lines.get() * ROW) as f64 / 8.0)
            >
                <path class="track" d=tracks></path>
                <path class="whole" d=wholes></path>
                {series.collect_view()}
            </svg>
        </div>
    }
    .into_any()
}

/// The parts of all bars that have the colour of a series.
fn outline(lines: &[Line], series: usize) -> String {
    let mut path = String::new();
    for (at, line) in lines.iter().enumerate() {
        let mut start = 0.0;
        for (pillar, width) in line.parts.iter().map(|part| part / 100.0 * LENGTH).enumerate() {
            if pillar % N_SERIES + 1 == series && width > 0.0 {
                part(&mut path, at, start, width - GAP.min(width / 2.0));
            }
            start += width;
        }
    }
    path
}

/// Adds a rectangle in the bar of a row.
fn part(path: &mut String, row: usize, start: f64, width: f64) {
    let (start, width) = (start.round() as i32, width.round() as i32);
    // Writing to a string cannot fail.
    let _ = write!(path, "M{start} {}h{width}v{BAR}h-{width}z", row * ROW + ABOVE);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(place: usize, parts: &[f64]) -> Line {
        Line { place, parts: parts.to_vec(), ..Line::default() }
    }

    #[test]
    fn each_colour_is_one_outline_with_a_part_in_every_row_that_has_some_of_it() {
        let lines = [line(7, &[50.0, 0.0, 25.0]), line(8, &[10.0, 20.0, 0.0])];
        assert_eq!(outline(&lines, 1), "M0 7h4965v8h-4965zM0 29h965v8h-965z");
        assert_eq!(outline(&lines, 2), "M1000 29h1965v8h-1965z");
        assert_eq!(outline(&lines, 3), "M5000 7h2465v8h-2465z");
    }

    #[test]
    fn the_ninth_pillar_has_the_first_colour_and_a_sliver_keeps_half_of_itself() {
        let mut parts = vec![0.0; 9];
        (parts[1], parts[8]) = (30.0, 0.2);
        assert_eq!(outline(&[line(0, &parts)], 1), "M3000 7h10v8h-10z");
    }
}
