//! Grading policies: of a course, and what a school's courses start from.

use school::{
    grade::{DraftProblem, Flag, Method, Percent, PolicyDraft, PolicyEffect, Rounding, Unscored},
    label::LabelProblem,
    view::{DefaultsPreview, PolicyLock, PolicyRefusal, PolicySource},
};

use super::kind;
use crate::text::catalogue::{PolicyDefaultsText, PolicyEffectText, PolicyFormText, PolicyHistoryText, PolicyText};

pub(super) const POLICY: PolicyText = PolicyText {
    heading: "የውጤት አሰጣጥ ደንብ",
    back: "የውጤት መዝገብ",
    in_force: "አሁን የሚሠራው",
    source: |source| match source {
        PolicySource::Own => "ይህ ትምህርት የራሱ ደንብ አለው።",
        PolicySource::Level => "ይህ ትምህርት የክፍል ደረጃውን መነሻ ደንብ ይከተላል።",
        PolicySource::School => "ይህ ትምህርት የትምህርት ቤቱን መነሻ ደንብ ይከተላል።",
        PolicySource::Program => "ይህ ትምህርት የየኔታን መነሻ ደንብ ይከተላል።",
    },
    lock,
    read_only: "የሚለውጡት የትምህርቱ ዋና መምህርና የትምህርት ቤቱ አስተዳዳሪዎች ናቸው።",
    part: "ምድብ",
    weight: "ክብደት",
    kinds: "የምዘና ዓይነቶች",
    method: "ውጤቶቹ እንዴት እንደሚደመሩ",
    method_of: |method| match method {
        Method::MeanOfPercentages => "የመቶኛዎች አማካይ፦ ሁሉም ምዘናዎች እኩል ክብደት አላቸው",
        Method::SumOfPoints => "የነጥቦች ድምር፦ ምዘና የሚመዝነው በከፍተኛ ነጥቡ ልክ ነው",
    },
    drops: "የሚተዉ",
    flags: "በመጨረሻው አጠቃላይ ውጤት ነጥብ የሌለው ሥራ",
    flag_rule: |flag| match flag {
        Flag::Missing => "ያልቀረበ (MI)",
        Flag::Late => "ዘግይቶ የቀረበ (LA)",
        Flag::Absent => "ተማሪው ያልተገኙበት (AB)",
        Flag::Incomplete => "ያልተሟላ (IN)",
        Flag::Excused => "በፈቃድ የተተወ (EX)",
        Flag::None => "ምልክት የለም",
    },
    rule_of: |rule| match rule {
        Unscored::Zero => "እንደ ዜሮ ይታሰባል",
        Unscored::LeaveOut => "አይታሰብም",
        Unscored::Wait => "ገና ይጠብቃል",
    },
    rounding: "ማጠጋጋት",
    rounding_of: |rounding| match rounding {
        Rounding::HalfUp => "ከነጥብ በኋላ ወደ ሁለት አኃዝ፤ ግማሽ ወደ ላይ",
        Rounding::HalfUpAndLift => "ከነጥብ በኋላ ወደ ሁለት አኃዝ፤ ግማሽ ወደ ላይ፤ ከ49.5 እስከ 49.99 ያለው 50 ነው",
    },
    form: FORM,
    effect: EFFECT,
    history: HISTORY,
    defaults: DEFAULTS,
    applied: "ደንቡ መሥራት ጀምሯል። መምህራን፣ ተማሪዎችና ቤተሰቦች አዲሶቹን አጠቃላይ ውጤቶች ያያሉ።",
    refused: |why| match why {
        PolicyRefusal::ChangedMeanwhile => {
            "ምንም አልተለወጠም፦ በመካከሉ ሌላ ሰው ደንቡን ለውጠዋል። ምን እንደሚያደርግ እንደገና ተሰልቷል፤ ተመልክተው እንደገና ሥራ ላይ ያውሉት።"
        }
        PolicyRefusal::EffectChanged => {
            "ምንም አልተለወጠም፦ በመካከሉ ውጤቶች ስለተለወጡ ደንቡ ያዩትን አያደርግም ነበር። ምን እንደሚያደርግ እንደገና ተሰልቷል፤ ተመልክተው እንደገና ይሞክሩ።"
        }
        PolicyRefusal::Locked(why) => lock(why),
    },
};

