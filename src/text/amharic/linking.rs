//! Linking parents to their children.

use school::{
    family::{Kinship, LinkAct},
    link_code::{CodeProblem, LinkProblem},
    view::FamilyShow,
};

use crate::text::catalogue::{LetterText, LinkingText};

pub(super) const LINKING: LinkingText = LinkingText {
    families_heading: "ቤተሰቦች",
    class_families_heading: "የክፍሌ ተማሪዎች ቤተሰቦች",
    families_hint: "ለቤተሰብ ኮድ ያለው ደብዳቤ ይሰጣል። ኮዱን ያስገቡ ወላጅ ከዚያ ጀምሮ የልጃቸውን ውጤት ያያሉ።",
    search: "የተማሪ ስም ወይም ቁጥር",
    filter: "ቤተሰቦችን ይለዩ",
    every_class: "ሁሉም ክፍሎች",
    show: "የሚታዩት",
    show_of,
    clear: "ያጽዱ",
    table: "ተማሪዎች ከአሳዳጊዎቻቸውና ከደብዳቤዎቻቸው ጋር",
    guardians: "አሳዳጊዎች",
    codes: "በሥራ ላይ ያሉ ደብዳቤዎች",
    no_guardian: "እስካሁን የለም",
    no_class: "የክፍል ኃላፊ መምህር የሆኑበት ክፍል የለም። ኃላፊውን የሚወስነው የትምህርት ቤቱ ጽሕፈት ቤት ነው።",
    since: "የተገናኙት፦",
    issued: "የተዘጋጀው፦",
    works_until: "የሚያበቃው፦",
    kinship,
    issue: "ደብዳቤ ያዘጋጁ",
    another_guardian: "ለሌላ አሳዳጊ፤ በሥራ ላይ ያሉት ደብዳቤዎች መሥራታቸውን ይቀጥላሉ",
    issue_submit: "ደብዳቤውን ያዘጋጁ",
    class_letters: "ለአንድ ሙሉ ክፍል ደብዳቤዎች",
    only_unlinked: "አሳዳጊ ለሌላቸው ተማሪዎች ብቻ",
    class_submit: "ደብዳቤዎቹን ያዘጋጁ",
    end: |guardian| format!("የ{guardian}ን ግንኙነት ያቋርጡ"),
    end_hint: |guardian, child| format!("{guardian} ከእንግዲህ ስለ {child} ምንም አያዩም። በአዲስ ደብዳቤ እንደገና መገናኘት ይቻላል።"),
    end_submit: "ግንኙነቱን ያቋርጡ",
    ended: |guardian, child| format!("{guardian} ከእንግዲህ ከ{child} ጋር አልተገናኙም።"),
    history: "ታሪክ",
    step: |act, guardian, by| match act {
        LinkAct::Linked => format!("{guardian} በደብዳቤ ኮድ ተገናኝተዋል"),
        LinkAct::Unlinked => format!("{by} የ{guardian}ን ግንኙነት አቋርጠዋል"),
    },
    letters: LETTERS,
    link_heading: "ልጅዎን ያገናኙ",
    link_hint: "ከልጅዎ ትምህርት ቤት በመጣው ደብዳቤ ላይ ያለውን ኮድ ያስገቡ። ውጤቶቹን ወዲያውኑ ያያሉ።",
    code: "ኮድ",
    code_hint: "በሦስት ቡድን የተጻፉ ዘጠኝ የእንግሊዝኛ ፊደላትና አኃዞች። ትልቅም ትንሽም ፊደል፣ ከሰረዝ ጋርም ያለሰረዝም ይሆናል።",
    kinship_label: "ከልጄ ጋር ያለኝ ዝምድና",
    name_hint: "ስምዎን የሚያውቅ ትምህርት ቤት ገና የለም። እባክዎ ስምዎን ያስገቡ።",
    link_submit: "ያገናኙ",
    linked_heading: "የተገናኙ ልጆች",
    link_first: "በደብዳቤዎ ላይ ያለውን ኮድ ያስገቡ",
    problem,
};

