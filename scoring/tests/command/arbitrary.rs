//! No bytes make reading panic.

use proptest::collection::vec;
use proptest::prelude::*;
use scoring::intake::Input;

use super::load;

/// Pieces that tables are made of, so that the draws get past the first check.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(",".to_string()),
        Just(";".to_string()),
        Just("\t".to_string()),
        Just("\n".to_string()),
        Just("\"".to_string()),
        Just("合计".to_string()),
        Just("（亿元）".to_string()),
        Just("uCode".to_string()),
        Just("iCode,Type,Parent,Weight,Direction\n".to_string()),
        Just("x,Indicator,g,1,1\ng,Aggregate,,1,1\n".to_string()),
        "[a-c]{1,2}",
        "-?[0-9]{1,3}([.,][0-9]{1,3})?(%|万元|亿)?",
        any::<f64>().prop_map(|number| number.to_string()),
    ]
}

proptest! {
    #[test]
    fn bytes_of_any_kind_are_read_or_refused(name in "[a-z]{1,8}\\.(csv|zip|json|tsv|xlsx)", bytes in vec(any::<u8>(), 0..600)) {
        let _ = load(vec![Input::new(name, bytes)]);
    }

    #[test]
    fn tables_of_any_kind_are_read_or_refused(first in vec(piece(), 0..60), second in vec(piece(), 0..40)) {
        if let Ok(loaded) = load(vec![Input::new("a.csv", first.concat()), Input::new("b.csv", second.concat())]) {
            let dataset = loaded.dataset;
            for panel in &dataset.panels {
                prop_assert_eq!(panel.columns.len(), dataset.framework.n_indicators());
                prop_assert_eq!(panel.denominators.len(), dataset.denominators.len());
                let columns = panel.columns.iter().chain(&panel.denominators);
                prop_assert!(columns.clone().all(|column| column.len() == dataset.n_entities()));
                prop_assert!(columns.flat_map(|column| column.present()).all(f64::is_finite));
            }
        }
    }

    #[test]
    fn descriptors_of_any_kind_are_read_or_refused(text in "[\\[\\]{}:,\"a-z0-9]{0,80}") {
        let descriptor = format!("{{\"resources\":[{{\"name\":\"values\",\"path\":\"v.csv\"}}],\"yuanheng\":{text}}}");
        let values = Input::new("v.csv", "entity,indicator,value\na,x,1\nb,x,2\n");
        let _ = load(vec![Input::new("datapackage.json", descriptor), values.clone()]);
        let _ = load(vec![Input::new("datapackage.json", text), values]);
    }
}
