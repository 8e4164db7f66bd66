//! What equity adds by how good the selection is, and from where on it beats rent.

use leptos::prelude::*;
use scoring::revenue::PlanKind;
use scoring::revenue::chance::questions::{SKILLS, SkillCurve, SkillPoint};

use super::super::Screen;
use super::super::charts::role;
use super::pool::Pool;
use crate::chart::Words;
use crate::chart::format::Format;
use crate::chart::scene::Role;
use crate::chart::spec::{Lines, Periods, Series, Vertical};
use crate::prefs::Lang;
use crate::state::AppState;
use crate::text::number::fixed;
use crate::text::revenue::{self as shared, amount::Money, chance as words};
use crate::view::part::plot::Plot;

#[component]
pub fn Skill() -> impl IntoView {
    let state = AppState::expect();
    let screen = expect_context::<Screen>();
    let lang = state.lang.get_untracked();
    let text = words::chance(lang);
    let points = Memo::new(move |_| screen.chances.answers.with(|answers| answers.skills.clone()));
    let is_whole = move || points.with(|points| points.len() == SKILLS.len());
    let chart = move || {
        let (kind, money) = (screen.plan.get_untracked(), screen.money.get());
        curve(lang, money, kind, points.get())
    };
    view! {
        <section class="card" aria-labelledby="skill-title">
            <h2 id="skill-title">{text.skill}</h2>
            <Show when=is_whole fallback=move || view! { <p class="muted">{text.working}</p> }>
                <Plot chart=chart />
            </Show>
            <Pool />
        </section>
    }
}

fn curve(lang: Lang, money: Money, kind: PlanKind, points: Vec<SkillPoint>) -> Lines {
    let text = words::chance(lang);
    let most = points.last().map_or(0.0, |point| point.skill);
    let curve = SkillCurve::of(points);
    let column = |of: fn(&SkillPoint) -> f64| -> Vec<Option<f64>> {
        curve.points.iter().map(|point| Some(money.scale(lang, of(point)))).collect()
    };
    Lines {
        words: Words {
            title: format!("{} · {}", shared::plan_name(lang, kind), text.adds),
            finding: words::skill(lang, curve.break_even_by_mean, curve.break_even_by_median, most),
            description: text.skill_about.into(),
            category: text.skill_axis.into(),
            value: shared::with_money(lang, text.adds, money),
        },
        periods: Periods::even(curve.points.iter().map(|point| fixed(point.skill, 1)).collect()),
        series: vec![
            Series::new(text.median, role(kind), column(|point| point.gap.p50)),
            Series::new(text.mean, Role::Series(3), column(|point| point.gap.mean)),
        ],
        vertical: Vertical::WithZero,
        fans: Vec::new(),
        callouts: Vec::new(),
        format: Format::fixed(money.decimals(lang)),
    }
}
