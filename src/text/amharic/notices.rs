//! The inbox and toasts.

use school::{
    notice::NoticeKind,
    person::Role,
    view::{Correction, NoticeLine},
};

use crate::text::catalogue::NoticeText;

pub(super) const NOTICES: NoticeText = NoticeText {
    heading: "ማሳወቂያዎች",
    bell: |unread| match unread {
        0 => "ማሳወቂያዎች".into(),
        1 => "ማሳወቂያዎች፣ 1 ያልተነበበ".into(),
        n => format!("ማሳወቂያዎች፣ {n} ያልተነበቡ"),
    },
    new: "አዲስ",
    empty: "እስካሁን ምንም የለም። እርስዎን የሚመለከቱ ጥያቄዎች፣ ውሳኔዎችና የቤተሰብ ግንኙነቶች እዚህ ይነገሩዎታል።",
    mark_read: "እንደተነበበ ይያዝ",
    mark_all: "ሁሉም እንደተነበቡ ይያዙ",
    all_read: "ሁሉም ማሳወቂያዎች እንደተነበቡ ተይዘዋል።",
    sentence,
    messages: "መልእክቶች",
    success: "ተሳክቷል፦",
    info: "አዲስ፦",
};

/// The polite plural is one form for the reader and for whom the reader is told of, and says neither he nor she.
fn sentence(line: &NoticeLine) -> String {
    use NoticeKind as K;
    let (course, who) = (course(line), who(line));
    match line.kind {
        K::CourseRequested => format!("{} {course}ን ለማስተማር ጠይቀዋል።", person(line, "አንድ መምህር")),
        K::CourseUnderReview => format!("{course}ን ለማስተማር ያቀረቡት ጥያቄ በመታየት ላይ ነው።"),
        K::CourseApproved => format!("{course}ን ለማስተማር ያቀረቡት ጥያቄ ጸድቋል፤ ትምህርቱ ተከፍቷል።"),
        K::CourseDeclined => format!("{course}ን ለማስተማር ያቀረቡት ጥያቄ ውድቅ ተደርጓል።"),
        K::CourseEnded => format!("{course} ተጠናቋል። በውስጡ ያለውን ሁሉ ወደፊትም ማየት ይችላሉ።"),
        K::EnrollmentRequested => format!("{} በ{course} ለመመዝገብ ጠይቀዋል።", person(line, "አንድ ተማሪ")),
        K::EnrollmentUnderReview => format!("{who}በ{course} ለመመዝገብ ያቀረቡት ጥያቄ በመታየት ላይ ነው።"),
        K::EnrollmentApproved => format!("{who}በ{course} ተመዝግበዋል።"),
        K::EnrollmentDeclined => format!("{who}በ{course} ለመመዝገብ ያቀረቡት ጥያቄ ውድቅ ተደርጓል።"),
        K::EnrollmentWaitlisted => format!("{who}በ{course} በተጠባባቂ ዝርዝር ውስጥ ገብተዋል፤ ቦታዎቹ ሁሉ ተይዘዋል።"),
        K::SeatOffered => format!("በ{course} ለ{} አንድ ቦታ ተይዟል። ጊዜው ሳያልፍ ይቀበሉት።", whom(line)),
        K::OfferExpired => format!("በ{course} ለ{} ተይዞ የነበረው ቦታ በጊዜው ስላልተወሰደ አልፏል።", whom(line)),
        K::EnrollmentEnded => format!("{who}ከ{course} ምዝገባ ወጥተዋል።"),
        K::MarkChangedByAdmin => {
            let whose = person(line, "አንድ ተማሪ");
            match &line.correction {
                Some(Correction { assessment, why }) => {
                    format!("አስተዳዳሪ በ{course} የ{whose} ውጤትን ለውጠዋል፤ {assessment}። ምክንያቱ፦ {why}")
                }
                None => format!("አስተዳዳሪ በ{course} የ{whose} ውጤትን ለውጠዋል።"),
            }
        }
        K::QuestionAsked => format!("ቤተሰብ በ{course} ስለ {} ጠይቀዋል።", person(line, "አንድ ተማሪ")),
        K::QuestionAnswered if line.about_reader => format!("በ{course} ያቀረቡት ጥያቄ ተመልሷል።"),
        K::QuestionAnswered => format!("በ{course} ስለ {} ያቀረቡት ጥያቄ ተመልሷል።", person(line, "ልጅዎ")),
        K::RegistrationWaits => format!("{} ተመዝግበው ውሳኔ እየጠበቁ ነው።", person(line, "አንድ ሰው")),
        K::RegistrationApproved => format!("በ{} ያደረጉት ምዝገባ ጸድቋል። እንኳን ደህና መጡ!", line.school_name),
        K::GuardianLinked => format!("አንድ አሳዳጊ ከ{} ጋር ተገናኝተዋል።", person(line, "አንድ ተማሪ")),
        K::GuardianUnlinked => {
            let child = person(line, "አንድ ልጅ");
            format!("{} ከ{child} ጋር ያለዎትን ግንኙነት አቋርጧል። በስሕተት ከሆነ የትምህርት ቤቱን ጽሕፈት ቤት ይጠይቁ።", line.school_name)
        }
        K::TotalUnder => format!("የ{} አጠቃላይ ውጤት በ{course} አሁን ካስቀመጡት ወሰን አንሷል።", person(line, "ልጅዎ")),
        K::TotalFell => format!("የ{} አጠቃላይ ውጤት በ{course} እንዲነገርዎት በመረጡት መጠን ቀንሷል።", person(line, "ልጅዎ")),
        K::WeekOver => format!("በ{} ሳምንቱ አብቅቷል፤ እንዴት እንደነበር ይመልከቱ።", line.school_name),
        K::WorkMissing => match &line.assessment {
            Some(assessment) => format!("የ{} ሥራ በ{course} አልቀረበም፦ {assessment}።", person(line, "ልጅዎ")),
            None => format!("የ{} ሥራ በ{course} አልቀረበም።", person(line, "ልጅዎ")),
        },
    }
}

/// A course's name in quotation marks, so that a prefix can stand before it.
fn course(line: &NoticeLine) -> String {
    let label = line.about.as_ref();
    label.map_or_else(|| "አንድ ትምህርት".into(), |c| format!("«{}»", super::AMHARIC.course(&c.subject, &c.class)))
}

fn person(line: &NoticeLine, otherwise: &str) -> String {
    line.person.as_ref().map_or_else(|| otherwise.into(), ToString::to_string)
}

/// Who it is, with a space behind; nobody where it is the reader, whom the verb addresses.
fn who(line: &NoticeLine) -> String {
    if line.about_reader { String::new() } else { format!("{} ", person(line, "አንድ ተማሪ")) }
}

fn whom(line: &NoticeLine) -> String {
    let otherwise = if line.role == Role::Parent { "ልጅዎ" } else { "አንድ ተማሪ" };
    if line.about_reader { "እርስዎ".into() } else { person(line, otherwise) }
}
