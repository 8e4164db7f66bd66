//! Why a code is none, in words.

use scoring::codes::credit::CreditFault;
use scoring::codes::industry::IndustryFault;

pub(super) fn credit_fault_zh(fault: CreditFault) -> String {
    match fault {
        CreditFault::Destroyed => "后几位已丢失".into(),
        CreditFault::Length { n } => format!("有 {n} 位，应为 18 位"),
        CreditFault::Letter { letter } => format!("代码里不会出现“{letter}”"),
        CreditFault::OrganisationCheck => "第 17 位（组织机构代码的校验码）不符".into(),
        CreditFault::Check => "末位校验码不符".into(),
    }
}

pub(super) fn credit_fault_en(fault: CreditFault) -> String {
    match fault {
        CreditFault::Destroyed => "its last digits are lost".into(),
        CreditFault::Length { n } => format!("it has {n} characters, not 18"),
        CreditFault::Letter { letter } => format!("no code has the character “{letter}”"),
        CreditFault::OrganisationCheck => "the 17th, check digit of the organisation code, does not fit".into(),
        CreditFault::Check => "the last character does not fit the others".into(),
    }
}

pub(super) fn industry_fault_zh(fault: &IndustryFault) -> String {
    match fault {
        IndustryFault::Shape => "应为门类字母和至多四位数字".into(),
        IndustryFault::Unknown { above: Some(above) } => format!("{above} 下面没有这一类"),
        IndustryFault::Unknown { above: None } => "没有这个代码".into(),
        IndustryFault::Section { expected } => format!("这几位数字属于门类 {expected}"),
    }
}

pub(super) fn industry_fault_en(fault: &IndustryFault) -> String {
    match fault {
        IndustryFault::Shape => "it should be a letter with up to four digits".into(),
        IndustryFault::Unknown { above: Some(above) } => format!("there is no such one below {above}"),
        IndustryFault::Unknown { above: None } => "there is no such one".into(),
        IndustryFault::Section { expected } => format!("its digits belong to section {expected}"),
    }
}
