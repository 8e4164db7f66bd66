//! What is left of the plan when one thing goes wrong.

use leptos::prelude::*;

use super::super::Screen;
use super::super::figures::{Figures, Head};
use crate::prefs::Lang;
use crate::state::{AppState, Stressed, stresses};
use crate::text::number::percent;
use crate::text::revenue::{amount::Money, chance as words};

#[component]
pub fn Stresses() -> impl IntoView {
    let state = AppState::expect();
    let screen = expect_context::<Screen>();
    let lang = state.lang.get_untracked();
    let text = words::chance(lang);
    let told = Memo::new(move |_| screen.chances.answers.with(|answers| answers.stresses.clone()));
    let finding = move || told.with(|told| finding(lang, told));
    let heads = vec![
        Head::money(text.median),
        Head::money(text.mean),
        Head::number(text.p_below),
        Head::number(text.p_credit),
        Head::money(text.lowest),
    ];
    let rows = Signal::derive(move || {
        let money = screen.money.get();
        let row = |(place, told): &(u32, Stressed)| {
            let stress = stresses().get(*place as usize).copied()?;
            Some((words::stress(lang, stress), cells(lang, money, told)))
        };
        told.with(|told| told.iter().filter_map(row).collect())
    });
    view! {
        <section class="card" aria-labelledby="stress-title">
            <h2 id="stress-title">{text.stress}</h2>
            <p class="finding">{move || finding().unwrap_or_else(|| text.working.into())}</p>
            <p class="small muted">{text.stress_about}</p>
            <Figures labelled_by="stress-title" first=Head::words(text.stress) heads rows />
        </section>
    }
}

fn cells(lang: Lang, money: Money, told: &Stressed) -> Vec<String> {
    vec![
        money.write(lang, told.gap_p50),
        money.write(lang, told.gap_mean),
        percent(told.p_below_rent_only, 0),
        percent(told.p_beyond_credit, 0),
        money.write(lang, told.lowest_p5),
    ]
}

/// Once all are there: which lowers the median most.
fn finding(lang: Lang, told: &[(u32, Stressed)]) -> Option<String> {
    let all = stresses();
    if told.len() < all.len() {
        return None;
    }
    let calm = told.iter().find(|(place, _)| *place == 0)?.1;
    let worst = told.iter().filter(|(place, _)| *place != 0).min_by(|a, b| a.1.gap_p50.total_cmp(&b.1.gap_p50))?;
    let loss = calm.gap_p50 - worst.1.gap_p50;
    let stress = all.get(worst.0 as usize).copied()?;
    Some(if loss > 0.0 {
        words::worst_stress(lang, stress, loss, worst.1.p_below_rent_only)
    } else {
        words::no_stress(lang).into()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stressed(gap_p50: f64) -> Stressed {
        Stressed { gap_mean: 0.0, gap_p50, gap_p5: 0.0, p_below_rent_only: 0.6, p_beyond_credit: 0.0, lowest_p5: 0.0 }
    }

    #[test]
    fn the_worst_is_named_once_all_are_there() {
        let mut told: Vec<(u32, Stressed)> = (0..6).map(|place| (place, stressed(100.0 - f64::from(place)))).collect();
        assert!(finding(Lang::Zh, &told).unwrap().contains("不再允许循环投资"));
        told.iter_mut().for_each(|(_, told)| told.gap_p50 = 5.0);
        assert_eq!(finding(Lang::Zh, &told).unwrap(), words::no_stress(Lang::Zh));
        told.pop();
        assert_eq!(finding(Lang::Zh, &told), None);
    }
}
