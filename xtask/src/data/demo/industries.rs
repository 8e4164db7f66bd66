//! The industry classes of GB/T 4754-2017 that the demonstration's enterprises belong to.

use super::super::table::Table;
use super::parks::Lead::{self, Auto, Chemicals, Electronics, Energy, Food, Machinery, Medicine, Software};

/// A four-digit class of the standard.
pub struct Class {
    pub code: &'static str,
    /// As the standard words it, and in English.
    pub name: (&'static str, &'static str),
    /// Leading industry whose parks attract it.
    pub lead: Lead,
    /// How an enterprise of the class calls its trade in its name.
    pub trade: (&'static str, &'static str),
}

impl Class {
    /// Two-digit division.
    pub fn division(&self) -> &'static str {
        self.code.get(..2).unwrap_or_default()
    }

    /// Section letter: the classes here are manufacturing (C), information services (I) and research (M).
    pub fn section(&self) -> &'static str {
        match self.division() {
            "64" | "65" => "I",
            "73" | "74" => "M",
            _ => "C",
        }
    }

    /// Works in offices rather than workshops.
    pub fn is_service(&self) -> bool {
        self.section() != "C"
    }
}

/// `industries.csv`.
pub fn table() -> Vec<u8> {
    let mut table =
        Table::new(&["code", "name", "name_en", "division", "division_name", "division_name_en", "section"]);
    let mut classes: Vec<&Class> = CLASSES.iter().collect();
    classes.sort_by_key(|class| class.code);
    for class in classes {
        let division = DIVISIONS.iter().find(|(code, _, _)| *code == class.division());
        let (division_zh, division_en) = division.map_or(("", ""), |(_, zh, en)| (zh, en));
        let cells =
            [class.code, class.name.0, class.name.1, class.division(), division_zh, division_en, class.section()];
        table.row(cells.map(str::to_owned));
    }
    table.into_bytes()
}

const fn class(
    code: &'static str,
    name: (&'static str, &'static str),
    lead: Lead,
    trade: (&'static str, &'static str),
) -> Class {
    Class { code, name, lead, trade }
}

