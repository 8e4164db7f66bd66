//! What the parks' enterprises make up: specialisation, overlap between zones, and where industries cluster.

mod clusters;
mod overlaps;
mod quotients;

use leptos::prelude::*;
use scoring::compare::{Amount, Industries, industries};

use super::model::Field;
use super::name_of;
use crate::state::{AppState, Shared};
use crate::text::structure as words;
use crate::view::part::choice::CardChoice;
use crate::view::part::lasting::lasting;
use clusters::Clusters;
use overlaps::Overlaps;
use quotients::Quotients;

const AMOUNTS: [Amount; 4] = [Amount::Enterprises, Amount::Staff, Amount::Revenue, Amount::Tax];

/// The industries of all parks, and who of the comparison has any.
struct Made {
    field: Field,
    industries: Shared<Industries>,
    /// By park of the comparison: its row of the table.
    rows: Vec<Option<usize>>,
}

impl Made {
    /// The compared parks that have enterprises: entity, place in the field, row.
    fn present(&self) -> Vec<(usize, usize, &[f64])> {
        let parks = self.field.parks.iter().zip(&self.rows).enumerate();
        let row = |row: usize| self.industries.table.get(row).map(Vec::as_slice);
        parks.filter_map(|(place, (&park, at))| Some((park, place, row((*at)?)?))).collect()
    }
}

/// To how many digits of its code an industry is told apart.
#[derive(Clone, Copy)]
struct Digits(usize);

type Shown = Memo<Option<Shared<Made>>>;

#[component]
pub fn StructureCards(field: Memo<Option<Field>>) -> impl IntoView {
    let state = AppState::expect();
    let lang = state.lang.get_untracked();
    let text = words::structure(lang);
    let has_enterprises = state
        .opened
        .with_untracked(|opened| opened.as_ref().is_some_and(|opened| !opened.dataset.enterprises.is_empty()));
    if !has_enterprises {
        return view! {
            <section class="card" aria-labelledby="compare-structure">
                <h2 id="compare-structure">{text.title}</h2>
                <p class="empty">{text.no_enterprises}</p>
            </section>
        }
        .into_any();
    }
    let amount = lasting(|| RwSignal::new(Amount::default()));
    let digits = lasting(|| RwSignal::new(Digits(2)));
    let all = Memo::new(move |_| {
        state
            .opened
            .with(|opened| Some(Shared::new(industries(&opened.as_ref()?.dataset, digits.get().0, amount.get()))))
    });
    let made: Shown = Memo::new(move |_| {
        let (field, industries) = (field.get()?, all.get()?);
        let rows = field.parks.iter().map(|&park| industries.place(park)).collect();
        Some(Shared::new(Made { field, rows, industries }))
    });
    let counted = move || {
        let made = made.get()?;
        let all = &made.industries;
        let told = words::counted(lang, all.n_counted, all.parks.len(), all.n_without_code, all.n_without_amount);
        let absent = made.field.parks.iter().zip(&made.rows).filter(|(_, row)| row.is_none());
        let absent: Vec<String> = absent.map(|(&park, _)| name_of(state, &made.field, park)).collect();
        let absent = (!absent.is_empty() && !all.parks.is_empty()).then(|| words::without(lang, &absent));
        Some(std::iter::once(told).chain(absent).collect::<Vec<_>>().join(" "))
    };
    let absence = move || {
        let is_empty = made.with(|made| made.as_ref().is_none_or(|made| made.industries.parks.is_empty()));
        if is_empty { text.no_amounts } else { text.none_of_these }
    };
    let has_any = move || made.with(|made| made.as_ref().is_some_and(|made| made.rows.iter().any(Option::is_some)));
    let has_industries = move || made.with(|made| made.as_ref().is_some_and(|made| !made.industries.codes.is_empty()));
    // A name is its own key.
    let amounts = AMOUNTS.map(|one| words::amount(lang, one).to_string()).map(|name| (name.clone(), name)).to_vec();
    let levels =
        [("2", text.divisions), ("4", text.classes)].map(|(n, name)| (n.to_string(), name.to_string())).to_vec();
    view! {
        <section class="card" aria-labelledby="compare-structure">
            <div class="card-head">
                <h2 id="compare-structure">{text.title}</h2>
                <div class="row">
                    <CardChoice
                        label=text.amount
                        options=Signal::stored(amounts)
                        now=Signal::derive(move || words::amount(lang, amount.get()).to_string())
                        choose=Callback::new(move |name: String| {
                            let one = AMOUNTS.into_iter().find(|&one| words::amount(lang, one) == name);
                            one.into_iter().for_each(|one| amount.set(one));
                        })
                    />
                    <CardChoice
                        label=text.level
                        options=Signal::stored(levels)
                        now=Signal::derive(move || digits.get().0.to_string())
                        choose=Callback::new(move |n: String| n.parse().into_iter().for_each(|n| digits.set(Digits(n))))
                    />
                </div>
            </div>
            <p class="small muted">{text.intro} " " {counted}</p>
            <Show when=has_any fallback=move || view! { <p class="empty">{absence}</p> }>
                <Quotients made />
                <Overlaps made />
            </Show>
        </section>
        <Show when=has_industries>
            <Clusters made />
        </Show>
    }
    .into_any()
}
