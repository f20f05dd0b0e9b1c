//! What a student and a guardian read at one glance, and on the page of one course.

use school::{glance::Progress, grade::Direction};

use super::dates::month_of_year;
use crate::text::catalogue::{CourseText, GlanceText, NeedText, SubjectsText};

pub(super) const GLANCE: GlanceText = GlanceText {
    tiles: "በአንድ እይታ",
    average: "የትምህርቶች አማካይ",
    courses: "ትምህርቶች",
    ended: |n| format!("{n} አብቅቷል"),
    handed_in: "የቀረበ",
    handed_in_of: |of| format!("ከ{} ውስጥ {} ቀርቧል", of.due, of.handed_in),
    how_counted: "እንዴት እንደሚቆጠር",
    handed_in_rule: "የቀረበው ሥራ (ዘግይቶም ሆነ በከፊል) ለእርሱና ላልቀረበው ወይም በመቅረት ላመለጠው ድምር ይካፈላል። በፈቃድ የተተወና ገና ውጤት የሌለው አይቆጠርም።",
    to_do: "ገና ውጤት የሌለው",
    missing: "ያልቀረበ",
    trend: |direction, points| match direction {
        Direction::Improving => format!("በ{points} የመቶኛ ነጥብ እየጨመረ"),
        Direction::Steady => format!("ባለበት፣ በ{points} የመቶኛ ነጥብ ውስጥ"),
        Direction::Declining => format!("በ{points} የመቶኛ ነጥብ እየቀነሰ"),
    },
    between: |from, to| format!("ከ{from} እስከ {to} ያሉ ውጤቶች"),
    no_trend: "አዝማሚያ ለማሳየት ውጤቶቹ ጥቂት ናቸው",
    concerns: "ትኩረት የሚፈልግ",
    all_well: "ትኩረት የሚፈልግ የለም፦ ከማለፊያ በታች የሆነ በመካሄድ ላይ ያለ ትምህርት፣ ያልቀረበ ሥራና የሚቀንስ ውጤት የለም።",
    mark_seen: "አይቼዋለሁ",
    seen: "(ታይቷል)",
    under_pass: |overall, pass| format!("{overall}% ከማለፊያው {pass}% በታች ነው።"),
    is_missing: |titles| format!("ያልቀረበ፦ {}።", titles.join("፣ ")),
    falling: |points, between| format!("የቅርብ ጊዜ ውጤቶች በ{points} የመቶኛ ነጥብ ዝቅ ብለዋል ({between})።"),
    not_assessed: "እስካሁን የተመዘነ የለም።",
    coming_up: "በቅርቡ የሚመጡ",
    by_month: "በተጻፉበት ወር አማካይ፣ እያንዳንዱ ውጤት እኩል",
    month: month_of_year,
    marks: |n| format!("{n} ውጤት"),
    child: "ልጅ",
    find: "ፍለጋ፣ ማጣሪያና ቅደም ተከተል",
    search: "ትምህርት ይፈልጉ",
    show: "አሳይ",
    show_all: "ሁሉንም",
    progress: |progress| match progress {
        Progress::Passing => "የሚያልፉ",
        Progress::Struggling => "ከማለፊያ በታች",
        Progress::NotAssessed => "ገና ያልተመዘኑ",
    },
    sort: "ቅደም ተከተል",
    by_name: "በስም",
    highest_first: "ከፍተኛው መጀመሪያ",
    lowest_first: "ዝቅተኛው መጀመሪያ",
    apply: "አሳይ",
    none_found: "እንዲህ ያለ ትምህርት የለም።",
    open_course: |course| format!("{course}፦ ሁሉም ውጤቶችና «እንዲህ ቢሆንስ»"),
};

pub(super) const COURSE: CourseText = CourseText {
    marks: "ውጤቶች",
    back_to_courses: "ሁሉም ትምህርቶች",
    back_to_children: "ሁሉም ልጆች",
    part: |name, weight| format!("{name}፣ ከጠቅላላው {weight}"),
    part_average: |share| format!("እስካሁን {share}"),
    part_empty: "ገና አልተመዘነም",
    class: "ክፍሉ",
    class_did: |median, least, greatest| format!("መካከለኛ {median}፣ ከ{least} እስከ {greatest}"),
    class_hint: "ቢያንስ ስምንት ተማሪዎች በተመዘኑበት ምዘና የክፍሉ መካከለኛ ውጤትና ዝቅተኛውና ከፍተኛው ይታያል።",
    need: NEED,
    subjects: SUBJECTS,
};

const SUBJECTS: SubjectsText = SubjectsText {
    heading: "የትምህርት ዓይነቶች",
    hint: "የእያንዳንዱ ልጅ ትምህርቶች፣ ማን እንደሚያስተምራቸውና እንዴት እየሄዱ እንደሆነ።",
    children: "ልጆች",
    active: "በመካሄድ ላይ",
    subject: "የትምህርት ዓይነት",
    teacher: "መምህር",
    since: "ከመቼ ጀምሮ",
    status: "ሁኔታ",
    running: "በመካሄድ ላይ",
    parts: "በምዘና ዓይነት",
    trend: "አዝማሚያ",
};

const NEED: NeedText = NeedText {
    heading: "እንዲህ ቢሆንስ? ምን ያህል ያስፈልገኛል?",
    hint: "ውጤቶችን እዚህ ይሞክሩ። ምንም አይቀመጥም፤ ማንም አያየውም።",
    try_mark: |title, max| format!("{title}፣ ከ{max}"),
    tried: "የሚሞከሩ ውጤቶች",
    with_these: "በእነዚህ ውጤቶች",
    goal: "የምፈልገው",
    to_pass: "ማለፍ",
    to_reach: |award| format!("{award} ማግኘት"),
    to_keep: |award| format!("{award} ይዞ መቆየት"),
    place: "በዚህ ምዘና",
    in_each: "ውጤት በሌላቸው ምዘናዎች በእያንዳንዳቸው",
    work_out: "አስላ",
    nothing_open: "ውጤት የሚጠብቅ ምዘና የለም።",
    nothing: |total| format!("ተጨማሪ ነጥብ አያስፈልግም፦ ያለ ምንም ነጥብ እንኳ አጠቃላዩ {total} ነው።"),
    points: |points, max, title, total| format!("በ{title} ከ{max} ውስጥ {points} ያስፈልጋል። ያኔ አጠቃላዩ {total} ይሆናል።"),
    percent: |percent, total| format!("በእያንዳንዳቸው {percent}% ያስፈልጋል። ያኔ አጠቃላዩ {total} ይሆናል።"),
    out_of_reach: |total| format!("በእነዚህ ምዘናዎች ብቻ አይደረስበትም፦ ሁሉም ነጥባቸው ቢገኝ አጠቃላዩ {total} ነው። ሌሎች ምዘናዎች ገና ሊመጡ ይችላሉ።"),
};
