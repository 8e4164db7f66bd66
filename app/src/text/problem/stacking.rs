//! Words about tables of the same columns, each of one period.

use scoring::model::Stacking;

use super::Words;

pub(super) fn zh(what: Stacking, period: &str, text: &str) -> Words {
    let (said, hint) = match what {
        Stacking::Stacked if period.is_empty() => {
            (format!("{text} 张列相同的表已上下接成一张，没有分年份"), "若各表是不同年份的，请在“多年数据表”里填上年份")
        }
        Stacking::Stacked => {
            (format!("{text} 张列相同的表已按年份上下接成一张：{period}"), "在“多年数据表”里可以逐表核对和改正")
        }
        Stacking::Taken if text.is_empty() => (format!("这张表按 {period} 读入，是你指定的"), "在“多年数据表”里可以改"),
        Stacking::Taken => (format!("这张表按 {period} 读入，依据“{text}”"), "不对的话，在“多年数据表”里改年份"),
        Stacking::Disputed => {
            (format!("这张表按 {period} 读入，但“{text}”说的是另一个时间"), "请在“多年数据表”里确认年份")
        }
        Stacking::Lacks if period.is_empty() => {
            (format!("这张表没有“{text}”列，那里按缺失处理"), "若只是列名不同，把列名改成一致")
        }
        Stacking::Lacks => (format!("{period} 的表没有“{text}”列，那里按缺失处理"), "若只是列名不同，把列名改成一致"),
        Stacking::NoPeriod => (
            format!("与 {text} 的列相同，但看不出是哪一年的，没有上下接起来"),
            "在“多年数据表”里填上年份，或把年份写进文件名、工作表名或标题",
        ),
        Stacking::SamePeriod => (
            format!("与 {text} 的列相同，而且同一时间有同样的对象，没有上下接起来"),
            "在“多年数据表”里填上各自的年份；若是不同部门的表，改用不同的列名",
        ),
    };
    (said, hint.into())
}

pub(super) fn en(what: Stacking, period: &str, text: &str) -> Words {
    let (said, hint) = match what {
        Stacking::Stacked if period.is_empty() => (
            format!("{text} tables of the same columns were put one under the other, without periods"),
            "If each is of another year, give the years under “Tables of several years”",
        ),
        Stacking::Stacked => (
            format!("{text} tables of the same columns were put one under the other by period: {period}"),
            "Under “Tables of several years” each can be checked and corrected",
        ),
        Stacking::Taken if text.is_empty() => (
            format!("This table was read as of {period}, as you said"),
            "It can be changed under “Tables of several years”",
        ),
        Stacking::Taken => (
            format!("This table was read as of {period}, by “{text}”"),
            "If that is wrong, change it under “Tables of several years”",
        ),
        Stacking::Disputed => (
            format!("This table was read as of {period}, while “{text}” says otherwise"),
            "Confirm the period under “Tables of several years”",
        ),
        Stacking::Lacks if period.is_empty() => (
            format!("This table has no column “{text}”; its cells count as missing"),
            "If the column is only named otherwise, name it alike",
        ),
        Stacking::Lacks => (
            format!("The table of {period} has no column “{text}”; its cells count as missing"),
            "If the column is only named otherwise, name it alike",
        ),
        Stacking::NoPeriod => (
            format!("It has the same columns as {text}, but nothing says of which year; they were not stacked"),
            "Give the years under “Tables of several years”, or write them into the name of file or sheet, or a title",
        ),
        Stacking::SamePeriod => (
            format!("It has the same columns as {text} and the same rows in the same period; they were not stacked"),
            "Give the year of each under “Tables of several years”; name columns of several departments differently",
        ),
    };
    (said, hint.into())
}
