//! Words of plan files: saving, opening, and why a file is no plan: the place, what is wrong there, and what to do.

use scoring::revenue::file::{Expected, FileError, KINDS, PRESETS, VERSION};
use scoring::revenue::{FieldError, PlanKind};

use super::super::number::bytes;
use super::super::pick;
use super::{assumption, parameter, plan_name};
use crate::notice::PlanFileError;
use crate::prefs::Lang;

pub struct PlanFiles {
    pub save: &'static str,
    pub open: &'static str,
    pub about: &'static str,
    pub impossible: &'static str,
    pub not_saved: &'static str,
}

const ZH: PlanFiles = PlanFiles {
    save: "保存方案文件",
    open: "打开方案文件",
    about: "文件含所看方案的全部参数和假设，可用命令 yuanheng simulate 计算。打开的方案放在“自定”，共用的假设随之改动，可撤销。",
    impossible: "有数字超出可能的范围，方案没有保存。请先按提示改好。",
    not_saved: "浏览器没有保存文件。请检查下载权限后再试。",
};

const EN: PlanFiles = PlanFiles {
    save: "Save plan file",
    open: "Open plan file",
    about: "A file holds every parameter and assumption of the plan looked at; the command yuanheng simulate computes it. A plan opened becomes the own plan, with what all plans assume; it can be undone.",
    impossible: "A number is beyond what is possible, so the plan was not saved. Mend what is named first.",
    not_saved: "The browser did not save the file. Allow downloads and try again.",
};

pub fn plan_files(lang: Lang) -> &'static PlanFiles {
    pick(lang, &ZH, &EN)
}

/// A plan was saved; of a public side that is not whole it is said that the file lacks it.
pub fn saved(lang: Lang, kind: PlanKind, lacks_public_side: bool) -> String {
    let name = plan_name(lang, kind);
    let lacks = if lacks_public_side {
        pick(lang, "公共收支还没填全，没有写进文件。", " The public side is not whole yet and is not in the file.")
    } else {
        ""
    };
    pick(lang, format!("已保存“{name}”方案。{lacks}"), format!("The {name} plan is saved.{lacks}"))
}

pub fn opened(lang: Lang, file: &str) -> String {
    let own = plan_name(lang, PlanKind::Own);
    pick(lang, format!("已打开 {file}，放在“{own}”方案。"), format!("{file} is open, as the plan {own}."))
}

/// A head, and one line for each fault.
pub fn refused(lang: Lang, file: &str, error: &PlanFileError) -> (String, Vec<String>) {
    let alone = |zh: String, en: String| (pick(lang, zh, en), Vec::new());
    match error {
        PlanFileError::Unreadable => alone(
            format!("浏览器读不了 {file}：可能已被移动、删除或没有权限。请重新选择。"),
            format!("The browser cannot read {file}: it may have been moved or deleted. Choose it again."),
        ),
        PlanFileError::TooLarge { bytes: found, most } => alone(
            format!("{file} 有 {}，方案文件不会超过 {}。请检查是不是选错了文件。", bytes(*found), bytes(*most)),
            format!("{file} has {}, and a plan has at most {}. Is it the right file?", bytes(*found), bytes(*most)),
        ),
        PlanFileError::NotText => alone(
            format!("{file} 不是 UTF-8 文本。请选择 JSON 格式的方案文件，用 UTF-8 保存。"),
            format!("{file} is no UTF-8 text. Choose a plan in JSON, saved as UTF-8."),
        ),
        PlanFileError::ReferenceTask => alone(
            format!("{file} 是核对引擎用的对照任务，不是园区方案。请用命令 yuanheng simulate 计算它。"),
            format!(
                "{file} is the reference task that engines are held against, no park's plan. Run it by the command yuanheng simulate."
            ),
        ),
        PlanFileError::NotRead(errors) => (
            pick(
                lang,
                format!("{file} 没有打开；页面上的方案都没有变。请按下面的提示修改后重新打开："),
                format!("{file} was not opened; all plans are as they were. Mend what follows and open it again:"),
            ),
            errors.iter().map(|error| fault(lang, error)).collect(),
        ),
    }
}

