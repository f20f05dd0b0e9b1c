//! Linking parents to their children.

use school::{
    family::{Kinship, LinkAct},
    link_code::LinkProblem,
    view::FamilyShow,
};

/// Linking parents to their children.
pub struct LinkingText {
    pub families_heading: &'static str,
    pub class_families_heading: &'static str,
    pub families_hint: &'static str,
    pub search: &'static str,
    pub filter: &'static str,
    pub every_class: &'static str,
    pub show: &'static str,
    pub show_of: fn(FamilyShow) -> &'static str,
    pub clear: &'static str,
    pub table: &'static str,
    pub guardians: &'static str,
    pub codes: &'static str,
    pub no_guardian: &'static str,
    pub no_class: &'static str,
    /// Stands before the time since when a guardian is linked.
    pub since: &'static str,
    /// Stands before the time of issue.
    pub issued: &'static str,
    /// Stands before the time until which a code works.
    pub works_until: &'static str,
    pub kinship: fn(Kinship) -> &'static str,
    pub issue: &'static str,
    pub another_guardian: &'static str,
    pub issue_submit: &'static str,
    pub class_letters: &'static str,
    pub only_unlinked: &'static str,
    pub class_submit: &'static str,
    /// The guardian.
    pub end: fn(&str) -> String,
    /// The guardian, the child.
    pub end_hint: fn(&str, &str) -> String,
    pub end_submit: &'static str,
    /// The guardian, the child.
    pub ended: fn(&str, &str) -> String,
    pub history: &'static str,
    /// What happened, to which guardian, by whom.
    pub step: fn(LinkAct, &str, &str) -> String,
    pub letters: LetterText,
    pub link_heading: &'static str,
    pub link_hint: &'static str,
    pub code: &'static str,
    pub code_hint: &'static str,
    pub kinship_label: &'static str,
    pub name_hint: &'static str,
    pub link_submit: &'static str,
    pub linked_heading: &'static str,
    pub link_first: &'static str,
    pub problem: fn(LinkProblem) -> String,
}

/// The letters to families, each in the family's language, and their page.
pub struct LetterText {
    pub heading: &'static str,
    pub hint: fn(usize) -> String,
    pub print: &'static str,
    /// Stands above the choice of the letters' language.
    pub language: &'static str,
    pub of_the_family: &'static str,
    pub in_both: &'static str,
    pub language_hint: &'static str,
    pub gone: &'static str,
    pub back: &'static str,
    /// The letter's subject, with the child's name.
    pub subject: fn(&str) -> String,
    pub dear: fn(&str) -> String,
    pub what: &'static str,
    pub open: &'static str,
    pub sign_in: &'static str,
    pub type_code: &'static str,
    /// Stands before the time until which the code works.
    pub until: &'static str,
    pub keep: &'static str,
    pub another: &'static str,
}
