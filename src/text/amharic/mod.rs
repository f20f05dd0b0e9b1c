//! Amharic.
//!
//! The reader is addressed in the polite plural, as are those whom a text is about: it is one form for women and men.
//!
//! One thing has one word, on every page; `tests/tidy` knows the words that were given up for them.
//!
//! | thing | word | thing | word |
//! | --- | --- | --- | --- |
//! | academic year | የትምህርት ዘመን | mark | ውጤት |
//! | account | መለያ | notification | ማሳወቂያ |
//! | administrator | አስተዳዳሪ | office | ጽሕፈት ቤት |
//! | approve | ማጽደቅ | overall grade | አጠቃላይ ውጤት |
//! | assessment | ምዘና | parent | ወላጅ |
//! | catalogue | የትምህርት ማውጫ | point | ነጥብ |
//! | change | መለወጥ | rank | ደረጃ |
//! | class | ክፍል | reason | ምክንያት |
//! | class teacher | የክፍል ኃላፊ መምህር | registration of a new person | የአዲስ ሰው ምዝገባ |
//! | course | ትምህርት | request | ጥያቄ |
//! | decline, reject | ውድቅ ማድረግ | roster | የስም ዝርዝር |
//! | enrollment | የትምህርት ምዝገባ | seat | ቦታ |
//! | family | ቤተሰብ | section | ሴክሽን |
//! | grade level | የክፍል ደረጃ | stream | ዘርፍ |
//! | gradebook | የውጤት መዝገብ | student | ተማሪ |
//! | guardian | አሳዳጊ | student number | የተማሪ ቁጥር |
//! | history | ታሪክ | subject | የትምህርት ዓይነት |
//! | invitation | ግብዣ | suspend | ማገድ |
//! | letter to a family | ደብዳቤ | teacher | መምህር |
//! | link between people | ግንኙነት | term | ሴሚስተር |
//! | link, of the web | ሊንክ | waiting list | ተጠባባቂ ዝርዝር |
//! | | | withdraw a request | ጥያቄን መሰረዝ |

mod account;
mod admin;
mod alerts;
mod cells;
mod columns;
mod common;
mod curriculum;
mod dates;
mod digest;
mod explain;
mod export;
mod failure;
mod glance;
mod linking;
mod marks_file;
mod nav;
mod notices;
mod people;
mod policy;
mod questions;
mod requests;
mod roster;
mod setup;
mod trust;

use school::{grade::Kind, person::Role};

use crate::text::{
    Page,
    catalogue::{BookText, Catalogue, GradebookText, LiveText, RecordText, SessionText},
};

pub(in crate::text) static AMHARIC: Catalogue = Catalogue {
    lang: "am",
    app_name: "የኔታ",
    tagline: "ለሁሉም በቅጽበት የሚታይ የትምህርት ቤት የውጤት መዝገብ",
    skip_to_content: "በቀጥታ ወደ ገጹ ይዘት ይሂዱ",
    loading: "በመጫን ላይ…",
    session: SESSION,
    live: LIVE,
    book: BOOK,
    help: explain::HELP,
    glance: glance::GLANCE,
    course: glance::COURSE,
    export: export::EXPORT,
    policy: policy::POLICY,
    curriculum: curriculum::CURRICULUM,
    common: common::COMMON,
    nav: nav::NAV,
    requests: requests::REQUESTS,
    admin: admin::ADMIN,
    people: people::PEOPLE,
    roster: roster::ROSTER,
    account: account::ACCOUNT,
    setup: setup::SETUP,
    linking: linking::LINKING,
    marks_file: marks_file::MARKS_FILE,
    notices: notices::NOTICES,
    questions: questions::QUESTIONS,
    alerts: alerts::ALERTS,
    digest: digest::DIGEST,
    trust: trust::TRUST,
    class: curriculum::class,
    role,
    title,
};

/// The same for the program of a gradebook, which loads no more.
pub(in crate::text) static OF_A_BOOK: BookText = BOOK;

const BOOK: BookText = BookText {
    gradebook: GRADEBOOK,
    cells: cells::CELLS,
    columns: columns::COLUMNS,
    record: RECORD,
    explain: explain::EXPLAIN,
    failure: failure::FAILURE,
    dates: dates::DATES,
    kind,
    as_of: "የታደሰው፦",
};