fn fault(lang: Lang, error: &FileError) -> String {
    match error {
        FileError::NotJson { line, column } => pick(
            lang,
            format!("第 {line} 行第 {column} 列不是 JSON。"),
            format!("Line {line}, column {column} is no JSON."),
        ),
        FileError::NotAnObject => {
            pick(lang, "整个文件须是一个 JSON 对象。", "The file as a whole must be an object.").into()
        }
        FileError::NoVersion => pick(
            lang,
            format!("yuanheng_plan：缺少格式版本。请填 {VERSION}。"),
            format!("yuanheng_plan: the version of the format is missing. Write {VERSION}."),
        ),
        FileError::OtherVersion { found } => pick(
            lang,
            format!("yuanheng_plan：格式版本是 {found}，这里能读 1 到 {VERSION}。请用更新的园衡打开。"),
            format!(
                "yuanheng_plan: written in format {found}; this reads 1 to {VERSION}. Open it with a newer Yuanheng."
            ),
        ),
        FileError::LaterSection { path, since } => pick(
            lang,
            format!("{path}：格式版本 {since} 起才有。如果确要这样，请把 yuanheng_plan 改为 {since}。"),
            format!("{path}: only since format {since}. If it is meant, set yuanheng_plan to {since}."),
        ),
        FileError::UnknownKind { found } => {
            let (found, known) = (found.as_deref().unwrap_or("–"), KINDS.join(", "));
            pick(
                lang,
                format!("kind：没有“{found}”这一种。可用：{known}。"),
                format!("kind: there is no kind “{found}”. Known: {known}."),
            )
        }
        FileError::WrongType { path, expected } => {
            let what = expected_words(lang, *expected);
            pick(lang, format!("{path}：须是{what}。"), format!("{path}: must be {what}."))
        }
        FileError::UnknownField { path } => pick(
            lang,
            format!("{path}：没有这一项。请检查拼写或删去。"),
            format!("{path}: there is no such field. Check its name or take it out."),
        ),
        FileError::Number { section, error } => {
            let name = name_of(error);
            let place = if section.is_empty() { name.to_string() } else { format!("{section}.{name}") };
            let what = assumption::refused(lang, error);
            pick(lang, format!("{place}：{what}"), format!("{place}: {what}"))
        }
        FileError::Plan(error) => {
            let (place, what) = (error.parameter().name(), parameter::refused(lang, error));
            pick(lang, format!("plan.{place}：{what}"), format!("plan.{place}: {what}"))
        }
    }
}

fn expected_words(lang: Lang, expected: Expected) -> String {
    match expected {
        Expected::Number => pick(lang, "一个数", "a number").into(),
        Expected::Section => pick(lang, "由数组成的对象", "an object of numbers").into(),
        Expected::Preset => {
            let known = PRESETS.join(", ");
            pick(lang, format!("其中之一：{known}"), format!("one of {known}"))
        }
    }
}

fn name_of(error: &FieldError) -> &str {
    match error {
        FieldError::Unknown { name } => name,
        FieldError::Missing { name }
        | FieldError::OutOfRange { name, .. }
        | FieldError::NotWhole { name, .. }
        | FieldError::Above { name, .. }
        | FieldError::Below { name, .. }
        | FieldError::NotOne { name, .. } => name,
    }
}

#[cfg(test)]
mod tests {
    use scoring::revenue::file::read;

    use super::*;

    const SHIPPED: &str = include_str!("../../../../scoring/tests/plans/park_v1.json");

    /// What is said, in both languages, of the shipped file with one passage changed.
    fn told(from: &str, to: &str) -> [Vec<String>; 2] {
        assert!(SHIPPED.contains(from), "{from}");
        let error = PlanFileError::NotRead(read(&SHIPPED.replacen(from, to, 1)).expect_err(to));
        [Lang::Zh, Lang::En].map(|lang| refused(lang, "plan.json", &error).1)
    }

    #[test]
    fn each_fault_has_its_place_and_what_to_do_in_both_languages() {
        for (from, to, zh, en) in [
            ("{", "", "第 2 行", "Line 2"),
            ("\"yuanheng_plan\": 1,", "", "请填 2", "Write 2"),
            (
                "\"yuanheng_plan\": 1",
                "\"yuanheng_plan\": 9",
                "格式版本是 9，这里能读 1 到 2",
                "format 9; this reads 1 to 2",
            ),
            (
                "\"fiscal\"",
                "\"services\": {}, \"fiscal\"",
                "services：格式版本 2 起才有",
                "services: only since format 2",
            ),
            ("park_v1", "magic", "没有“magic”这一种", "no kind “magic”"),
            ("\"shareholder\"", "3", "preset：须是其中之一：landlord", "preset: must be one of landlord"),
            ("\"rent_growth\": -0.01", "\"rent\": 1", "plan.rent：没有这一项", "plan.rent: there is no such field"),
            (
                "\"rent_growth\": -0.01",
                "\"rent_growth\": -3",
                "plan.rent_growth：租金年增长须在 −50%",
                "plan.rent_growth: Rent growth must be between −50%",
            ),
            ("\"skill\": 0.1", "\"skill\": 7", "assumptions.skill：选择能力须在", "assumptions.skill: "),
            ("\"skill\": 0.1", "\"luck\": 7", "assumptions.luck：没有名为 luck 的参数", "assumptions.luck: "),
            ("\"vat_part\": 0.5", "\"vat_part\": 0.6", "fiscal.vat_part：增值税、", "fiscal.vat_part: The parts"),
            ("\"skill\": 0.1", "\"skill\": \"good\"", "assumptions.skill：须是一个数", "skill: must be a number"),
        ] {
            let [in_zh, in_en] = told(from, to);
            assert!(in_zh.iter().any(|line| line.contains(zh)), "{zh}: {in_zh:?}");
            assert!(in_en.iter().any(|line| line.contains(en)), "{en}: {in_en:?}");
            assert_eq!(in_zh.len(), in_en.len());
        }
    }

    #[test]
    fn a_public_side_left_out_is_said() {
        assert_eq!(saved(Lang::Zh, PlanKind::Hybrid, false), "已保存“过渡”方案。");
        assert!(saved(Lang::En, PlanKind::Hybrid, true).ends_with("is not in the file."));
    }
}