pub const CLASSES: [Class; 67] = [
    class("3911", ("计算机整机制造", "Computers"), Electronics, ("计算机", "Computers")),
    class("3921", ("通信系统设备制造", "Communication systems"), Electronics, ("通信设备", "Communications")),
    class("3922", ("通信终端设备制造", "Communication terminals"), Electronics, ("通信终端", "Terminals")),
    class("3963", ("智能无人飞行器制造", "Intelligent unmanned aircraft"), Electronics, ("无人机", "Drones")),
    class("3972", ("半导体分立器件制造", "Discrete semiconductors"), Electronics, ("半导体", "Semiconductors")),
    class("3973", ("集成电路制造", "Integrated circuits"), Electronics, ("微电子", "Microelectronics")),
    class("3974", ("显示器件制造", "Displays"), Electronics, ("显示科技", "Displays")),
    class("3976", ("光电子器件制造", "Optoelectronic devices"), Electronics, ("光电", "Photonics")),
    class("3982", ("电子电路制造", "Printed circuits"), Electronics, ("电路科技", "Circuits")),
    class("3983", ("敏感元件及传感器制造", "Sensors"), Electronics, ("传感", "Sensors")),
    class("3985", ("电子专用材料制造", "Electronic materials"), Electronics, ("电子材料", "Electronic Materials")),
    class("3562", ("半导体器件专用设备制造", "Semiconductor equipment"), Electronics, ("半导体设备", "Semi Equipment")),
    class("2710", ("化学药品原料药制造", "Active pharmaceutical ingredients"), Medicine, ("药业", "Pharma")),
    class("2720", ("化学药品制剂制造", "Finished medicines"), Medicine, ("制药", "Pharmaceuticals")),
    class("2740", ("中成药生产", "Traditional Chinese patent medicines"), Medicine, ("中药", "Herbal Medicine")),
    class("2761", ("生物药品制造", "Biological medicines"), Medicine, ("生物", "Biologics")),
    class("2762", ("基因工程药物和疫苗制造", "Gene medicines and vaccines"), Medicine, ("基因", "Genetics")),
    class("2770", ("卫生材料及医药用品制造", "Medical supplies"), Medicine, ("医用材料", "Medical Supplies")),
    class("3581", ("医疗诊断、监护及治疗设备制造", "Diagnostic and therapy equipment"), Medicine, ("医疗", "Medical")),
    class("3584", ("医疗、外科及兽医用器械制造", "Surgical instruments"), Medicine, ("医疗器械", "Instruments")),
    class(
        "7340",
        ("医学研究和试验发展", "Medical research and development"),
        Medicine,
        ("医学研究", "Biomed Research"),
    ),
    class("3611", ("汽柴油车整车制造", "Petrol and diesel vehicles"), Auto, ("汽车", "Motors")),
    class("3612", ("新能源车整车制造", "New energy vehicles"), Auto, ("新能源汽车", "Electric Vehicles")),
    class("3620", ("汽车用发动机制造", "Vehicle engines"), Auto, ("动力", "Powertrain")),
    class("3670", ("汽车零部件及配件制造", "Vehicle parts"), Auto, ("汽车部件", "Auto Parts")),
    class("3812", ("电动机制造", "Electric motors"), Auto, ("电机", "Electric Motors")),
    class("2911", ("轮胎制造", "Tyres"), Auto, ("橡胶", "Rubber")),
    class("3421", ("金属切削机床制造", "Metal-cutting machine tools"), Machinery, ("机床", "Machine Tools")),
    class("3441", ("泵及真空设备制造", "Pumps and vacuum equipment"), Machinery, ("泵业", "Pumps")),
    class("3451", ("滚动轴承制造", "Rolling bearings"), Machinery, ("轴承", "Bearings")),
    class("3491", ("工业机器人制造", "Industrial robots"), Machinery, ("机器人", "Robotics")),
    class("3493", ("增材制造装备制造", "Additive manufacturing equipment"), Machinery, ("增材制造", "3D Printing")),
    class("3514", ("建筑工程用机械制造", "Construction machinery"), Machinery, ("工程机械", "Construction Machinery")),
    class("3525", ("模具制造", "Moulds and dies"), Machinery, ("精密模具", "Tooling")),
    class("3591", ("环境保护专用设备制造", "Environmental equipment"), Machinery, ("环保装备", "Enviro Equipment")),
    class("3720", ("城市轨道交通设备制造", "Urban rail equipment"), Machinery, ("轨道装备", "Rail Equipment")),
    class("3744", ("航空相关设备制造", "Aviation equipment"), Machinery, ("航空装备", "Aviation")),
    class("4011", ("工业自动控制系统装置制造", "Industrial control systems"), Machinery, ("自动化", "Automation")),
    class("4014", ("实验分析仪器制造", "Laboratory instruments"), Machinery, ("仪器", "Lab Instruments")),
    class("3415", ("风能原动设备制造", "Wind turbines"), Energy, ("风电", "Wind Power")),
    class("3821", ("变压器、整流器和电感器制造", "Transformers and rectifiers"), Energy, ("电气", "Electric")),
    class("3823", ("配电开关控制设备制造", "Switchgear"), Energy, ("开关设备", "Switchgear")),
    class("3824", ("电力电子元器件制造", "Power electronics"), Energy, ("电力电子", "Power Electronics")),
    class("3825", ("光伏设备及元器件制造", "Photovoltaic equipment"), Energy, ("光伏", "Solar")),
    class("3831", ("电线、电缆制造", "Wires and cables"), Energy, ("线缆", "Cables")),
    class("3841", ("锂离子电池制造", "Lithium-ion batteries"), Energy, ("锂能", "Lithium")),
    class("2614", ("有机化学原料制造", "Organic chemicals"), Chemicals, ("化学", "Chemicals")),
    class("2641", ("涂料制造", "Coatings"), Chemicals, ("涂料", "Coatings")),
    class("2651", ("初级形态塑料及合成树脂制造", "Plastics and resins"), Chemicals, ("树脂", "Resins")),
    class("2661", ("化学试剂和助剂制造", "Reagents and additives"), Chemicals, ("助剂", "Additives")),
    class("2662", ("专项化学用品制造", "Speciality chemicals"), Chemicals, ("精细化工", "Fine Chemicals")),
    class("3061", ("玻璃纤维及制品制造", "Glass fibre"), Chemicals, ("玻纤", "Glass Fibre")),
    class("3091", ("石墨及碳素制品制造", "Graphite and carbon"), Chemicals, ("碳材料", "Carbon Materials")),
    class("3252", ("铝压延加工", "Rolled aluminium"), Chemicals, ("铝业", "Aluminium")),
    class("1353", ("肉制品及副产品加工", "Meat products"), Food, ("食品", "Foods")),
    class("1441", ("液体乳制造", "Liquid milk"), Food, ("乳业", "Dairy")),
    class("1495", ("食品及饲料添加剂制造", "Food and feed additives"), Food, ("食品配料", "Ingredients")),
    class("1781", ("非织造布制造", "Non-woven fabrics"), Food, ("新材料纺织", "Nonwovens")),
    class("2231", ("纸和纸板容器制造", "Paper and board packaging"), Food, ("包装", "Packaging")),
    class("6450", ("互联网数据服务", "Internet data services"), Software, ("数据", "Data")),
    class("6511", ("基础软件开发", "System software"), Software, ("基础软件", "System Software")),
    class("6513", ("应用软件开发", "Application software"), Software, ("软件", "Software")),
    class("6520", ("集成电路设计", "Integrated circuit design"), Software, ("芯片设计", "Chip Design")),
    class("6531", ("信息系统集成服务", "Systems integration"), Software, ("信息技术", "Information Tech")),
    class("6532", ("物联网技术服务", "Internet-of-things services"), Software, ("物联网", "IoT")),
    class("7452", ("检测服务", "Testing services"), Machinery, ("检测", "Testing")),
    class("7491", ("工业设计服务", "Industrial design"), Software, ("工业设计", "Design")),
];

