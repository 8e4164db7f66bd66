//! The park's own space and rent, where the dataset lists its companies.

use leptos::prelude::*;
use scoring::model::Enterprise;
use scoring::revenue::{ParameterId, PlanKind};

use super::Screen;
use crate::change::Change;
use crate::state::AppState;
use crate::text::revenue as words;

/// What the listed companies of one park rent.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Tenancy {
    n: usize,
    rented_m2: f64,
    /// Weighted by space; yuan per m² and month, to the 分.
    rent_yuan_m2_month: f64,
}

/// One click from the park's list of companies to the plan's space and rent.
#[component]
pub fn ParkFigures() -> impl IntoView {
    let state = AppState::expect();
    let screen = expect_context::<Screen>();
    let lang = state.lang.get_untracked();
    let focus = Memo::new(move |_| state.derived.shown.with(|scored| scored.as_ref()?.focus()));
    let tenancy = Memo::new(move |_| {
        let park = focus.get()?;
        state.opened.with(|opened| tenancy(&opened.as_ref()?.dataset.enterprises, park))
    });
    let highest = move || state.scenario.with(|now| now.revenue.get(PlanKind::Landlord, ParameterId::OccupancyMax));
    let sentence = move || {
        let (tenancy, highest) = (tenancy.get()?, highest());
        let area = tenancy.area_m2(highest);
        let rent = tenancy.rent_yuan_m2_month;
        Some(words::park_figures(lang, tenancy.n, tenancy.rented_m2, area, rent, highest))
    };
    let take = move |_| {
        let Some(tenancy) = tenancy.get_untracked() else { return };
        let (plan, highest) = (screen.plan.get_untracked(), untrack(highest));
        state.act(Change::RevenuePark, |now| {
            let values = [
                (ParameterId::AreaM2, tenancy.area_m2(highest)),
                (ParameterId::RentYuanM2Month, tenancy.rent_yuan_m2_month),
            ];
            for (id, value) in values {
                // Both are finite, so none is refused.
                now.revenue.set(plan, id, value).unwrap_or_default();
            }
        });
        state.settle();
    };
    view! {
        <Show when=move || tenancy.with(Option::is_some)>
            <div class="callout small">
                <p>{sentence}</p>
                <div>
                    <button type="button" class="button" on:click=take>
                        {words::revenue(lang).park_use}
                    </button>
                </div>
            </div>
        </Show>
    }
}

/// Sums the companies of a park whose space and rent are both known; none where there is no such company.
fn tenancy(enterprises: &[Enterprise], park: usize) -> Option<Tenancy> {
    let known = enterprises.iter().filter(|one| one.park == park).filter_map(|one| {
        let (area, rent) = (one.rented_m2?, one.rent_yuan_m2_month?);
        (area > 0.0 && rent > 0.0).then_some((area, rent))
    });
    let (n, rented_m2, rent) =
        known.fold((0, 0.0, 0.0), |(n, area, sum), (one, rent)| (n + 1, area + one, sum + one * rent));
    let rent_yuan_m2_month = (rent / rented_m2 * 100.0).round() / 100.0;
    (n > 0 && rent_yuan_m2_month.is_finite()).then_some(Tenancy { n, rented_m2, rent_yuan_m2_month })
}

impl Tenancy {
    /// Lettable space of which the highest occupancy lets what is rented now, whole m²; all of it where nothing can be let.
    fn area_m2(&self, highest_occupancy: f64) -> f64 {
        let part = if highest_occupancy > 0.0 { highest_occupancy } else { 1.0 };
        (self.rented_m2 / part).round()
    }
}

#[cfg(test)]
mod tests {
    use scoring::model::{FinancingStage, Text};

    use super::*;

    fn company(park: usize, rented_m2: Option<f64>, rent_yuan_m2_month: Option<f64>) -> Enterprise {
        Enterprise {
            id: String::new(),
            name: Text::same("a"),
            park,
            industry_code: String::new(),
            size: String::new(),
            financing: FinancingStage::None,
            founded_year: None,
            staff: None,
            revenue_wan: None,
            tax_wan: None,
            land_mu: None,
            rd_wan: None,
            invention_patents: None,
            rented_m2,
            rent_yuan_m2_month,
        }
    }

    #[test]
    fn rent_is_weighted_by_space_and_the_unknown_left_out() {
        let companies = [
            company(0, Some(1_000.0), Some(30.0)),
            company(0, Some(3_000.0), Some(50.0)),
            company(0, Some(9_000.0), None),
            company(0, None, Some(10.0)),
            company(0, Some(0.0), Some(10.0)),
            company(1, Some(500.0), Some(99.0)),
        ];
        let expected = Tenancy { n: 2, rented_m2: 4_000.0, rent_yuan_m2_month: 45.0 };
        assert_eq!(tenancy(&companies, 0), Some(expected));
        assert_eq!(tenancy(&companies, 2), None);
        assert_eq!(expected.area_m2(0.8), 5_000.0);
        assert_eq!(expected.area_m2(0.0), 4_000.0);
    }
}
