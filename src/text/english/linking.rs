//! Linking parents to their children.

use school::{
    family::{Kinship, LinkAct},
    link_code::{CodeProblem, LinkProblem},
    view::FamilyShow,
};

use crate::text::catalogue::{LetterText, LinkingText};

pub(super) const LINKING: LinkingText = LinkingText {
    families_heading: "Families",
    class_families_heading: "Families of my class",
    families_hint: "A family gets a letter with a code. A parent who types the code sees the child's marks from then on.",
    search: "Student's name or number",
    filter: "Filter families",
    every_class: "Every class",
    show: "Show",
    show_of,
    clear: "Clear",
    table: "Students with their guardians and letters",
    guardians: "Guardians",
    codes: "Open letters",
    no_guardian: "None yet",
    no_class: "You are class teacher of no class. The school's office says who is.",
    since: "since",
    issued: "made",
    works_until: "works until",
    kinship,
    issue: "Make a letter",
    another_guardian: "For another guardian: open letters go on working",
    issue_submit: "Make the letter",
    class_letters: "Letters for a whole class",
    only_unlinked: "Only for students without a guardian",
    class_submit: "Make the letters",
    end: |guardian| format!("End the link of {guardian}"),
    end_hint: |guardian, child| {
        format!("From now on {guardian} sees nothing of {child}. A new letter links them again.")
    },
    end_submit: "End the link",
    ended: |guardian, child| format!("{guardian} is not linked to {child} any more."),
    history: "History",
    step: |act, guardian, by| match act {
        LinkAct::Linked => format!("{guardian} was linked by a letter's code"),
        LinkAct::Unlinked => format!("{by} ended the link of {guardian}"),
    },
    letters: LETTERS,
    link_heading: "Link a child",
    link_hint: "Type the code on the letter from your child's school. You see the marks at once.",
    code: "Code",
    code_hint: "Nine letters and digits in three groups. Capital or small, with or without hyphens.",
    kinship_label: "I am the child's",
    name_hint: "No school knows your name yet. Say what to call you.",
    link_submit: "Link",
    linked_heading: "Linked already",
    link_first: "Type the code of your letter",
    problem,
};

const LETTERS: LetterText = LetterText {
    heading: "Letters",
    hint: |n| {
        let letters = if n == 1 { "1 letter".to_owned() } else { format!("{n} letters, one a page") };
        format!("{letters}. Print now: the codes are shown this once and can't be read again.")
    },
    print: "Print",
    language: "Language of the letters",
    of_the_family: "The family's",
    in_both: "Both",
    language_hint: "A family reads what its guardians chose for their accounts, else the school's own language.",
    gone: "The codes of these letters were shown once; nobody can read them again. Make new letters where you need them.",
    back: "Families",
    subject: |child| format!("See how {child} is doing at school"),
    dear: |child| format!("Dear family of {child},"),
    what: "Our school keeps its marks in Yeneta. With this letter you can see your child's courses and marks on a phone or a \
           computer, as soon as a teacher writes them. It costs nothing.",
    open: "Open this address:",
    sign_in: "Sign in. If you have no account yet, ask the office or register.",
    type_code: "Type this code:",
    until: "The code works once, until",
    keep: "Keep this letter to yourself: whoever types the code is linked to your child.",
    another: "Each guardian needs a letter of their own. The school makes as many as you need.",
};

fn show_of(show: FamilyShow) -> &'static str {
    match show {
        FamilyShow::All => "All students",
        FamilyShow::Unlinked => "Without a guardian",
        FamilyShow::Waiting => "With an open letter",
    }
}

fn kinship(kinship: Kinship) -> &'static str {
    match kinship {
        Kinship::Mother => "mother",
        Kinship::Father => "father",
        Kinship::Guardian => "guardian",
        Kinship::Other => "other relative",
    }
}

fn problem(problem: LinkProblem) -> String {
    match problem {
        LinkProblem::Code(CodeProblem::Length) => "A code has nine letters and digits. Type all of them.".into(),
        LinkProblem::Code(CodeProblem::Mistyped) => {
            "A character of the code is wrong, or two are swapped. Compare it with the letter and type it again.".into()
        }
        LinkProblem::UnknownOrUsed => {
            "This code is not known, or it was used already. Ask the school for a new letter.".into()
        }
        LinkProblem::Expired => "This code's seven days are over. Ask the school for a new letter.".into(),
        LinkProblem::TooManyTries { again_in_minutes: 1 } => {
            "There were too many wrong codes. Try again in 1 minute; your letter stays good.".into()
        }
        LinkProblem::TooManyTries { again_in_minutes } => {
            format!("There were too many wrong codes. Try again in {again_in_minutes} minutes; your letter stays good.")
        }
        LinkProblem::NameNeeded => {
            "Say what to call you: the school doesn't know your name. The code stays good.".into()
        }
        LinkProblem::Suspended => {
            "Your account is suspended at this child's school. Ask the school's office; the code stays good.".into()
        }
        LinkProblem::NobodyLeft => "No student of the class needs a letter. Nothing was made.".into(),
    }
}
