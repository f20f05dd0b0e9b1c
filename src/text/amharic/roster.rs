//! Rosters from a file.

use school::{
    person::{PersonField, PersonProblem},
    roster::{LineProblem, ROSTER_LINES, RosterProblem},
};

use super::people::field;
use crate::text::catalogue::RosterText;

pub(super) const ROSTER: RosterText = RosterText {
    heading: "የስም ዝርዝር ያስገቡ",
    hint: "ከCSV ፋይል ብዙ ሰዎችን በአንድ ጊዜ ይጨምሩ፣ መረጃቸውንም ይለውጡ። ምንም ከመቀመጡ በፊት እያንዳንዱን ለውጥ ያያሉ።",
    import: "የስም ዝርዝር ያስገቡ",
    file: "የCSV ፋይል",
    pasted: "ወይም መስመሮቹን እዚህ ይለጥፉ",
    pasted_hint: "በመጀመሪያው መስመር የዓምዶቹ ርዕሶች ይኑሩ። የሚያገለግለው ፋይል ካልተመረጠ ነው።",
    preview: "ቅድመ እይታ",
    preview_hint: "ገና ምንም አይቀመጥም፤ የሚወስኑት ከቅድመ እይታው በኋላ ነው።",
    columns_heading: "ዓምዶቹ",
    columns_hint: "የመጀመሪያው መስመር የዓምዶቹን ርዕሶች በፈለጉት ቅደም ተከተል ይይዛል። ባዶ ቦታ ምንም አይለውጥም። ያንኑ ፋይል ዳግም ማስገባት ምንም አይለውጥም።",
    column: "ዓምድ",
    meaning: "የሚይዘው",
    means,
    sample_label: "ምሳሌ",
    sample: "የተማሪ ቁጥር,የራስ ስም,የአባት ስም,የአያት ስም,ሚና,ክፍል,ኢሜይል\n\
             AK0321,ሐና,በቀለ,ለማ,ተማሪ,9 A,\n\
             AK0322,ያሬድ,ግርማ,ደስታ,ተማሪ,11 የተፈጥሮ A,\n\
             ,ሰላም,ተስፋዬ,ኃይሉ,መምህር,,selam@school.example",
    preview_heading: "የስም ዝርዝሩ ቅድመ እይታ",
    of_file: |file, school| {
        if file.is_empty() {
            format!("የተለጠፉ መስመሮች · {school}")
        } else {
            format!("{file} · {school}")
        }
    },
    nothing_yet: "ገና ምንም አልተቀመጠም።",
    new: |n| if n == 1 { "1 አዲስ ሰው".into() } else { format!("{n} አዳዲስ ሰዎች") },
    changed: |n| {
        if n == 1 {
            "የ1 ሰው መረጃ ይለወጣል".into()
        } else {
            format!("የ{n} ሰዎች መረጃ ይለወጣል")
        }
    },
    unchanged: |n| {
        if n == 1 {
            "1 መስመር ምንም አይለውጥም".into()
        } else {
            format!("{n} መስመሮች ምንም አይለውጡም")
        }
    },
    bad: |n| {
        if n == 1 {
            "1 መስመር መጠቀም አይቻልም".into()
        } else {
            format!("{n} መስመሮችን መጠቀም አይቻልም")
        }
    },
    line: "መስመር",
    value: "በፋይሉ ያለው",
    reason: "ስሕተቱ",
    changes: "ለውጦች",
    beyond: "ርዕስ የለውም",
    apply: "ሁሉንም ለውጦች ይፈጽሙ",
    apply_good: |bad| {
        if bad == 1 {
            "ያለዚያ መስመር ቀሪውን ይፈጽሙ".into()
        } else {
            format!("ያለእነዚያ {bad} መስመሮች ቀሪውን ይፈጽሙ")
        }
    },
    again: "እንደገና ቅድመ እይታ",
    again_hint: "ያንኑ መስመሮች ከአሁኑ የሰዎች መረጃ ጋር ያመሳክራል።",
    another: "ሌላ የስም ዝርዝር ያስገቡ",
    nothing_to_do: "ምንም የሚለውጥ መስመር የለም፤ ትምህርት ቤቱ ይህን ሁሉ አስቀድሞ ያውቃል።",
    applied: "የስም ዝርዝሩ ተፈጽሟል።",
    outcome: |added, changed, left_out| format!("{added} ተጨምረዋል፣ {changed} ተለውጠዋል፣ {left_out} መስመሮች ተትተዋል።"),
    why,
    problem,
};

fn means(field: PersonField) -> &'static str {
    match field {
        PersonField::Number => "የተማሪው ቁጥር። ለተማሪ የግድ ያስፈልጋል፤ መስመሩ ስለማን እንደሆነ ይለያል።",
        PersonField::GivenName => "የግለሰቡ የራስ ስም።",
        PersonField::FatherName => "የአባት የራስ ስም።",
        PersonField::GrandfatherName => "የአያት የራስ ስም።",
        PersonField::Role => "ተማሪ፣ መምህር፣ ወላጅ ወይም አስተዳዳሪ። ይህ ዓምድ ከሌለ ሁሉም ተማሪ ነው።",
        PersonField::Class => "የተማሪው የዚህ የትምህርት ዘመን ክፍል፤ ለምሳሌ 9 A ወይም 11 የተፈጥሮ B።",
        PersonField::Email => "ግብዣ ሊላክበት የሚችል አድራሻ። ቁጥር የሌለው መስመር ስለማን እንደሆነ ይለያል።",
    }
}

