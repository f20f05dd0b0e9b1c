//! The admin's catalogue: subjects, years with their terms, classes.

use std::collections::BTreeSet;

use school::{
    curriculum::{ClassLabel, GradeLevel, Stage, Stream},
    view::CataloguePart,
};

use crate::text::catalogue::CurriculumText;

pub(super) const CURRICULUM: CurriculumText = CurriculumText {
    heading: "የትምህርት ማውጫ",
    parts: "የማውጫው ክፍሎች",
    part: |part| match part {
        CataloguePart::Subjects => "የትምህርት ዓይነቶች",
        CataloguePart::Years => "የትምህርት ዘመናትና ሴሚስተሮች",
        CataloguePart::Classes => "ክፍሎች",
    },
    saved: |what| format!("«{what}» ተቀምጧል።"),
    change: "ይለውጡ",
    change_of: |what| format!("{what} ይለውጡ"),
    back: "ሳያስቀምጡ ይመለሱ",
    stage: "የክፍል ደረጃና ዘርፍ",
    every_stage: "ሁሉም የክፍል ደረጃዎች",
    stage_name,
    stream_name,
    taught_at: "የሚሰጥበት",
    stages,
    courses: "ትምህርቶች",
    course_count: |n| if n == 1 { "1 ትምህርት".into() } else { format!("{n} ትምህርቶች") },
    subjects_caption: "የትምህርት ዓይነቶች በስም",
    no_subject: "እስካሁን የትምህርት ዓይነት የለም። የመጀመሪያውን ይጨምሩ፣ ወይም በብሔራዊው ሥርዓተ ትምህርት ይጀምሩ።",
    add_subject: "የትምህርት ዓይነት ይጨምሩ",
    subject_name: "የትምህርት ዓይነቱ ስም",
    subject_hint: "ከዚያ የሚሰጥባቸውን የክፍል ደረጃዎች ይምረጡ።",
    remove_subject: "ከዝርዝሩ ያውጡ",
    remove_hint: "ማንም አያስተምረውም፤ የትም አይሰጥም። በማንኛውም ጊዜ ሊመልሱት ይችላሉ።",
    kept_hint: "የትም የማይሰጥና በትምህርት ወይም በጥያቄ ውስጥ የሌለ የትምህርት ዓይነት ብቻ ይወጣል።",
    removed_heading: "የወጡ የትምህርት ዓይነቶች",
    put_back: "ይመልሱ",
    starting_set: "ብሔራዊውን ሥርዓተ ትምህርት ይጨምሩ",
    starting_set_hint: "በዝርዝርዎ የሌሉትን የኢትዮጵያ ሥርዓተ ትምህርት ዓይነቶችና ደረጃዎች ይጨምራል። የእርስዎ እንዳሉ ይቆያሉ።",
    no_year: "እስካሁን የትምህርት ዘመን የለም። የመጀመሪያውን ይጨምሩ፤ ትምህርቶችና ክፍሎች የአንድ ዘመን ናቸው።",
    add_year: "የትምህርት ዘመን ይጨምሩ",
    year_name: "የዘመኑ ስም",
    year_hint: "ለምሳሌ 2018 ዓ.ም.",
    rename_year: "ስሙን ይለውጡ",
    current_year: "የአሁኑ ዘመን",
    make_current: "የአሁኑ ዘመን ያድርጉት",
    make_current_hint: "ትምህርቶች በአሁኑ ዘመን ይከፈታሉ፤ ክፍሎቹም ይታያሉ። በማንኛውም ጊዜ ሌላ መምረጥ ይችላሉ።",
    terms_caption: |year| format!("የ{year} ሴሚስተሮች"),
    term: "ሴሚስተር",
    starts_on: "የመጀመሪያ ቀን",
    ends_on: "የመጨረሻ ቀን",
    not_said: "አልተገለጸም",
    state: "ውጤቶች",
    open: "ክፍት",
    closed: "የተዘጋ",
    no_term: "እስካሁን ሴሚስተር የለም። ክፍት ሴሚስተር ሲኖር መምህራን ምዘናዎችን መጨመር ይችላሉ።",
    add_term: "ሴሚስተር ይጨምሩ",
    term_name: "የሴሚስተሩ ስም",
    term_hint: "ለምሳሌ 1ኛ ሴሚስተር።",
    close_term: "ይዝጉ…",
    closing_means,
    close_now: |term| format!("{term} ይዝጉ"),
    term_closed: |term| format!("{term} ተዘግቷል። በስሕተት ከሆነ እንደገና ይክፈቱት።"),
    reopen_term: "እንደገና ይክፈቱ",
    term_reopened: |term| format!("{term} ውጤት መቀበል ጀምሯል።"),
    classes_of: |year| format!("የ{year} ክፍሎች"),
    no_class: "በዚህ ዘመን እስካሁን ክፍል የለም።",
    add_class: "ክፍል ይጨምሩ",
    section: "ሴክሽን",
    section_hint: "ለምሳሌ A፤ አንድ ብቻ ከሆነ ባዶ ይተውት።",
    class_teacher: "የክፍል ኃላፊ መምህር",
    no_teacher: "የለም",
    students: "ተማሪዎች",
    in_use_hint: "በዚህ ክፍል ተማሪዎች ወይም ትምህርቶች ስላሉ የክፍል ደረጃውና ዘርፉ አይለወጡም።",
};