const FORM: PolicyFormText = PolicyFormText {
    heading: "ደንቡን ይለውጡ",
    start_from: "ከዚህ ይጀምሩ",
    start_program: "አሳይመንቶች 40፣ ፈተናዎች 60",
    start_levels: |first, last| {
        if first == last {
            format!("ኢትዮጵያ፣ {first}")
        } else {
            format!("ኢትዮጵያ፣ ከ{first} እስከ {last}")
        }
    },
    legend: |n| format!("ምድብ {n}"),
    name: "ስም",
    weight: "ክብደት በመቶኛ",
    drop: "ይበልጥ እንዲጠቅም የሚተዉ ውጤቶች ብዛት",
    add: "ምድብ ይጨምሩ",
    remove: |n| format!("ምድብ {n}ን ያስወግዱ"),
    kinds_hint: "እያንዳንዱ ዓይነት በአንድ ምድብ ብቻ ይታሰባል።",
    choose: "ምድብ ይምረጡ",
    flags_hint: "ነጥብ ሁልጊዜ ይታሰባል፤ ይህ ነጥብ ለሌለው ሥራ ነው።",
    show_effect: "ምን እንደሚያደርግ ያሳዩ",
    wrong: "ገና ምንም አልተሰላም፦ ከዚህ በታች የተመለከተውን ያርሙ።",
    problem,
};

const EFFECT: PolicyEffectText = PolicyEffectText {
    heading: "ይህ ምን ያደርጋል",
    now: "የአሁኑ አጠቃላይ ውጤቶች",
    at_the_end: "ሴሚስተሩ አሁን ቢዘጋ የመጨረሻው አጠቃላይ ውጤቶች",
    sentence,
    total_now: "የአሁኑ፣ ዛሬ",
    total_then: "የአሁኑ፣ ከዚያ በኋላ",
    final_now: "የመጨረሻው፣ ዛሬ",
    final_then: "የመጨረሻው፣ ከዚያ በኋላ",
    moved: "የሚለወጡ አጠቃላይ ውጤቶች",
    unmoved: |n| format!("{n} እንዳሉ ይቆያሉ።"),
    apply: "ይህን ደንብ ሥራ ላይ ያውሉ",
    follow: "የትምህርቱን የራሱን ደንብ ይተዉ",
};

const HISTORY: PolicyHistoryText = PolicyHistoryText {
    heading: "የቀድሞ ደንቦች",
    empty: "በዚህ ሴሚስተር ደንቡ ተለውጦ አያውቅም።",
    version: "ቁጥር",
    what: "ደንብ",
    follows: "መነሻውን ይከተላል",
    restore: "ይመልሱ",
    restore_version: |n| format!("ደንብ ቁጥር {n}ን ይመልሱ"),
};

const DEFAULTS: PolicyDefaultsText = PolicyDefaultsText {
    heading: "የውጤት አሰጣጥ ደንቦች",
    intro: "የራሳቸው ደንብ የሌላቸው ትምህርቶች የሚከተሉት መነሻ። ለውጥ ለዚህ ሴሚስተርና በኋላ ለሚጀምሩት ነው፤ ያለፉት ሴሚስተሮች የራሳቸውን እንደያዙ ይቆያሉ።",
    of_term: |term| format!("ለ{term}"),
    school: "ትምህርት ቤቱ",
    levels: |first, last| if first == last { first.to_owned() } else { format!("ከ{first} እስከ {last}") },
    none: "የየኔታ መነሻ፦ አሳይመንቶች 40፣ ፈተናዎች 60",
    whom: "ለማን",
    first: "ከክፍል",
    last: "እስከ ክፍል",
    whole_school: "ትምህርት ቤቱ በሙሉ",
    clear: "ይህን መነሻ ያስወግዱ",
    change: "ይለውጡ",
    follow: |preview: &DefaultsPreview| {
        let DefaultsPreview { following, own, uncounted, .. } = preview;
        let mut text = format!("{following} ትምህርቶች ይህን መነሻ ይከተላሉ፤ {own} የራሳቸው ደንብ ስላላቸው እንዳሉ ይቆያሉ።");
        if *uncounted > 0 {
            text += &format!(" ሌሎች {uncounted} ትምህርቶችም ይከተሉታል፤ አልተሰሉም፤ ቁጥሮቹ የሌሎቹ ናቸው።");
        }
        text
    },
    courses: "አጠቃላይ ውጤታቸው የሚለወጥ ትምህርቶች",
};