const DIVISIONS: [(&str, &str, &str); 20] = [
    ("13", "农副食品加工业", "Agricultural food processing"),
    ("14", "食品制造业", "Food"),
    ("17", "纺织业", "Textiles"),
    ("22", "造纸和纸制品业", "Paper"),
    ("26", "化学原料和化学制品制造业", "Chemicals"),
    ("27", "医药制造业", "Medicines"),
    ("29", "橡胶和塑料制品业", "Rubber and plastics"),
    ("30", "非金属矿物制品业", "Non-metallic minerals"),
    ("32", "有色金属冶炼和压延加工业", "Non-ferrous metals"),
    ("34", "通用设备制造业", "General machinery"),
    ("35", "专用设备制造业", "Special machinery"),
    ("36", "汽车制造业", "Vehicles"),
    ("37", "铁路、船舶、航空航天和其他运输设备制造业", "Rail, ships, aerospace and other transport"),
    ("38", "电气机械和器材制造业", "Electrical machinery"),
    ("39", "计算机、通信和其他电子设备制造业", "Computers, communication and electronics"),
    ("40", "仪器仪表制造业", "Instruments"),
    ("64", "互联网和相关服务", "Internet services"),
    ("65", "软件和信息技术服务业", "Software and information technology"),
    ("73", "研究和试验发展", "Research and development"),
    ("74", "专业技术服务业", "Professional technical services"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_has_its_division_and_no_code_comes_twice() {
        for (position, class) in CLASSES.iter().enumerate() {
            assert!(DIVISIONS.iter().any(|(code, _, _)| *code == class.division()), "{}", class.code);
            assert!(CLASSES[..position].iter().all(|other| other.code != class.code), "{}", class.code);
        }
    }
}