const LETTERS: LetterText = LetterText {
    heading: "ደብዳቤዎች",
    hint: |n| {
        let letters = if n == 1 {
            "1 ደብዳቤ".to_owned()
        } else {
            format!("{n} ደብዳቤዎች፣ እያንዳንዱ በአንድ ገጽ")
        };
        format!("{letters}። አሁኑኑ ያትሙ፤ ኮዶቹ የሚታዩት ለዚህ ጊዜ ብቻ ነው፤ እንደገና ሊነበቡ አይችሉም።")
    },
    print: "ያትሙ",
    language: "የደብዳቤዎቹ ቋንቋ",
    of_the_family: "የየቤተሰቡ",
    in_both: "በሁለቱም",
    language_hint: "ለቤተሰብ የሚጻፈው አሳዳጊዎቹ ለመለያቸው በመረጡት ቋንቋ ነው፤ ካልመረጡ በትምህርት ቤቱ ቋንቋ ይሆናል።",
    gone: "የእነዚህ ደብዳቤዎች ኮዶች አንዴ ታይተዋል፤ እንደገና ማንም ሊያነባቸው አይችልም። በሚያስፈልግበት ቦታ አዲስ ደብዳቤ ያዘጋጁ።",
    back: "ቤተሰቦች",
    subject: |child| format!("የ{child}ን የትምህርት ውጤት ስለመከታተል"),
    dear: |child| format!("ለተከበሩ የ{child} ቤተሰብ፣"),
    what: "ትምህርት ቤታችን የተማሪዎችን ውጤት የሚመዘግበው በየኔታ ነው። በዚህ ደብዳቤ የልጅዎን ትምህርቶችና ውጤቶች መምህሩ እንዳስገቡት በስልክ ወይም በኮምፒውተር \
           ማየት ይችላሉ። ምንም ክፍያ የለውም።",
    open: "ይህን አድራሻ ይክፈቱ፦",
    sign_in: "ይግቡ። መለያ ከሌለዎት ጽሕፈት ቤቱን ይጠይቁ ወይም ይመዝገቡ።",
    type_code: "ይህን ኮድ ያስገቡ፦",
    until: "ኮዱ ለአንድ ጊዜ ብቻ ይሠራል፤ የሚያበቃው፦",
    keep: "ይህን ደብዳቤ ለራስዎ ብቻ ይያዙ፤ ኮዱን ያስገባ ሰው ሁሉ ከልጅዎ ጋር ይገናኛል።",
    another: "ለእያንዳንዱ አሳዳጊ የየራሱ ደብዳቤ ያስፈልጋል። ትምህርት ቤቱ የሚያስፈልግዎትን ያህል ያዘጋጃል።",
};

fn show_of(show: FamilyShow) -> &'static str {
    match show {
        FamilyShow::All => "ሁሉም ተማሪዎች",
        FamilyShow::Unlinked => "አሳዳጊ የሌላቸው",
        FamilyShow::Waiting => "በሥራ ላይ ያለ ደብዳቤ ያላቸው",
    }
}

fn kinship(kinship: Kinship) -> &'static str {
    match kinship {
        Kinship::Mother => "እናት",
        Kinship::Father => "አባት",
        Kinship::Guardian => "አሳዳጊ",
        Kinship::Other => "ሌላ ዘመድ",
    }
}

fn problem(problem: LinkProblem) -> String {
    match problem {
        LinkProblem::Code(CodeProblem::Length) => "ኮድ ዘጠኝ ፊደላትና አኃዞች አሉት። ሁሉንም ያስገቡ።".into(),
        LinkProblem::Code(CodeProblem::Mistyped) => {
            "ከኮዱ አንዱ ፊደል ወይም አኃዝ ተሳስቷል፣ ወይም ሁለቱ ቦታ ተቀያይረዋል። ከደብዳቤው ጋር አመሳክረው እንደገና ያስገቡ።".into()
        }
        LinkProblem::UnknownOrUsed => "ይህ ኮድ አይታወቅም ወይም አስቀድሞ ጥቅም ላይ ውሏል። አዲስ ደብዳቤ ከትምህርት ቤቱ ይጠይቁ።".into(),
        LinkProblem::Expired => "የዚህ ኮድ ሰባት ቀናት አልፈዋል። አዲስ ደብዳቤ ከትምህርት ቤቱ ይጠይቁ።".into(),
        LinkProblem::TooManyTries { again_in_minutes } => {
            format!("የተሳሳተ ኮድ ብዙ ጊዜ ገብቷል። ከ{again_in_minutes} ደቂቃ በኋላ እንደገና ይሞክሩ፤ ደብዳቤዎ አሁንም ይሠራል።")
        }
        LinkProblem::NameNeeded => "ትምህርት ቤቱ ስምዎን አያውቅም፤ እባክዎ ስምዎን ያስገቡ። ኮዱ አሁንም ይሠራል።".into(),
        LinkProblem::Suspended => "በዚህ ልጅ ትምህርት ቤት መለያዎ ታግዷል። የትምህርት ቤቱን ጽሕፈት ቤት ይጠይቁ፤ ኮዱ አሁንም ይሠራል።".into(),
        LinkProblem::NobodyLeft => "ከክፍሉ ተማሪዎች ደብዳቤ የሚያስፈልገው የለም። ምንም አልተዘጋጀም።".into(),
    }
}
