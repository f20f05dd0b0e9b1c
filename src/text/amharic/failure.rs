//! What failed, what was kept and what to do, in Amharic.

use school::grade::{CommentProblem, EntryProblem, ReasonProblem, TitleProblem};

use crate::text::catalogue::FailureText;

pub const FAILURE: FailureText = FailureText {
    unauthenticated: "የመግቢያ ጊዜዎ አብቅቷል። የጻፉት በዚህ ገጽ ላይ ተጠብቋል፤ እንደገና ገብተው ይድገሙት።",
    wrong_credentials: "ይህ ኢሜይልና ይህ የይለፍ ቃል አይዛመዱም። ሁለቱንም አረጋግጠው እንደገና ይሞክሩ።",
    too_many: |seconds| {
        let wait = if seconds < 120 {
            format!("{seconds} ሰከንድ")
        } else {
            format!("{} ደቂቃ", seconds.div_ceil(60))
        };
        format!("ይህ ከመጠን በላይ ብዙ ጊዜ ተሞክሯል። ምንም አልተለወጠም፤ {wait} ቆይተው እንደገና ይሞክሩ።")
    },
    not_found: "እንዲህ ያለ ገጽ የለም፣ ወይም እርስዎ እንዲያዩት አልተፈቀደም። ወደ መነሻ ገጽዎ ይመለሱ።",
    not_found_heading: "አልተገኘም",
    denied: "በእርስዎ ሚና እንዲህ ያለ ገጽ የለም። ወደ መነሻ ገጽዎ ይመለሱ።",
    conflict: "በመካከሉ ሌላ ሰው ይህን ለውጠዋል። የተቀመጠው የእርሳቸው ነው፤ የእርስዎም እዚህ ተጠብቋል፤ አንዱን ይምረጡ።",
    busy: "የትምህርት ቤቱ ሰርቨር ሥራ በዝቶበታል። ምንም አልጠፋም፤ ከጥቂት ጊዜ በኋላ እንደገና ይሞክሩ።",
    internal: |incident| format!("የኔታ ስሕተት ፈጽሟል፤ የስሕተቱ ቁጥር {incident} ነው። ምንም አልተቀመጠም፤ ቁጥሩን ለትምህርት ቤቱ ጽሕፈት ቤት ይንገሩ።"),
    offline: "የትምህርት ቤቱን ሰርቨር ማግኘት አልተቻለም። የጻፉት እዚህ ተጠብቋል፤ ግንኙነቱ ሲመለስ እንደገና ይሞክሩ።",
    heading: "አልተሳካም",
    home: "ወደ መነሻ ገጼ",
    entry,
    comment,
    unsaved: "ምንም አልተቀመጠም፤ ከውጤቶቹ አንዳንዶቹ ሊቀመጡ አይችሉም። እነዚህ ከነምክንያታቸው ተዘርዝረዋል።",
    no_such_cell: "ተማሪው ትምህርቱን ትቷል፤ ወይም ምዘናው ተሰርዟል። ምንም አልተለወጠም፤ ገጹን እንደገና ይክፈቱት።",
    cell_count: "በአንድ ጊዜ ከ1000 በላይ ውጤቶችን ማስቀመጥ አይቻልም። ምንም አልተለወጠም፤ ከፋፍለው ያስቀምጡ።",
    entry_title,
    reason,
    max_points: "ከፍተኛው ነጥብ ከ0 የሚበልጥና ከ1000 የማይበልጥ መሆን አለበት፤ ከነጥብ በኋላም ቢበዛ ሁለት አኃዝ ይኑረው።",
    save_id_reused: "ይህ የማስቀመጫ ትእዛዝ አስቀድሞ በሌላ ውጤት ወይም ምክንያት ተፈጽሟል። ገጹን አድሰው እንደገና ይጻፉት።",
    term_closed: "ሴሚስተሩ ተዘግቷል፤ ውጤቶቹ ከእንግዲህ ሊለወጡ አይችሉም።",
    course_ended: "ትምህርቱ ተጠናቋል፤ ውጤቶቹን ማየት እንጂ መለወጥ አይቻልም። አስተዳዳሪ እንደገና ሊከፍቱት ይችላሉ።",
    taken: "በዚህ ስም ወይም ቁጥር የተመዘገበ አስቀድሞ አለ። ሌላ ይምረጡ።",
    malformed: "የተላከውን ጥያቄ መረዳት አልተቻለም፤ ምንም አልተለወጠም። ገጹን እንደገና ከፍተው ይሞክሩ።",
};

pub(super) fn entry(problem: EntryProblem) -> &'static str {
    match problem {
        EntryProblem::NotANumber => "ነጥቡን እንደ 17 ወይም 17.5፣ ድርሻውን እንደ 17/20 ወይም 85%፣ ወይም EX፣ MI፣ LA፣ AB፣ IN ብለው ይጻፉ።",
        EntryProblem::Negative => "ውጤት ከዜሮ በታች ሊሆን አይችልም።",
        EntryProblem::AboveMax => "ይህ ከምዘናው ከፍተኛ ነጥብ ይበልጣል።",
        EntryProblem::TooFine => "በትክክል ሊቀመጥ የሚችለው ከነጥብ በኋላ እስከ ሁለት አኃዝ ብቻ ነው።",
        EntryProblem::OutOfZero => "ውጤት ከዜሮ ሊታሰብ አይችልም።",
    }
}

pub(super) fn entry_title(problem: TitleProblem) -> &'static str {
    match problem {
        TitleProblem::Empty => "ለምዘናው ርዕስ ይስጡት።",
        TitleProblem::TooLong => "ርዕስ ከ80 ፊደላት መብለጥ የለበትም።",
        TitleProblem::Control => "በርዕስ ውስጥ አዲስ መስመር ወይም የማይታዩ ምልክቶች ሊኖሩ አይችሉም።",
    }
}

fn comment(problem: CommentProblem) -> &'static str {
    match problem {
        CommentProblem::TooLong => "ምንም አልተቀመጠም። አስተያየት ከ500 ፊደላት መብለጥ የለበትም፤ ያሳጥሩት።",
        CommentProblem::Control => "ምንም አልተቀመጠም። በአስተያየት ውስጥ የማይታዩ ምልክቶች ሊኖሩ አይችሉም፤ እንደገና ይጻፉት።",
    }
}

fn reason(problem: ReasonProblem) -> &'static str {
    match problem {
        ReasonProblem::TooShort => "ምንም አልተቀመጠም። ውጤቱ ለምን እንደሚለወጥ በጥቂት ቃላት ይጻፉ፤ መምህራን ያነቡታል።",
        ReasonProblem::TooLong => "ምንም አልተቀመጠም። ምክንያት ከ500 ፊደላት መብለጥ የለበትም።",
        ReasonProblem::Control => "ምንም አልተቀመጠም። በምክንያት ውስጥ የማይታዩ ምልክቶች ሊኖሩ አይችሉም፤ እንደገና ይጻፉት።",
    }
}
