//! Findings in Chinese: what is wrong and what to do.

use scoring::model::{FrameworkError, ProblemKind};

use super::{Owned, Words, circle, codes, json_position, parquet};
use crate::prefs::Lang;
use crate::text::number::{bytes, compact, exact, plain};

pub fn kind(kind: &ProblemKind) -> Words {
    use ProblemKind as Kind;
    let say = |what: String, hint: &str| (what, hint.to_string());
    match kind {
        Kind::EmptyFile => ("文件是空的", "检查导出是否成功，重新导出后再打开").owned(),
        Kind::UndecodableText { offset } => say(
            format!("文字编码无法识别（第 {} 个字节起）", offset + 1),
            "在 Excel 中另存为“CSV UTF-8（逗号分隔）”后再打开；若它不是表格，请另选文件",
        ),
        Kind::DecodedAs { encoding } => {
            say(format!("文字编码按 {encoding} 读取"), "若名称显示为乱码，请另存为 UTF-8 后重新打开")
        }
        Kind::TooLarge { bytes: size, limit_bytes } => say(
            format!("文件太大：{}，上限 {}", bytes(*size), bytes(*limit_bytes)),
            "只保留需要的年份和指标，或拆成几个文件分别打开",
        ),
        Kind::NotAZip => (
            "不是有效的 zip 压缩包，或已损坏、加了密码",
            "重新压缩（不设密码）后再打开，或解压后直接选择里面的 CSV 文件",
        )
            .owned(),
        Kind::ReaderUnavailable => (
            "读取文件的后台程序没有启动，或中途停止",
            "按 Ctrl+F5 重新载入页面后再试；若文件很大，先拆小，或关闭其他标签页腾出内存",
        )
            .owned(),
        Kind::TooManyFiles { n, limit } => {
            say(format!("压缩包里有 {n} 个文件，上限 {limit} 个"), "只保留数据文件，重新压缩后再打开")
        }
        Kind::TooManyColumns { n, limit } => say(
            format!("表头有 {n} 列，上限 {limit} 列"),
            "只保留需要的列；若原表没有这么多列，检查分隔符是否为逗号、分号或制表符",
        ),
        Kind::ZipBomb { unpacked_bytes, limit_bytes } => say(
            format!("压缩包展开后至少有 {}，超过上限 {}", bytes(*unpacked_bytes), bytes(*limit_bytes)),
            "核实来源是否可靠；确认无误可先解压，再选择需要的 CSV 文件",
        ),
        Kind::TooManyCells { limit } => say(
            format!("表格的单元格超过上限 {} 个", compact(*limit as f64, Lang::Zh)),
            "删去不需要的工作表、列，或拆成几个文件分别打开",
        ),
        Kind::DamagedWorkbook { part } => {
            say(format!("工作簿已损坏：读不出其中的 {part}"), "用 Excel 或 WPS 打开并另存一份，再选择新的一份")
        }
        Kind::EncryptedWorkbook => ("工作簿加了密码", "去掉密码另存一份，再选择新的一份").owned(),
        Kind::WorkbookUnread => ("这一读取程序不读工作簿", "另存为 CSV 后再打开").owned(),
        Kind::OldWorkbook => ("是 Excel 95 或更早版本的工作簿", "用 Excel 或 WPS 打开，另存为 .xlsx 后再选择").owned(),
        Kind::EmptySheet => ("工作表是空的，未读入", "若它本应有数据，检查文件后重新打开").owned(),
        Kind::HiddenSheet => ("这张工作表在文件里是隐藏的，已一并读入", "若不是数据，请在文件里删去这张表").owned(),
        Kind::HiddenRows { rows, n } => say(
            format!("有 {n} 行在文件里被隐藏或筛掉（第 {rows} 行），已一并读入"),
            "若这些行不该计入，请在文件里删去",
        ),
        Kind::HiddenColumns { columns } => {
            say(format!("{columns} 列在文件里是隐藏的，已一并读入"), "若这些列不是数据，请在文件里删去")
        }
        Kind::MergedCells { n } => {
            say(format!("合并单元格的文字已填到所含各行，共 {n} 格"), "若不该如此，请取消合并后重新打开")
        }
        Kind::MergedFigure { text, rows } => {
            say(format!("数字 {text} 合并在 {rows} 行里，只记在首行"), "取消合并，给每一行填上各自的数字")
        }
        Kind::CellError { text } => say(format!("公式出错（{text}），按缺失处理"), "改正公式，或直接填写数字"),
        Kind::NotComputed => {
            ("公式的结果没有存在文件里，按缺失处理", "用 Excel 或 WPS 打开文件并保存，再重新选择").owned()
        }
        Kind::Parquet(fault) => parquet::zh(fault),
        Kind::UnsupportedFormat { extension } => unsupported(extension),
        Kind::MissingFile { name } if name.contains('*') => {
            ("所选文件里没有数据表", "选择 CSV 文件、Excel 工作簿，或装有它们的 zip 压缩包").owned()
        }
        Kind::MissingFile { name } => {
            say(format!("缺少文件 {name}"), "把它与其他文件一起选中，或放进同一个 zip 压缩包，再打开")
        }
        Kind::BadJson { message } => say(
            match json_position(message) {
                Some((line, column)) => format!("JSON 写法有误，在第 {line} 行第 {column} 个字符处"),
                None => "JSON 内容不完整：没有数据表清单（resources）".to_string(),
            },
            "改正这一处，或不用描述文件，直接选择 CSV 文件",
        ),
        Kind::NoJsonRows => ("JSON 里没有数据行", "数据行应是一个列表，每行一个对象；列表也可以放在 data 里").owned(),
        Kind::UnclosedQuote => {
            ("双引号没有成对，从这一行起分不清单元格", "在这一行补上缺的双引号，或删掉多余的").owned()
        }
        Kind::RaggedRow { cells, header } if cells > header => say(
            format!("这一行有 {cells} 格，表头只有 {header} 列，对不上，整行未读入"),
            "检查数字里的千分位逗号：带逗号的数字要加双引号，或去掉逗号",
        ),
        Kind::RaggedRow { cells, header } => say(
            format!("这一行只有 {cells} 格，表头有 {header} 列，缺的按没有数据处理"),
            "若行尾本来就没有数据，可不处理；否则补齐",
        ),
        Kind::DuplicateHeader { header } => {
            say(format!("列名“{header}”重复，后面的一列未读入"), "改成不同的列名，或删掉多余的一列")
        }
        Kind::EmptyHeader => ("这一列没有列名", "在表头写上列名；没有列名时，第一列当作编号，其他列不读入").owned(),
        Kind::MissingColumn { header } if header == "name" => {
            ("没有找到名称列", "表里应有一列园区的名称或编号，各行不同，列名写“名称”或“编号”").owned()
        }
        Kind::MissingColumn { header } => say(format!("缺少“{header}”列"), "在表头加上这一列，或把列名改成这个写法"),
        Kind::NoNumericColumn => ("没有一列是数值", "至少要有一列指标数值；若单元格里夹有文字，请改为纯数字").owned(),
        Kind::NoRows => ("只有表头，没有数据行", "检查导出范围是否包含数据").owned(),
        Kind::OneEntity => ("只有 1 个评价对象，无法排名和对标", "把要比较的其他园区也放进表里").owned(),
        Kind::DuplicateId { id, first_row } => say(
            format!("编号“{id}”与第 {first_row} 行重复而内容不同，这一行未读入"),
            "若是两个园区，请用不同的编号；若是同一个，在“数据修正”里选以哪一行为准",
        ),
        Kind::DoubleDecided { id, counts_row } => say(
            format!("编号“{id}”有不止一行，已按你的决定以第 {counts_row} 行为准，这一行未读入"),
            "要改，在“数据修正”里撤回这项决定",
        ),
        Kind::DuplicateRow { first_row } => say(
            format!("与第 {first_row} 行内容相同，已略去"),
            "不影响结果；可在“数据修正”里确认只留一行，或在原表删掉重复的行",
        ),
        Kind::DuplicateValue { id, indicator, first_row } => say(
            format!("“{id}”的“{indicator}”在第 {first_row} 行已有数值，这一格未采用"),
            "核对哪个数值正确，只保留一个",
        ),
        Kind::UnknownEntity { id } => {
            say(format!("“{id}”不在评价对象名单里，这一行未读入"), "在名单里加上它，或改正编号")
        }
        Kind::UnknownIndicator { code } => {
            say(format!("“{code}”不在指标体系里，未读入"), "在指标表里加上它，或改正编码")
        }
        Kind::IndicatorWithoutValues { code } => {
            say(format!("指标“{code}”没有数据列，各园区都按缺失处理"), "在数据表里加上这一列，或从指标表里删掉这项指标")
        }
        Kind::NotANumber { text } => say(format!("“{text}”不是数字，按缺失处理"), "改成纯数字；没有数据就留空"),
        Kind::NotFinite { text } => say(format!("“{text}”超出可计算的范围，按缺失处理"), "核对数值；没有数据就留空"),
        Kind::UnitSlip { value, median, power_of_ten } => say(
            format!(
                "数值 {} 约为通常水平（{}）的{}，像是单位填错，已按原值保留",
                compact(*value, Lang::Zh),
                compact(*median, Lang::Zh),
                times(*power_of_ten)
            ),
            match power_of_ten.abs() {
                2 => "核对是比例还是百分数（0.03 与 3%）；改正后重新打开",
                _ => "核对单位，例如元、万元、亿元；改正后重新打开",
            },
        ),
        Kind::ShareAsPercent { code } => say(
            format!("“{code}”的单位是 %，但数值都不超过 1，像是比例"),
            "若 0.03 指的是 3%，请在列名里写“（比例）”后重新打开",
        ),
        Kind::Outlier { value, median } => say(
            format!(
                "数值 {} 远离其他园区（中位数 {}），已按原值保留",
                compact(*value, Lang::Zh),
                compact(*median, Lang::Zh)
            ),
            "核对是否填错；若属实，可不处理",
        ),
        Kind::ConstantIndicator { code, value } => say(
            format!("“{code}”的数值全是 {}，分不出高下", plain(*value)),
            "核对数据；若属实，可在“评价”页不纳入这项指标",
        ),
        Kind::EverythingMissing { code } => say(format!("“{code}”没有任何数值"), "补上数据，或从表里删掉这一列"),
        Kind::NoValues => ("没有任何可用的数值，无法评价", "检查数据列是否为数字，列名是否与指标编码一致").owned(),
        Kind::MissingValues { code, n, of } => say(
            format!("“{code}”缺 {n} 个数值（应有 {of} 个）"),
            "得分按现有指标折算；可补上数据，或在“评价”页选择补缺方法",
        ),
        Kind::TotalRow { label } => {
            say(format!("“{label}”是合计或平均，不是评价对象，已略去"), "若它确是一个园区的名称，请改名后重新打开")
        }
        Kind::UnitConverted { from, to, factor } => {
            say(format!("{from}已换算为{to}（乘以 {}）", exact(*factor)), "若换算不对，请在列名里写明单位")
        }
        Kind::BadDirection { text } => say(
            format!("看不懂方向“{text}”"),
            "填 1（越大越好）、-1（越小越好），或 interval:下限..上限（在区间内最好）",
        ),
        Kind::BadWeight { text } => say(format!("权重“{text}”无效"), "填不小于 0 的数字"),
        Kind::BadType { text } => say(
            format!("看不懂类型“{text}”，这一行未读入"),
            "填 Indicator（指标）、Aggregate（上级）、Group（分组）、Denominator（分母）或 ID",
        ),
        Kind::EmptyId => ("这一行没有编号或名称，未读入", "补上编号或名称").owned(),
        Kind::EmptyPeriod => ("这一行没有年份，未读入", "补上年份").owned(),
        Kind::BlankRows { n } => say(format!("跳过了 {n} 个空行"), "不影响结果"),
        Kind::TextRow { text } => {
            say(format!("“{text}”是标题或说明，不作为数据"), "若这一行是数据，检查单元格是否错位")
        }
        Kind::TwoRowHeader => {
            ("表头占两行，第二行按单位或名称读取", "若第二行是数据，请把单位写进列名，如“产值（亿元）”").owned()
        }
        Kind::DecimalComma => ("逗号按小数点读取（12,5 即 12.5）", "若逗号是千分位，请去掉后重新打开").owned(),
        Kind::ScientificCode { text } => say(
            format!("编号“{text}”被表格软件当成了数字，后几位已丢失，无法还原"),
            "在 Excel 中把这一列设为文本格式，重新填写编号后导出",
        ),
        Kind::CreditCode { text, fault, suggestions } => say(
            format!("“{text}”不是有效的统一社会信用代码：{}", codes::credit_fault_zh(*fault)),
            &match suggestions.is_empty() {
                true => "请与营业执照核对".to_string(),
                false => format!("可能是 {}，请与营业执照核对", suggestions.join("、")),
            },
        ),
        Kind::IndustryCode { text, fault } => say(
            format!("“{text}”不是 GB/T 4754-2017 的行业代码：{}", codes::industry_fault_zh(fault)),
            "请查国民经济行业分类；2011 版的代码与现行版不同",
        ),
        Kind::NotADate { text } => say(format!("“{text}”不是日期，按缺失处理"), "写成 2015-04-20 或 2015年4月20日"),
        Kind::FileIgnored => ("用不到这个文件，未读取", "不影响结果；若需要它，检查文件名和格式").owned(),
        Kind::TableIgnored { table } => say(format!("用不到表“{table}”，未读取"), "不影响结果；若需要它，检查文件名"),
        Kind::ColumnIgnored { header } => {
            say(format!("“{header}”既不是指标也不是分组，未读取"), "不影响结果；若它是指标，检查整列是否为数字")
        }
        Kind::Stacking { what, period, text } => super::stacking::zh(*what, period, text),
        Kind::TablesJoined { n_tables, n_all, n_whole } => say(
            format!("{n_tables} 张表已按统一社会信用代码或名称对上：共 {n_all} 个对象，其中 {n_whole} 个每张表都有"),
            "下面列出没有对上的和重复的行",
        ),
        Kind::NotInAllTables { name, absent } => {
            say(format!("“{name}”在 {absent} 里没有，那里的指标按缺失处理"), "核对名称或代码；若确实没有，不必处理")
        }
        Kind::NearNames { name, other, file, row } => say(
            format!("“{name}”与“{other}”（{file} 第 {row} 行）很像同一个对象，没有合并"),
            "若是同一个，在“数据表合并”里点“是同一个”",
        ),
        Kind::CodeCorrected { from, to } => {
            say(format!("代码“{from}”已按你的更正读作 {to}"), "若更正有误，点“收回更正”")
        }
        Kind::NamesJoined { name, other } => {
            say(format!("“{name}”与“{other}”已按你的决定合并为一个对象"), "若不是同一个，可在“数据修正”里撤回")
        }
        Kind::ColumnsDecided { n } => say(format!("{n} 列按你为这种表头作的决定读入"), "要改，点“更改各列的含义”"),
        Kind::RoleTwice { header, first } => {
            say(format!("“{header}”没有读入：“{first}”列已有同样的含义"), "给其中一列另选含义，或不用它")
        }
        Kind::UnitMisfit { from, to } => {
            say(format!("{from} 换算不成 {to}，单位仍是 {from}"), "换一个量纲相同的单位，或让单位空着")
        }
        Kind::FrameworkAssumed { n_indicators } => say(
            format!("没有附指标体系，{n_indicators} 项指标按等权重评价"),
            "可在“评价”页调整权重，或附上指标表（iMeta.csv）一起打开",
        ),
        Kind::WeightAssumed { code } => say(format!("“{code}”没有写权重，按 1 计"), "在指标表里填上权重"),
        Kind::DirectionAssumed { code } => {
            say(format!("“{code}”没有注明方向，按越大越好处理"), "若越小越好，请附上指标表并把方向填为 -1")
        }
        Kind::DirectionGuessed { code } => {
            say(format!("“{code}”没有注明方向，从名称看按越小越好处理"), "若不对，请附上指标表并把方向填为 1")
        }
        Kind::MixedUnits { unit } => {
            say(format!("有的单元格写了单位“{unit}”，有的没写；没写的也按{unit}计"), "把单位写进列名，单元格里只填数字")
        }
        Kind::UnknownWord { text } => say(format!("看不懂“{text}”，按未填写处理"), "改成说明里列出的写法"),
        Kind::UnknownDenominator { code, denominator } => say(
            format!("“{code}”要除以“{denominator}”，但数据里没有这一列"),
            "在数据表里加上这一列，或在指标表里清空分母",
        ),
        Kind::LevelDiffers { code, given, found } => say(
            format!("“{code}”的层级写的是 {given}，按上下级关系应为 {found}；以上下级关系为准"),
            "改正层级，或改正上级",
        ),
        Kind::GroupVaries { id, group } => {
            say(format!("“{id}”的“{group}”各年不同，采用最新一年的"), "若不应变化，请改成一致")
        }
        Kind::BadGoalposts { code } => {
            say(format!("“{code}”的上下限无效，未采用"), "上下限要成对填写且不相等；对数刻度还须都大于 0")
        }
        Kind::BadDefaults { message } => say(
            format!("数据包自带的方案设置无效，未采用：{message}"),
            "检查 datapackage.json 里 yuanheng 的 scenario 一项",
        ),
        Kind::Repeated { kind: repeated, more } => {
            let (what, hint) = self::kind(repeated);
            (format!("同类情况还有 {more} 处，不再逐一列出，例如：{what}"), hint)
        }
        Kind::Framework(error) => framework(error),
    }
}