const SESSION: SessionText = SessionText {
    heading: "ወደ ትምህርት ቤትዎ ይግቡ",
    email: "ኢሜይል",
    password: "የይለፍ ቃል",
    sign_in: "ይግቡ",
    forgot: "የይለፍ ቃልዎን ረሱት?",
    register: "አዲስ ነዎት? ይመዝገቡ",
    sign_out: "ይውጡ",
    demo_heading: "የማሳያ ትምህርት ቤት",
    demo_hint: "ማን ሆነው እንደሚገቡ ይምረጡ፤ የሁሉም የይለፍ ቃል፦",
    no_role_hint: "በመለያዎ በየትኛውም ትምህርት ቤት በሥራ ላይ ያለ ሚና የለም። የትምህርት ቤቱን ጽሕፈት ቤት ይጠይቁ።",
    your_pages: "ገጾችዎ",
    ended: "የመግቢያ ጊዜዎ አብቅቷል",
    unsent: "ምንም አልተመዘገበም።",
    unsent_kept: "የሞሉት በዚህ ገጽ ላይ ይቆያል። በአዲስ ትር ይግቡ፤ ከዚያ ወደዚህ ተመልሰው እንደገና ይላኩት።",
    unsent_secret: "ይህ ቅጽ አይቆይም። ይግቡና ወደ ቅጹ ተመልሰው እንደገና ይሙሉት።",
    sign_in_beside: "በአዲስ ትር ይግቡ",
    written: "የጻፉት",
    send_again: "እንደገና ይላኩት",
    to_form: "ወደ ቅጹ ይመለሱ",
};

const LIVE: LiveText = LiveText {
    refresh: "ያድሱ",
    auto_refresh: "በራሱ ይታደስ",
    lost: "የትምህርት ቤቱን ሰርቨር ማግኘት አልተቻለም። የሚያዩት የመጨረሻውን መረጃ ነው፤ ግንኙነቱ ሲመለስ በራሱ ይታደሳል።",
    ago: |minutes| match minutes / 60 {
        hours if hours >= 2 => format!("ከ{hours} ሰዓት በፊት"),
        _ => format!("ከ{minutes} ደቂቃ በፊት"),
    },
    kept: "በዚህ መሣሪያ የተቀመጠ ነው፤ የትምህርት ቤቱን ሰርቨር ማግኘት አልተቻለም",
    saving: "ዳታ ቆጣቢው በርቷል",
    signed_out: "የመግቢያ ጊዜዎ አብቅቷል። የጻፉት እዚህ ይቆያል፤ በአዲስ ትር እንደገና ይግቡና እዚህ ይቀጥሉ።",
    new_build: "የኔታ ተሻሽሏል።",
    reload: "ገጹን እንደገና ይክፈቱ",
    sign_in_again: "እንደገና ይግቡ",
};

const GRADEBOOK: GradebookText = GradebookText {
    home_heading: "የማስተምራቸው ትምህርቶች",
    no_courses: "እስካሁን የሚያስተምሩት ትምህርት የለም። ትምህርቶችን የሚከፍተው የትምህርት ቤቱ ጽሕፈት ቤት ነው።",
    students: |n| if n == 1 { "1 ተማሪ".into() } else { format!("{n} ተማሪዎች") },
    assessments: |n| if n == 1 { "1 ምዘና".into() } else { format!("{n} ምዘናዎች") },
    marks: |n| if n == 1 { "1 ውጤት".into() } else { format!("{n} ውጤቶች") },
    back_to_courses: "የማስተምራቸው ትምህርቶች",
    grid_label: "የውጤት መዝገብ",
    student: "ተማሪ",
    overall: "አጠቃላይ ውጤት",
    out_of: |max| format!("ከ{max}"),
    keys_hint: "ውጤቱን ጽፈው Enter ይጫኑ፦ 17፣ 17.5፣ 17/20፣ 85%፣ EX፣ MI፣ LA፣ AB፣ IN። Esc የጻፉትን ይተወዋል፤ ቀስቶቹ ከቦታ ወደ ቦታ \
        ያዘዋውራሉ።",
    read_only_hint: "ይህን መዝገብ ማየት ብቻ ይችላሉ። ውጤቶቹን የሚያስገቡት የትምህርቱ መምህራን ናቸው።",
    correct_hint: "ይህን መዝገብ ማየት ይችላሉ። ውጤትን ከምክንያት ጋር ለማረም በውጤቱ ላይ Enter ይጫኑ ወይም ይንኩት።",
    by_form: "ውጤት በቅጽ ይጻፉ",
    correct_a_mark: "ውጤት ያርሙ",
    show_mark: "ይህን ውጤት ይመልከቱ",
    mark_now: |mark| format!("ውጤቱ አሁን {mark} ነው።"),
    new_mark: "አዲስ ውጤት",
    reason_hint: "በውጤቱ ታሪክ ውስጥ ይቆያል፤ ለትምህርቱ መምህራንም ይነገራል።",
    correct: "ውጤቱን ያርሙ",
    empty_roster: "በዚህ ትምህርት እስካሁን የተመዘገበ ተማሪ የለም።",
    empty_columns: "እስካሁን ምዘና የለም። ውጤት ለማስገባት የመጀመሪያውን ምዘና ይጨምሩ።",
    add_assessment: "ምዘና ይጨምሩ",
    title: "ርዕስ",
    kind: "ዓይነት",
    max_points: "ከፍተኛ ነጥብ",
    add: "ይጨምሩ",
    cancel: "ይቅር",
    mark_of: |student, assessment| format!("{student}፣ {assessment}"),
    problems_label: "የእርስዎን ውሳኔ የሚጠብቁ ውጤቶች",
    conflict: |who, what, theirs, mine| {
        format!("{who}፣ {what}፦ እርስዎ {mine} ሲጽፉ ሌላ ሰው {theirs} ጽፈዋል። የተቀመጠው {theirs} ነው፤ የእርስዎም እዚህ ተጠብቋል።")
    },
    keep: |mark| format!("{mark} ይቆይ"),
    write_mine: |mark| format!("{mark} ይጻፍ"),
    refused: |who, what, typed, why| format!("{who}፣ {what}፦ «{typed}» አልተቀመጠም። {why}"),
    retry: "እንደገና ይሞክሩ",
    discard: "ይተዉት",
    saved: |cell| format!("ተቀምጧል፦ {cell}"),
    blank: "ባዶ",
};

