//! Questions of families to teachers, and requests to correct a mark.

use school::{
    glance::ConcernKind,
    person::Role,
    question::{QuestionAct, QuestionKind, QuestionRefusal, QuestionState},
};

use crate::text::catalogue::QuestionText;

pub(super) const QUESTIONS: QuestionText = QuestionText {
    heading: "ለመምህራን የቀረቡ ጥያቄዎች",
    hint,
    none: |role| match role {
        Role::Student | Role::Parent => "እስካሁን ምንም አልጠየቁም። በእያንዳንዱ ትምህርት ገጽ ላይ መምህሩን መጠየቅ ይችላሉ።",
        Role::Teacher | Role::Admin => "እዚህ የቀረበ ጥያቄ የለም።",
    },
    which: "የትኞቹ ጥያቄዎች",
    all: "ሁሉም",
    waiting: |n| format!("መልስ የሚጠብቁ ({n})"),
    kind: |kind| match kind {
        QuestionKind::Question => "ጥያቄ",
        QuestionKind::Correction => "ውጤት እንዲታረም የቀረበ ጥያቄ",
    },
    state: |state| match state {
        QuestionState::Open => "መልስ በመጠበቅ ላይ",
        QuestionState::Answered => "ተመልሷል",
        QuestionState::Corrected => "ውጤቱ ታርሟል",
        QuestionState::Kept => "ውጤቱ አልተለወጠም",
        QuestionState::Withdrawn => "ተነሥቷል",
    },
    step: |act, who| match act {
        QuestionAct::Ask => format!("{who} ጠየቁ"),
        QuestionAct::AskAgain => format!("{who} አከሉ"),
        QuestionAct::Withdraw => format!("{who} ጥያቄውን አነሡ"),
        QuestionAct::Answer => format!("{who} መለሱ"),
        QuestionAct::Correct => format!("{who} ውጤቱን አረሙ"),
        QuestionAct::Keep => format!("{who} ውጤቱን እንዳለ ተዉት"),
    },
    asked_by: |name, role| format!("የጠየቁት፦ {name} ({role})"),
    from_concern: |concern| match concern {
        ConcernKind::UnderPass => "(ከማለፊያ በታች ስለሆነ አጠቃላይ ውጤት)",
        ConcernKind::Missing => "(ስላልቀረበ ሥራ)",
        ConcernKind::Falling => "(እየቀነሱ ስላሉ ውጤቶች)",
        ConcernKind::NotAssessed => "(ውጤት ስለሌለው ትምህርት)",
    },
    button: |act| match act {
        QuestionAct::Ask | QuestionAct::AskAgain => "ላክ",
        QuestionAct::Withdraw => "ጥያቄውን አንሣ",
        QuestionAct::Answer => "መልስ",
        QuestionAct::Correct => "ውጤቱን አርም",
        QuestionAct::Keep => "ውጤቱን እንዳለ ተው",
    },
    done: |state| match state {
        QuestionState::Open => "ተልኳል። የትምህርቱ መምህራን ተነግሯቸዋል።",
        QuestionState::Answered => "ተመልሷል። ለጠየቁት ተነግሯቸዋል።",
        QuestionState::Corrected => "ውጤቱ ታርሟል። ለጠየቁት ተነግሯቸዋል።",
        QuestionState::Kept => "ውጤቱ እንዳለ ይቆያል። ለጠየቁት ተነግሯቸዋል።",
        QuestionState::Withdrawn => "ጥያቄው ተነሥቷል።",
    },
    answer: "መልስ ይስጡ",
    your_answer: "መልስዎ",
    your_words: "የእርስዎ ቃል",
    new_mark: "የሚለወጥ ከሆነ አዲሱ ውጤት",
    mark_now: |mark, max| format!("አሁን ያለው ውጤት፦ {mark} ከ{max}"),
    add: "ተጨማሪ ነገር ይጻፉ",
    ask_again: "እንደገና ይጠይቁ",
    take_back: "ጥያቄውን ያንሡ…",
    take_back_hint: "መምህራኑ መልስ እንደማይጠብቁ ያያሉ። እንደገና መጠየቅ ይችላሉ።",
    ask_teacher: "መምህሩን ይጠይቁ",
    ask_hint: "የሚያነቡት የትምህርቱ መምህራንና የትምህርት ቤቱ ጽሕፈት ቤት ብቻ ናቸው። መልሱ ወደ ማሳወቂያዎችዎ ይመጣል።",
    about: "ስለ",
    whole_course: "ትምህርቱ በአጠቃላይ",
    i_want: "የምፈልገው",
    i_ask: |kind| match kind {
        QuestionKind::Question => "አንድ ነገር መጠየቅ",
        QuestionKind::Correction => "ውጤቱ እንደገና እንዲታይ",
    },
    send: "ላክ",
    sent: "ተልኳል። የትምህርቱ መምህራን ተነግሯቸዋል፤ መልሱ ወደ ማሳወቂያዎችዎ ይመጣል።",
    refused,
};

fn hint(role: Role) -> &'static str {
    match role {
        Role::Student | Role::Parent => "መምህራንን የጠየቁትና እነርሱ የመለሱት።",
        Role::Teacher => "ቤተሰቦች ስለ ትምህርቶችዎ የሚጠይቁት። መልስ የሚጠብቁት መጀመሪያ ይታያሉ።",
        Role::Admin => "ቤተሰቦች የሚጠይቁትና መምህራን የሚመልሱት፣ ለማንበብ።",
    }
}

fn refused(refusal: QuestionRefusal) -> &'static str {
    match refusal {
        QuestionRefusal::TooShort => "ምንም አልተላከም። በጥቂት ቃላት ይግለጹት።",
        QuestionRefusal::TooLong => "ምንም አልተላከም። ከ500 ፊደላት መብለጥ አይችልም፤ ያሳጥሩት።",
        QuestionRefusal::Control => "ምንም አልተላከም። የማይታዩ መቆጣጠሪያ ምልክቶች ሊኖሩት አይችልም፤ እንደገና ይጻፉት።",
        QuestionRefusal::NoMark => "ምንም አልተላከም። ውጤት ያለው ምዘና ይምረጡ፤ ወይም በምትኩ ጥያቄ ይጠይቁ።",
        QuestionRefusal::TooMany => "ምንም አልተላከም። ስለዚህ ትምህርት አምስት ጥያቄዎችዎ መልስ እየጠበቁ ነው፤ ከእነርሱ በአንዱ ላይ ያክሉ ወይም መልስ ይጠብቁ።",
        QuestionRefusal::Changed => "ምንም አልተላከም። ሌላ ሰው ቀድሟል፦ ከላይ ያለውን አዲስ ነገር ያንብቡና አሁንም የሚስማማ ከሆነ እንደገና ይላኩ።",
        QuestionRefusal::SameMark => "ምንም አልተላከም። ውጤቱ አስቀድሞ ይኸው ነው፤ ሌላ ይጻፉ ወይም ውጤቱን እንዳለ ትተው ምክንያቱን ይግለጹ።",
        QuestionRefusal::NotNow => "ምንም አልተላከም። ጥያቄው ከእንግዲህ ያንን አይጠብቅም፤ ገጹን እንደገና ይጫኑ።",
    }
}
