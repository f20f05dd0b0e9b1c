//! How a total is made, and what flags do.

use school::grade::{Basis, Effect, Flag, Letter, Row, Unscored};

use crate::text::catalogue::{ExplainText, HelpText};

pub(super) const EXPLAIN: ExplainText = ExplainText {
    open: "ይህ አጠቃላይ ውጤት እንዴት እንደተሰላ",
    open_of: |name| format!("የ{name} አጠቃላይ ውጤት እንዴት እንደተሰላ"),
    held_back: |titles| format!("የተያዘ፤ በቤተሰቡ ገጽም ሆነ እዚያ ባለው ጠቅላላ ውጤት ውስጥ ገና የለም፦ {titles}።"),
    basis: |basis| match basis {
        Basis::Current => "ይህ የአሁኑ አጠቃላይ ውጤት ነው፦ እስካሁን የታረመውን ብቻ ይይዛል። ገና ነጥብ ያላገኘ ሥራ አይቀንሰውም።",
        Basis::Final => "ይህ የመጨረሻው አጠቃላይ ውጤት ነው፦ ሴሚስተሩ ተዘግቷል፤ ነጥብ የሌለው ሥራ የትምህርቱ ደንብ እንደሚለው ይታሰባል።",
    },
    stock: ["አሳይመንቶች", "ፈተናዎች", "ተከታታይ ምዘና", "የአጋማሽ ፈተና", "የማጠቃለያ ፈተና"],
    part: |name, weight| format!("{name}፦ ከጠቅላላው {weight}"),
    effect_heading: "ምን ያደርጋል",
    scored: |points, max| format!("{points} ከ{max}"),
    flag,
    effect: |effect| match effect {
        Effect::Counts => "ይታሰባል",
        Effect::Zero => "እንደ ዜሮ ይታሰባል",
        Effect::LeftOut => "አይታሰብም",
        Effect::Waits => "ይጠብቃል",
    },
    why,
    out_of_nothing: "ከፍተኛ ነጥብ ስለሌለው የትም አይታሰብም።",
    dropped: "ተትቷል፦ ተማሪውን ይበልጥ የሚጠቅመው ይህን መተው ነው።",
    drops: |n, with, without| {
        format!("መተዋቸው ይበልጥ የሚጠቅም ውጤቶች ({n}) ተትተዋል፦ ሁሉም ቢታሰቡ ይህ ምድብ {with} ይሆን ነበር፤ አሁን {without} ነው።")
    },
    empty_part: "በዚህ ምድብ እስካሁን የሚታሰብ ውጤት የለም።",
    mean: |sum, n, share| match n {
        1 => format!("የሚታሰበው አንድ ውጤት ነው፦ {share}።"),
        _ => format!("ሁሉም ውጤቶች እኩል ክብደት አላቸው፦ {sum}፣ ለ{n} ሲካፈል {share} ነው።"),
    },
    sum: |points, max, share| format!("የሁሉም ነጥቦች ድምር ከሁሉም ከፍተኛ ነጥቦች ድምር፦ {points} ከ{max} {share} ነው።"),
    nothing: "እስካሁን የሚታሰብ ውጤት ስለሌለ አጠቃላይ ውጤት የለም።",
    moved: |names, weight| {
        format!("በእነዚህ ምድቦች እስካሁን የሚታሰብ ውጤት የለም፦ {names}። ክብደታቸው ({weight}) ለሌሎቹ ምድቦች በየድርሻቸው ይከፋፈላል።")
    },
    weighed: |sum, weights, share| format!("ምድቦቹ በየክብደታቸው፦ {sum}፣ ለ{weights} ሲካፈል {share} ነው።"),
    rounded: |share, rounded| format!("አንድ ጊዜ ብቻ ወደ ቅርቡ መቶኛ ክፍልፋይ ይጠጋጋል፤ ግማሽ ወደ ላይ፦ {share} ወደ {rounded}።"),
    lifted: |rounded, shown| format!("ከ49.5% ጀምሮ ከ50% በታች ያለው 50% ሆኖ ይታያል፦ {rounded} ወደ {shown}።"),
    letter: |shown, letter, least| match letter {
        Letter::F => format!("{shown} F ነው፦ ከ60% በታች ነው።"),
        _ => format!("{shown} {} ነው፦ ይህ ፊደል ከ{least} ይጀምራል።", letter.name()),
    },
    passes: |shown, passes| {
        if passes {
            format!("{shown} ያልፋል፦ 50% በቂ ነው።")
        } else {
            format!("{shown} አያልፍም፦ ለማለፍ 50% ያስፈልጋል።")
        }
    },
    about: |percent| format!("≈ {percent}%"),
    percent: |percent| format!("{percent}%"),
    exactly: |fraction| format!("በትክክል {fraction}"),
    data: "የስሌቱን ቅደም ተከተል እንደ መረጃ ያስቀምጡ",
};

