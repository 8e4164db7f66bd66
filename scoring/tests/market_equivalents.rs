//! Known answers of the measures against a market: published examples, and another library's digits for the same flows.

use scoring::revenue::market::{direct_alpha, market_multiple};
use scoring::revenue::measures::multiples;
use scoring::revenue::{Irr, irr};

/// A fund as a source prints it: one value a period, the last period's value still held.
struct Example {
    source: &'static str,
    paid_in: &'static [f64],
    distributed: &'static [f64],
    nav: f64,
    index: &'static [f64],
}

const GREDIL: Example = Example {
    source: "gredil_2014, exhibits 5 and 6, indices as printed",
    paid_in: &[100.0, 0.0, 100.0, 0.0, 50.0, 0.0, 0.0, 0.0, 0.0, 0.0],
    distributed: &[0.0, 0.0, 25.0, 0.0, 150.0, 0.0, 150.0, 0.0, 100.0, 0.0],
    nav: 75.0,
    index: &[100.0, 78.0, 100.0, 111.0, 117.0, 135.0, 142.0, 90.0, 113.0, 131.0],
};

const GREDIL_SITE: Example = Example {
    source: "gredil_site, the same fund with indices to two digits",
    index: &[100.0, 77.9, 100.24, 111.15, 116.61, 135.03, 142.45, 89.75, 113.5, 130.59],
    ..GREDIL
};

const INSEAD: Example = Example {
    source: "insead_2019",
    paid_in: &[25.0, 0.0, 0.0],
    distributed: &[0.0, 15.0, 0.0],
    nav: 20.0,
    index: &[100.0, 115.0, 130.0],
};

const WIKIPEDIA: Example = Example {
    source: "wikipedia_pme",
    paid_in: &[100.0, 50.0, 0.0, 0.0, 0.0],
    distributed: &[0.0, 0.0, 60.0, 10.0, 0.0],
    nav: 110.0,
    index: &[100.0, 105.0, 115.0, 117.0, 120.0],
};

const EDDA: Example = Example {
    source: "edda_pme",
    paid_in: &[80.0, 140.0, 0.0, 90.0, 50.0, 0.0],
    distributed: &[0.0, 0.0, 0.0, 160.0, 190.0, 85.0],
    nav: 70.0,
    index: &[890.35, 1144.98, 1271.5, 1289.09, 1466.47, 1842.37],
};

impl Example {
    fn market_multiple(&self) -> f64 {
        market_multiple(self.paid_in, self.distributed, self.nav, self.index).expect("something is paid in")
    }

    fn alpha(&self) -> f64 {
        only(direct_alpha(self.paid_in, self.distributed, self.nav, self.index))
    }

    fn total_value_to_paid_in(&self) -> f64 {
        let sum = |flows: &[f64]| flows.iter().sum();
        multiples(sum(self.paid_in), sum(self.distributed), self.nav).expect("something is paid in").tvpi
    }

    /// The fund's own flows, so much of value counted as paid in the last period.
    fn flows(&self, value: f64) -> Vec<f64> {
        let last = self.paid_in.len() - 1;
        let flows = self.distributed.iter().zip(self.paid_in).enumerate();
        flows.map(|(at, (got, put))| got - put + if at == last { value } else { 0.0 }).collect()
    }

    /// What the same money in the market would be worth: what Long and Nickels put in the place of the value held.
    fn in_the_market(&self) -> f64 {
        let [mut held, mut before] = [0.0, 1.0];
        for ((put, got), level) in self.paid_in.iter().zip(self.distributed).zip(self.index) {
            held = held * level / before + put - got;
            before = *level;
        }
        held
    }
}

fn only(found: Irr) -> f64 {
    match found {
        Irr::Unique(rate) => rate,
        other => panic!("{other:?}"),
    }
}

fn near(what: &str, ours: f64, expect: f64, tolerance: f64) {
    assert!((ours - expect).abs() <= tolerance, "{what}: {ours} instead of {expect}");
}

/// Each measure to as many digits as its source prints, half a unit of the last.
#[test]
fn published_examples_are_met_to_their_printed_digits() {
    near("Gredil, total value", GREDIL.total_value_to_paid_in(), 2.00, 0.005);
    near("Gredil, KS-PME", GREDIL.market_multiple(), 1.67, 0.005);
    near("Gredil, rate", only(irr(&GREDIL.flows(GREDIL.nav))), 0.175, 0.0005);
    near("Gredil, direct alpha", GREDIL.alpha(), 0.126, 0.0005);
    // The library that repeats it rounds 0.12578 down to 0.1257.
    near("Gredil's site, direct alpha", GREDIL_SITE.alpha(), 0.1257, 0.0001);

    near("INSEAD, total value", INSEAD.total_value_to_paid_in(), 1.4, 1e-12);
    near("INSEAD, KS-PME", INSEAD.market_multiple(), 1.14, 0.005);
    near("INSEAD, direct alpha", INSEAD.alpha(), 0.0875, 0.0001);
    near("INSEAD, Long and Nickels's value", INSEAD.in_the_market(), 15.5, 0.05);
    near("INSEAD, their rate", only(irr(&INSEAD.flows(INSEAD.in_the_market()))), 0.144, 0.0005);

    near("Wikipedia, direct alpha", WIKIPEDIA.alpha(), 0.0109, 0.00005);
    near("Wikipedia, Long and Nickels's value", WIKIPEDIA.in_the_market(), 104.28, 0.005);
    near("Wikipedia, their rate", only(irr(&WIKIPEDIA.flows(WIKIPEDIA.in_the_market()))), 0.053, 0.0005);

    near("Edda, direct alpha", EDDA.alpha(), 0.028, 0.0005);
}

/// What the sources round, in full: computed once from the same flows with `pyxirr` 0.10.8, whose code shares nothing with ours.
#[test]
fn pyxirr_gives_the_same_digits() {
    for (example, ks_pme, alpha, rate) in [
        (&GREDIL, 1.666_782_060_313_562_1, 0.125_693_841_504_249_86, 0.175_327_647_947_178_1),
        (&GREDIL_SITE, 1.666_724_229_055_441_8, 0.125_781_122_394_337_06, 0.175_327_647_947_178_1),
        (&INSEAD, 1.137_123_745_819_398_1, 0.087_572_380_890_185_82, 0.243_398_113_205_660_4),
        (&WIKIPEDIA, 1.032_303_017_225_878_2, 0.010_898_450_761_217_73, 0.064_338_606_189_913_84),
        (&EDDA, 1.068_899_454_768_346_4, 0.027_935_886_735_872_87, 0.152_234_881_011_563_27),
    ] {
        near(example.source, example.market_multiple(), ks_pme, 1e-13);
        near(example.source, example.alpha(), alpha, 1e-11);
        near(example.source, only(irr(&example.flows(example.nav))), rate, 1e-11);
    }
}

/// The paper prints 6.0 % for Long and Nickels's rate; its flows end in a debt, and there is a second rate that it does not print.
#[test]
fn gredil_2014_long_and_nickels_has_two_rates() {
    let owed = GREDIL.in_the_market();
    near("value", owed, -514_497_653.0 / 3_754_764.0, 1e-9);
    let Irr::Several(rates) = irr(&GREDIL.flows(owed)) else { panic!("two rates") };
    assert_eq!(rates.len(), 2, "{rates:?}");
    near("the rate printed", rates[1], 0.060, 0.0005);
    near("the other", rates[0], -0.2726, 0.0005);
}
