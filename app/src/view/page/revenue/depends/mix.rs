//! How much equity beside the rent: each mix by what it is worth and how often it falls short, to choose one.

use leptos::prelude::*;
use scoring::revenue::chance::questions::{MixPoint, mark_frontier};
use scoring::revenue::{ParameterId, PlanKind};

use super::super::Screen;
use super::super::charts::role;
use crate::change::Change;
use crate::chart::Words;
use crate::chart::format::Format;
use crate::chart::spec::{Scatter, Spot, SpotKind};
use crate::prefs::Lang;
use crate::state::AppState;
use crate::text::number::percent;
use crate::text::revenue::{self as shared, amount::Money, chance as words};
use crate::view::part::plot::Plot;

#[component]
pub fn Mix() -> impl IntoView {
    let state = AppState::expect();
    let screen = expect_context::<Screen>();
    let lang = state.lang.get_untracked();
    let text = words::chance(lang);
    let points = Memo::new(move |_| {
        let mut points = screen.chances.answers.with(|answers| answers.mixes.clone());
        mark_frontier(&mut points);
        points
    });
    let is_there = move || screen.chances.answers.with(|answers| answers.has_all_mixes);
    let chart = move || mixes(lang, screen.money.get(), screen.plan.get_untracked(), &points.get());
    let take = move |share: f64| {
        let from = screen.plan.get_untracked();
        state.act(Change::RevenueMix { share }, |now| {
            let levers = ParameterId::ALL.iter().copied().filter(|id| id.is_lever());
            for id in levers {
                let scaled = matches!(id, ParameterId::ConcededShare | ParameterId::CommitmentWan);
                let value = now.revenue.get(from, id) * if scaled { share } else { 1.0 };
                // Finite times finite within the plan's limits: never refused.
                now.revenue.set(PlanKind::Own, id, value).unwrap_or_default();
            }
        });
        state.settle();
        screen.plan.set(PlanKind::Own);
    };
    view! {
        <section class="card" aria-labelledby="mix-title">
            <h2 id="mix-title">{text.mix}</h2>
            <Show when=is_there fallback=move || view! { <p class="muted">{text.working}</p> }>
                <Plot chart=chart />
                <div class="table-scroll" tabindex="0" role="group" aria-labelledby="mix-title">
                    <table class="years">
                        <thead>
                            <tr>
                                <th scope="col">{text.mix_share}</th>
                                <th scope="col" class="number">{text.mix_mean} " " <small>{move || screen.money.get().unit(lang)}</small></th>
                                <th scope="col" class="number">{text.p_below}</th>
                                <th scope="col" class="number">{text.p_credit}</th>
                                <th scope="col"></th>
                            </tr>
                        </thead>
                        <tbody>
                            {move || {
                                let money = screen.money.get();
                                points.get().into_iter().map(|point| {
                                    let name = words::times(lang, point.share);
                                    view! {
                                        <tr>
                                            <th scope="row">{name.clone()}</th>
                                            <td class="number">{money.write(lang, point.npv_with_nav.mean)}</td>
                                            <td class="number">{percent(point.p_below_rent_only, 0)}</td>
                                            <td class="number">{percent(point.p_beyond_credit, 0)}</td>
                                            <td>
                                                <button
                                                    type="button"
                                                    class="button small"
                                                    data-edits=""
                                                    aria-label=format!("{} {name}", text.mix_use)
                                                    on:click=move |_| take(point.share)
                                                >
                                                    {text.mix_use}
                                                </button>
                                            </td>
                                        </tr>
                                    }
                                }).collect_view()
                            }}
                        </tbody>
                    </table>
                </div>
            </Show>
        </section>
    }
}

fn mixes(lang: Lang, money: Money, kind: PlanKind, points: &[MixPoint]) -> Scatter {
    let text = words::chance(lang);
    let spot = |point: &MixPoint| Spot {
        name: words::times(lang, point.share),
        x: point.p_beyond_credit * 100.0,
        y: money.scale(lang, point.npv_with_nav.mean),
        kind: if point.is_on_frontier { SpotKind::Named(role(kind)) } else { SpotKind::Other },
    };
    let best = points.iter().max_by(|a, b| a.npv_with_nav.mean.total_cmp(&b.npv_with_nav.mean));
    let finding = best.map(|best| words::mix(lang, best.share, best.npv_with_nav.mean, best.p_below_rent_only));
    Scatter {
        words: Words {
            title: format!("{} · {}", shared::plan_name(lang, kind), text.mix),
            finding: finding.unwrap_or_default(),
            description: text.mix_about.into(),
            category: text.mix_share.into(),
            value: shared::with_money(lang, text.mix_mean, money),
        },
        across: format!("{} (%)", text.p_credit),
        spots: points.iter().map(spot).collect(),
        line: None,
        across_format: Format::fixed(1),
        format: Format::fixed(money.decimals(lang)),
    }
}
