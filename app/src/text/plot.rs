//! Words of the controls around every chart.

use super::pick;
use crate::prefs::Lang;

pub struct Plot {
    pub show_table: &'static str,
    pub hide_table: &'static str,
    pub save_csv: &'static str,
    pub save_svg: &'static str,
    pub save_png: &'static str,
    pub keys: &'static str,
}

const ZH: Plot = Plot {
    show_table: "显示数据表",
    hide_table: "收起数据表",
    save_csv: "存为 CSV",
    save_svg: "存为 SVG",
    save_png: "存为 PNG",
    keys: "用方向键逐项查看，Home 和 End 到首尾，Esc 关闭提示",
};

const EN: Plot = Plot {
    show_table: "Show data table",
    hide_table: "Hide data table",
    save_csv: "Save CSV",
    save_svg: "Save SVG",
    save_png: "Save PNG",
    keys: "Arrow keys walk through the values, Home and End go to the ends, Escape closes the tooltip",
};

pub fn plot(lang: Lang) -> &'static Plot {
    pick(lang, &ZH, &EN)
}