fn framework(error: &FrameworkError) -> Words {
    use FrameworkError as Error;
    let say = |what: String, hint: &str| (what, hint.to_string());
    match error {
        Error::Empty => ("指标体系是空的", "指标表里至少要有一个总目标和一项指标").owned(),
        Error::NoIndicator => ("指标体系里只有上级，没有指标", "把最下一层的类型改为 Indicator").owned(),
        Error::DuplicateCode { code, .. } => say(format!("编码“{code}”出现了不止一次"), "每一行用不同的编码"),
        Error::MissingParent { code, parent, .. } => {
            (format!("“{code}”的上级“{parent}”不存在"), format!("在指标表里加上“{parent}”，或改正上级"))
        }
        Error::Cycle { codes } => say(
            format!("上下级关系绕成了圈：{}", circle(codes)),
            "改正其中一个的上级，使最上面只有一个没有上级的总目标",
        ),
        Error::ChildOfIndicator { code, parent, .. } => (
            format!("“{code}”的上级“{parent}”是一项指标，指标下面不能再有下级"),
            format!("把“{parent}”的类型改为 Aggregate，或给“{code}”换一个上级"),
        ),
        Error::ChildlessAggregate { code, .. } => {
            say(format!("“{code}”下面没有指标"), "给它加上指标，或删掉它；若它本身就是指标，类型改为 Indicator")
        }
        Error::SeveralGoals { codes } => {
            say(format!("有 {} 个没有上级的总目标：{}", codes.len(), codes.join("、")), "只留一个，其余填上上级")
        }
        Error::BadWeight { code, weight, .. } => {
            say(format!("“{code}”的权重 {} 无效", plain(*weight)), "填不小于 0 的数字")
        }
        Error::TooDeep { depth, limit } => {
            say(format!("指标体系有 {depth} 层，上限 {limit} 层"), "检查上级是否写错；真实的指标体系一般只有三四层")
        }
        Error::ZeroWeights { parent } => say(format!("“{parent}”下面的权重全是 0"), "至少给其中一项填大于 0 的权重"),
    }
}

fn unsupported(extension: &str) -> Words {
    match extension {
        "xlsb" | "et" => {
            (format!("不能直接读取 .{extension} 工作簿"), "在 Excel 或 WPS 中另存为 .xlsx，再打开新的一份".to_string())
        }
        "" => ("看不出这是什么文件", "请选择 CSV 文件、Excel 工作簿，或装有它们的 zip 压缩包").owned(),
        _ => {
            (format!("不支持 .{extension} 文件"), "请选择 CSV 文件、Excel 工作簿，或装有它们的 zip 压缩包".to_string())
        }
    }
}

/// `的 1万 倍` or `的 1万 分之一`, without the first character.
fn times(power_of_ten: i32) -> String {
    let size = compact(10_f64.powi(power_of_ten.abs()), Lang::Zh);
    if power_of_ten >= 0 { format!(" {size}倍") } else { format!(" {size}分之一") }
}