fn lock(why: PolicyLock) -> &'static str {
    match why {
        PolicyLock::TermClosed => "ሴሚስተሩ ተዘግቷል፤ ስለዚህ ደንቡ እንዳለ ይቆያል። አስተዳዳሪ ሴሚስተሩን በትምህርት ማውጫው እንደገና ሊከፍቱት ይችላሉ።",
        PolicyLock::CourseEnded => "ትምህርቱ ተጠናቋል፦ ደንቡ እንዳለ ይቆያል።",
        PolicyLock::NoTerm => "እስካሁን ሴሚስተር የለም። አስተዳዳሪ በትምህርት ማውጫው ይጨምራሉ።",
    }
}

fn problem(problem: DraftProblem) -> String {
    match problem {
        DraftProblem::Name(_, LabelProblem::Empty) => "ለምድቡ ስም ይስጡት።".into(),
        DraftProblem::Name(_, LabelProblem::TooLong) => "ስም ከ80 ፊደላት መብለጥ የለበትም።".into(),
        DraftProblem::Name(_, LabelProblem::Control) => "በስም ውስጥ የማይታዩ ምልክቶች ሊኖሩ አይችሉም።".into(),
        DraftProblem::NameTwice(_) => "ይህ ስም ያለው ሌላ ምድብ አለ።".into(),
        DraftProblem::Weight(_) => "ከ0 እስከ 100 ያለ መቶኛ ይጻፉ፤ ከነጥብ በኋላም ቢበዛ ሁለት አኃዝ።".into(),
        DraftProblem::Drop(_) => format!("ከ0 እስከ {} ያለ ሙሉ ቁጥር ይጻፉ።", PolicyDraft::MOST_DROPPED),
        DraftProblem::Sum(sum) => format!("የክብደቶቹ ድምር {sum}% ነው፤ 100% እስኪሆን ድረስ ይለውጧቸው።"),
        DraftProblem::Homeless(of) => format!("{} በየትኛው ምድብ እንደሚታሰብ ይምረጡ።", kind(of)),
        DraftProblem::NothingCounts => "ምንም ውጤት አይታሰብም፤ ክብደት ባለው ምድብ የሚታሰብ የምዘና ዓይነት ይምረጡ።".into(),
    }
}

fn sentence(effect: &PolicyEffect) -> String {
    let PolicyEffect { totals, moved, other_award, fall, rise, mean_before, mean_after, .. } = effect;
    if *moved == 0 {
        return format!("ከ{totals} አጠቃላይ ውጤቶች የሚለወጥ የለም።");
    }
    let mean = |percent: &Option<Percent>| percent.map_or_else(|| "–".to_owned(), |percent| format!("{percent}%"));
    format!(
        "ከ{totals} አጠቃላይ ውጤቶች {moved} ይለወጣሉ። {other_award} ሌላ ፊደል ወይም ውሳኔ ያገኛሉ፤ {fall} ከማለፍ ወደ አለማለፍ፣ {rise} ከአለማለፍ ወደ ማለፍ። \
         አማካይ {} → {}።",
        mean(mean_before),
        mean(mean_after)
    )
}