/// A class: its grade level, stream and section; a course for several grade levels by its title.
pub(super) fn class(class: &ClassLabel) -> String {
    let level = class.level.map_or_else(|| class.title.clone(), level);
    joined([&level, stream_name(class.stream), &class.section])
}

fn stage_name(stage: Stage) -> String {
    joined([&level(stage.level()), stream_name(stage.stream())])
}

fn level(level: GradeLevel) -> String {
    match level.number() {
        0 => "መዋዕለ ሕፃናት".into(),
        n => format!("{n}ኛ ክፍል"),
    }
}

fn stream_name(stream: Stream) -> &'static str {
    match stream {
        Stream::None => "",
        Stream::Natural => "ተፈጥሮ ሳይንስ",
        Stream::Social => "ማኅበራዊ ሳይንስ",
    }
}

/// What of these is there, with spaces between.
fn joined<const N: usize>(parts: [&str; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn closing_means(courses: u32, blank: u32) -> String {
    let courses = (CURRICULUM.course_count)(courses);
    let blank = match blank {
        0 => "ባዶ የሆነ ውጤት የለም።".to_owned(),
        1 => "1 ውጤት ገና ባዶ ነው።".to_owned(),
        n => format!("{n} ውጤቶች ገና ባዶ ናቸው።"),
    };
    format!("{courses} በዚህ ሴሚስተር ውጤት አይቀበሉም። {blank} ምንም አይሰረዝም፤ ሁሉም ማንበብ ይችላሉ፤ እንደገናም መክፈት ይችላሉ።")
}

/// Grade levels that follow each other become a range.
fn stages(stages: &BTreeSet<Stage>) -> String {
    if stages.is_empty() {
        return "የትም".into();
    }
    let whole = |level: &GradeLevel| level.streams().iter().all(|stream| has(stages, *level, *stream));
    let mut parts = ranges(GradeLevel::all().filter(whole), "");
    for stream in [Stream::Natural, Stream::Social] {
        let alone = |level: &GradeLevel| !whole(level) && has(stages, *level, stream);
        parts.extend(ranges(GradeLevel::all().filter(alone), stream_name(stream)));
    }
    parts.join("፣ ")
}

fn has(stages: &BTreeSet<Stage>, level: GradeLevel, stream: Stream) -> bool {
    Stage::new(level, stream).is_ok_and(|stage| stages.contains(&stage))
}

/// Runs of levels without a gap, in words.
fn ranges(levels: impl Iterator<Item = GradeLevel>, stream: &str) -> Vec<String> {
    let mut runs: Vec<(GradeLevel, GradeLevel)> = Vec::new();
    for level in levels {
        match runs.last_mut() {
            Some((_, last)) if last.number() + 1 == level.number() => *last = level,
            _ => runs.push((level, level)),
        }
    }
    let words = |(first, last): (GradeLevel, GradeLevel)| {
        let range = match (first.number(), last.number()) {
            (a, b) if a == b => level(first),
            (0, b) => format!("ከመዋዕለ ሕፃናት እስከ {b}ኛ ክፍል"),
            (a, b) if a + 1 == b => format!("{a}ኛ እና {b}ኛ ክፍል"),
            (a, b) => format!("ከ{a}ኛ እስከ {b}ኛ ክፍል"),
        };
        format!("{range} {stream}").trim_end().to_owned()
    };
    runs.into_iter().map(words).collect()
}