const RECORD: RecordText = RecordText {
    student_heading: "ትምህርቶቼ",
    parent_heading: "ልጆቼ",
    no_courses: "እስካሁን የጸደቀ ትምህርት የለም።",
    no_children: "ከመለያዎ ጋር የተገናኘ ልጅ እስካሁን የለም። ኮድ ከትምህርት ቤቱ ጽሕፈት ቤት ይጠይቁ።",
    overall: "አጠቃላይ ውጤት",
    no_grade: "ገና ውጤት የለም",
    pass: "ያልፋል",
    fail: "አያልፍም",
    coverage: |percent| format!("ከጠቅላላው ክብደት {percent}% ተመዝኗል"),
    coverage_short: |percent| format!("{percent}% ተመዝኗል"),
    rank: |rank| format!("ደረጃ፦ ከ{} ተማሪዎች {}ኛ", rank.of, rank.place),
    taught_by: |names| format!("የሚያስተምሩት፦ {names}"),
    assessment: "ምዘና",
    mark: "ውጤት",
    not_yet: "ገና",
    out_of: |max| format!("ከ{max}"),
    newest: "አዳዲስ ውጤቶች",
    no_marks: "እስካሁን ውጤት የለም።",
    all_marks: "ሁሉም ውጤቶች",
    course: "ትምህርት",
};

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Quiz => "አጭር ፈተና",
        Kind::Assignment => "አሳይመንት",
        Kind::Homework => "የቤት ሥራ",
        Kind::Project => "ፕሮጀክት",
        Kind::LabReport => "የቤተ ሙከራ ሪፖርት",
        Kind::Presentation => "የቃል ገለጻ",
        Kind::GroupWork => "የቡድን ሥራ",
        Kind::Essay => "ድርሰት",
        Kind::CriticalAnalysis => "ሂሳዊ ትንተና",
        Kind::CreativeWriting => "የፈጠራ ጽሑፍ",
        Kind::ExamQuiz => "አጭር ፈተና (ከፈተናዎች)",
        Kind::MidExam => "የአጋማሽ ፈተና",
        Kind::FinalExam => "የማጠቃለያ ፈተና",
    }
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Admin => "አስተዳዳሪ",
        Role::Teacher => "መምህር",
        Role::Student => "ተማሪ",
        Role::Parent => "ወላጅ",
    }
}

fn title(page: Page) -> &'static str {
    match page {
        Page::SignIn => "ይግቡ · የኔታ",
        Page::Gradebook => "የውጤት መዝገብ · የኔታ",
        Page::ImportMarks => "ውጤቶችን ከፋይል ያስገቡ · የኔታ",
        Page::CourseRequests => "የማስተማር ጥያቄዎች · የኔታ",
        Page::Enrollments => "የትምህርት ምዝገባዎች · የኔታ",
        Page::AvailableCourses => "ክፍት ትምህርቶች · የኔታ",
        Page::OwnRequests => "ጥያቄዎቼ · የኔታ",
        Page::Questions => "ለመምህራን የቀረቡ ጥያቄዎች · የኔታ",
        Page::Families => "ቤተሰቦች · የኔታ",
        Page::Letters => "ደብዳቤዎች · የኔታ",
        Page::LinkChild => "ልጅዎን ያገናኙ · የኔታ",
        Page::Teaching => "የማስተምራቸው ትምህርቶች · የኔታ",
        Page::Learning => "ትምህርቶቼ · የኔታ",
        Page::Children => "ልጆቼ · የኔታ",
        Page::Alerts => "ማንቂያዎች · የኔታ",
        Page::Week => "ያለፉት ሰባት ቀናት · የኔታ",
        Page::EndMails => "ሳምንታዊ ኢሜይል · የኔታ",
        Page::Notifications => "ማሳወቂያዎች · የኔታ",
        Page::Account => "መለያዬ · የኔታ",
        Page::NewPassword => "አዲስ የይለፍ ቃል · የኔታ",
        Page::Invitation => "ግብዣ · የኔታ",
        Page::Register => "ይመዝገቡ · የኔታ",
        Page::Registrations => "የአዲስ ሰዎች ምዝገባ · የኔታ",
        Page::People => "ሰዎች · የኔታ",
        Page::Administration => "አስተዳደር · የኔታ",
        Page::Policy => "የውጤት አሰጣጥ ደንብ · የኔታ",
        Page::Help => "እገዛ · የኔታ",
        Page::Other => "የኔታ",
    }
}