pub const HELP: HelpText = HelpText {
    link: "EX፣ MI፣ LA፣ AB እና IN አጠቃላይ ውጤትን ምን ያደርጉታል",
    heading: "ምልክቶች አጠቃላይ ውጤትን ምን ያደርጉታል",
    intro: "ምልክት ከነጥቡ ጎን ሆኖ ስለ ውጤቱ አንድ ነገር ይገልጻል። በሁሉም ገጾች አጠቃላይ ውጤት የሚሰላው በዚህ ሰንጠረዥ ነው፦ ለእያንዳንዱ ውጤት የሚስማማው አንድ መስመር ብቻ \
        ነው። ምልክት ነጥብን አይሰርዝም፤ ነጥብ የሌለው ሥራም የአሁኑን አጠቃላይ ውጤት አይቀንስም።",
    caption: "ምልክቶችና ምልክቱ ያለበት ውጤት የሚያደርገው",
    flag: "ምልክት",
    typed: "የሚጻፈው",
    points: "ነጥብ",
    with_points: "ነጥብ ያለው",
    without_points: "ነጥብ የሌለው",
    total: "አጠቃላይ ውጤት",
    total_of: |basis| match basis {
        None => "ሁለቱም",
        Some(Basis::Current) => "የአሁኑ",
        Some(Basis::Final) => "የመጨረሻው",
    },
    rule: "የትምህርቱ ደንብ የሚለው",
    rule_of: |rule| match rule {
        None => "ለውጥ አያመጣም",
        Some(Unscored::Zero) => "ዜሮ ነው",
        Some(Unscored::LeaveOut) => "አይታሰብ",
        Some(Unscored::Wait) => "ይጠብቅ",
    },
    why: "ለምን",
};

fn flag(flag: Flag) -> &'static str {
    match flag {
        Flag::None => "ምልክት የለም",
        Flag::Excused => "በፈቃድ የተተወ",
        Flag::Missing => "ያልቀረበ",
        Flag::Late => "ዘግይቶ የቀረበ",
        Flag::Absent => "ተማሪው ያልተገኙበት",
        Flag::Incomplete => "ያልተሟላ",
    }
}

fn why(row: Row) -> String {
    let named = flag(row.flag);
    match (row.flag, row.scored, row.basis, row.effect) {
        (Flag::None, true, ..) => "ነጥቡ ይታሰባል።".into(),
        (Flag::None, false, ..) => "ገና አልታረመም፤ ምንም አይቀንስም።".into(),
        (Flag::Excused, ..) => "በፈቃድ የተተወ፦ አይጠቅምም አይጎዳም።".into(),
        (_, true, ..) => format!("{named}፣ ግን ነጥብ አለው፤ ነጥቡም ይታሰባል፦ ምልክት ነጥብን አይሰርዝም።"),
        (_, false, Some(Basis::Current), _) => format!("{named}፣ ነጥብ የለውም፦ የአሁኑ አጠቃላይ ውጤት ነጥቡን ይጠብቃል።"),
        (.., Effect::Zero | Effect::Counts) => format!("{named}፣ ነጥብ የለውም፦ ደንቡ እንደሚለው እንደ ዜሮ ይታሰባል።"),
        (.., Effect::LeftOut) => format!("{named}፣ ነጥብ የለውም፦ ደንቡ እንደሚለው አይታሰብም።"),
        (.., Effect::Waits) => format!("{named}፣ ነጥብ የለውም፦ ደንቡ እንደሚለው ገና ይጠብቃል።"),
    }
}