fn why(problem: LineProblem) -> String {
    match problem {
        LineProblem::Person(problem) => person(problem).into(),
        LineProblem::RoleMissing => "የአዲሱ ሰው ሚና አልተጻፈም።".into(),
        LineProblem::KeyMissing => "ቁጥር ወይም ኢሜይል ከሌለ ግለሰቡን እንደገና ማግኘት አይቻልም።".into(),
        LineProblem::Twice { line } => format!("መስመር {line} ስለዚሁ ሰው ነው።"),
        LineProblem::Beyond => "ይህ ቦታ ርዕስ የለውም። የተረፈ ነጠላ ሰረዝ ይኖር ይሆን?".into(),
    }
}

fn person(problem: PersonProblem) -> &'static str {
    match problem {
        PersonProblem::GivenNameMissing => "የራስ ስም አልተጻፈም።",
        PersonProblem::NameTooLong => "ከስሙ አንዱ ክፍል ከ60 ፊደላት ይበልጣል።",
        PersonProblem::Control => "ሊታዩ የማይችሉ ምልክቶች አሉ።",
        PersonProblem::NumberMissing => "ለተማሪ ቁጥር ያስፈልጋል።",
        PersonProblem::NumberTooLong => "ቁጥር ከ32 ፊደላትና አኃዞች መብለጥ የለበትም።",
        PersonProblem::NumberTaken => "ይህ ቁጥር የሌላ ሰው ነው።",
        PersonProblem::EmailOdd => "ይህ የኢሜይል አድራሻ አይደለም።",
        PersonProblem::EmailTaken => "በዚህ ሚና ያሉ ሌላ ሰው ይህ ኢሜይል አላቸው።",
        PersonProblem::EmailOfLogin => "ግለሰቡ የሚገቡት በሌላ አድራሻ ነው፤ ሊለውጡት የሚችሉት ራሳቸው ብቻ ናቸው።",
        PersonProblem::ClassUnknown => "በትምህርት ቤቱ በዚህ የትምህርት ዘመን እንዲህ ያለ ክፍል የለም።",
        PersonProblem::ClassOfNoStudent => "ክፍል ያለው ተማሪ ብቻ ነው።",
        PersonProblem::RoleUnknown => "እንዲህ ያለ ሚና የለም።",
        PersonProblem::RoleStays => "ትምህርት ቤቱ ግለሰቡን የሚያውቀው በሌላ ሚና ነው፤ ሚና ደግሞ አይለወጥም።",
        PersonProblem::ReasonMissing | PersonProblem::ReasonTooLong => "ምክንያቱን መጠቀም አይቻልም።",
        PersonProblem::Oneself => "ይህን በራስዎ ላይ ማድረግ አይችሉም።",
        PersonProblem::Overtaken => "በመካከሉ ሌላ ሰው የግለሰቡን መረጃ ለውጠዋል።",
    }
}

fn problem(problem: RosterProblem) -> String {
    match problem {
        RosterProblem::Empty => "ፋይል ይምረጡ ወይም ርዕሶቹን በማስቀደም መስመሮቹን ይለጥፉ። ምንም አልተነበበም።".into(),
        RosterProblem::NotText => "ይህ ፋይል ሊነበብ የሚችል ጽሑፍ አይደለም። በሰንጠረዥ ፕሮግራሙ «CSV UTF-8» ብለው አስቀምጠው እንደገና ይሞክሩ።".into(),
        RosterProblem::TooLarge => "ይህ ፋይል ከ2 MB ይበልጣል። ከፍለው ክፍሎቹን ያስገቡ።".into(),
        RosterProblem::TooManyLines => format!("የስም ዝርዝር ከ{ROSTER_LINES} መስመሮች መብለጥ የለበትም። ከፍለው ክፍሎቹን ያስገቡ።"),
        RosterProblem::ColumnMissing(column) => {
            format!("«{}» የሚል ዓምድ የለም። የመጀመሪያው መስመር የዓምዶቹን ርዕሶች መያዝ አለበት።", field(column))
        }
        RosterProblem::ColumnTwice(column) => format!("ሁለት ዓምዶች «{}» ይላሉ። አንዱን ብቻ ይተዉ።", field(column)),
        RosterProblem::HasProblems => "አንዳንድ መስመሮችን መጠቀም ስለማይቻል ምንም አልተቀመጠም። ፋይሉን ያስተካክሉ፣ ወይም ያለእነርሱ ቀሪውን ይፈጽሙ።".into(),
        RosterProblem::NothingToDo => "ምንም የሚለውጥ መስመር የለም፤ ምንም አልተቀመጠም።".into(),
        RosterProblem::Outdated => "ከዚህ ቅድመ እይታ በኋላ የሰዎች መረጃ ስለተለወጠ ምንም አልተቀመጠም። እንደገና ቅድመ እይታውን ተመልክተው ይወስኑ።".into(),
    }
}
