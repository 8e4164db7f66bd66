//! The forty fictional parks: names made up, and what each is like before anything is drawn.

use Lead::{Auto, Chemicals, Electronics, Energy, Food, Machinery, Medicine, Software};
use Region::{Central, East, NorthEast, West};
use Zone::{Etdz, Htz, Provincial};

/// A park as it is set up by hand; everything else about it is drawn.
pub struct Park {
    pub id: &'static str,
    /// Invented place, in Chinese and pinyin.
    pub place: (&'static str, &'static str),
    pub zone: Zone,
    pub region: Region,
    pub lead: Lead,
    /// Gross domestic product of 2019, 亿元.
    pub gdp_2019: f64,
}

impl Park {
    pub fn name(&self) -> (String, String) {
        let (zh, en) = match self.zone {
            Etdz => ("经开区", "ETDZ"),
            Htz => ("高新区", "HTZ"),
            Provincial => ("开发区", "Zone"),
        };
        (format!("{}{zh}", self.place.0), format!("{} {en}", self.place.1))
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    Etdz,
    Htz,
    Provincial,
}

impl Zone {
    pub fn label(self) -> (&'static str, &'static str) {
        match self {
            Etdz => ("国家级经开区", "National ETDZ"),
            Htz => ("国家级高新区", "National HTZ"),
            Provincial => ("省级开发区", "Provincial zone"),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Region {
    East,
    Central,
    West,
    NorthEast,
}

impl Region {
    pub fn label(self) -> (&'static str, &'static str) {
        match self {
            East => ("东部", "East"),
            Central => ("中部", "Central"),
            West => ("西部", "West"),
            NorthEast => ("东北", "Northeast"),
        }
    }
}

/// Leading industry.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Lead {
    Electronics,
    Medicine,
    Auto,
    Machinery,
    Energy,
    Chemicals,
    Food,
    Software,
}

impl Lead {
    pub fn label(self) -> (&'static str, &'static str) {
        match self {
            Electronics => ("电子信息", "Electronics"),
            Medicine => ("生物医药", "Biomedicine"),
            Auto => ("汽车及零部件", "Vehicles and parts"),
            Machinery => ("高端装备", "Advanced machinery"),
            Energy => ("新能源", "New energy"),
            Chemicals => ("化工新材料", "Chemicals and materials"),
            Food => ("食品轻纺", "Food and light industry"),
            Software => ("数字经济", "Digital economy"),
        }
    }
}

const fn park(
    id: &'static str,
    place: (&'static str, &'static str),
    zone: Zone,
    at: (Region, Lead),
    gdp_2019: f64,
) -> Park {
    Park { id, place, zone, region: at.0, lead: at.1, gdp_2019 }
}

pub const PARKS: [Park; 40] = [
    park("P01", ("望潮", "Wangchao"), Etdz, (East, Electronics), 1460.0),
    park("P02", ("沧屿", "Cangyu"), Etdz, (East, Chemicals), 960.0),
    park("P03", ("临澜", "Linlan"), Htz, (East, Software), 1310.0),
    park("P04", ("清湾", "Qingwan"), Etdz, (East, Auto), 1180.0),
    park("P05", ("澄洲", "Chengzhou"), Htz, (East, Medicine), 720.0),
    park("P06", ("青泊", "Qingbo"), Provincial, (East, Machinery), 330.0),
    park("P07", ("越川", "Yuechuan"), Htz, (East, Electronics), 880.0),
    park("P08", ("明渚", "Mingzhu"), Etdz, (East, Machinery), 640.0),
    park("P09", ("秀川", "Xiuchuan"), Provincial, (East, Food), 205.0),
    park("P10", ("嘉浔", "Jiaxun"), Etdz, (East, Energy), 530.0),
    park("P11", ("鸿湾", "Hongwan"), Htz, (East, Electronics), 1080.0),
    park("P12", ("恒浦", "Hengpu"), Provincial, (East, Auto), 270.0),
    park("P13", ("宁汀", "Ningting"), Provincial, (East, Chemicals), 345.0),
    park("P14", ("瑞屿", "Ruiyu"), Etdz, (East, Food), 410.0),
    park("P15", ("苇川", "Weichuan"), Htz, (East, Machinery), 465.0),
    park("P16", ("舒港", "Shugang"), Etdz, (East, Machinery), 790.0),
    park("P17", ("衡泽", "Hengze"), Etdz, (Central, Auto), 680.0),
    park("P18", ("云麓", "Yunlu"), Htz, (Central, Software), 590.0),
    park("P19", ("江屏", "Jiangping"), Htz, (Central, Electronics), 830.0),
    park("P20", ("洛丘", "Luoqiu"), Htz, (Central, Machinery), 360.0),
    park("P21", ("湘岑", "Xiangcen"), Etdz, (Central, Machinery), 560.0),
    park("P22", ("淮津", "Huaijin"), Etdz, (Central, Energy), 420.0),
    park("P23", ("沅口", "Yuankou"), Provincial, (Central, Chemicals), 190.0),
    park("P24", ("安岭", "Anling"), Provincial, (Central, Food), 135.0),
    park("P25", ("汝泽", "Ruze"), Provincial, (Central, Medicine), 160.0),
    park("P26", ("桐原", "Tongyuan"), Htz, (Central, Energy), 385.0),
    park("P27", ("渝岭", "Yuling"), Htz, (West, Auto), 700.0),
    park("P28", ("秦麓", "Qinlu"), Htz, (West, Electronics), 950.0),
    park("P29", ("蜀屏", "Shuping"), Etdz, (West, Electronics), 610.0),
    park("P30", ("岷原", "Minyuan"), Htz, (West, Medicine), 330.0),
    park("P31", ("陇野", "Longye"), Etdz, (West, Chemicals), 225.0),
    park("P32", ("桂岑", "Guicen"), Etdz, (West, Auto), 295.0),
    park("P33", ("滇麓", "Dianlu"), Provincial, (West, Medicine), 150.0),
    park("P34", ("朔原", "Shuoyuan"), Provincial, (West, Energy), 240.0),
    park("P35", ("瀚泉", "Hanquan"), Provincial, (West, Chemicals), 175.0),
    park("P36", ("辽屏", "Liaoping"), Etdz, (NorthEast, Machinery), 480.0),
    park("P37", ("松泊", "Songbo"), Htz, (NorthEast, Auto), 520.0),
    park("P38", ("兴麓", "Xinglu"), Provincial, (NorthEast, Food), 145.0),
    park("P39", ("北津", "Beijin"), Htz, (NorthEast, Software), 275.0),
    park("P40", ("白岭", "Bailing"), Provincial, (NorthEast, Medicine), 125.0),
];
