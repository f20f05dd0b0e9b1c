//! The admin's catalogue and settings.

use school::{
    calendar::Calendar,
    curriculum::{Region, StageProblem},
    grade::Scale,
    label::LabelProblem,
    language::{Languages, Tongue},
    settings::{Grace, Setting},
    setup::SetupProblem,
};

use crate::text::catalogue::SetupText;

pub(super) const SETUP: SetupText = SetupText {
    settings_heading: "ቅንብሮች",
    name: "የትምህርት ቤቱ ስም",
    region: "ክልል",
    region_of,
    no_region: "አልተገለጸም",
    scale: "ከመቶኛው ጎን የሚታየው",
    scale_of,
    scale_hint: "መምህራን፣ ተማሪዎችና ወላጆች በእያንዳንዱ አጠቃላይ ውጤት ላይ ያዩታል።",
    rank_shown: "ተማሪዎች ደረጃቸውን ያያሉ",
    rank_shown_hint: "በእያንዳንዱ ትምህርት ላይ ለተማሪውና ለአሳዳጊዎቹ ይታያል። የተመዘኑት ተማሪዎች ከስምንት በታች በሆኑበት ትምህርት ደረጃ አይታይም።",
    class_shown: "ተማሪዎች የክፍሉን መካከለኛ፣ ዝቅተኛና ከፍተኛ ውጤት ያያሉ",
    class_shown_hint: "በእያንዳንዱ ምዘና ላይ የክፍሉ መካከለኛ ውጤትና ዝቅተኛውና ከፍተኛው ለተማሪውና ለአሳዳጊዎቹ ይታያል። ከስምንት ያነሱ ተማሪዎች በተመዘኑበት ምንም አይታይም።",
    grace: "ቤተሰቦች ውጤትን የሚያዩት",
    grace_of,
    grace_hint: "ተማሪዎችና ወላጆች ውጤትን የሚያዩት ከተመዘገበ ከዚህ ያህል ጊዜ በኋላ ነው። በዚያ ጊዜ ውስጥ የታረመ ስሕተት አይደርሳቸውም፤ መምህራንና አስተዳዳሪዎች \
                 ግን ወዲያውኑ ያያሉ።",
    calendar: "የዘመን አቆጣጠር",
    calendar_of,
    calendar_hint: "ቀናት በዚህ አቆጣጠር ይታያሉ። ቀን የሚሞላባቸው ቦታዎች የመቃኛውን አቆጣጠር እንደያዙ ይቆያሉ።",
    time_zone: "የሰዓት ሰቅ",
    time_zone_hint: "ከዝርዝሩ ይምረጡ ወይም ስሙን ይጻፉ፤ ለምሳሌ Africa/Addis_Ababa።",
    languages: "ቋንቋዎች",
    languages_of,
    languages_hint: "መጀመሪያ የተጠቀሰው የትምህርት ቤቱ ቋንቋ ነው፤ የመግቢያው ገጽ፣ ደብዳቤዎችና ቋንቋ ያልመረጡ ሰዎች ገጾች በእርሱ ይታያሉ። ሰዎች ከተጠቀሱት \
                     ቋንቋዎች መካከል መምረጥ ይችላሉ።",
    parents_may_request: "ወላጆች ለልጃቸው ቦታ መጠየቅ ይችላሉ",
    parents_may_request_hint: "ካልተፈቀደ በትምህርት ለመመዝገብ የሚጠይቁት ተማሪዎች ብቻ ናቸው።",
    registration_open: "ሰዎች ራሳቸው መመዝገብ ይችላሉ",
    registration_open_hint: "እንደ መምህር፣ ተማሪ ወይም ወላጅ። እስኪያጸድቋቸው ድረስ ምንም አያዩም።",
    save_settings: "ቅንብሮቹን ያስቀምጡ",
    settings_saved: "ቅንብሮቹ ተቀምጠዋል። አሁን ሁሉም ያዩዋቸዋል።",
    history_heading: "የተለወጠው",
    history_caption: "በቅንብሮች ላይ የተደረጉ ለውጦች፤ አዲሱ መጀመሪያ",
    history_empty: "እስካሁን ምንም አልተለወጠም።",
    history_limit: "የሚታዩት 50ዎቹ አዳዲስ ለውጦች ናቸው።",
    when: "መቼ",
    who: "ማን",
    what: "ምን",
    from: "የቀድሞው",
    to: "አዲሱ",
    setting,
    value,
    changed_to: |who, what, value| format!("{who} በመካከሉ «{}» የሚለውን ወደ «{value}» ለውጠዋል።", setting(what)),
    overtaken: "ከእርስዎ ምንም አልተቀመጠም፤ የጻፉት ግን እዚህ አለ። የእርሳቸውን ለመተካት እንደገና ያስቀምጡ።",
    no_such_zone: "በዚህ ስም የሚታወቅ የሰዓት ሰቅ የለም። ምንም አልተቀመጠም፤ ከዝርዝሩ አንዱን ይምረጡ፤ ለምሳሌ Africa/Addis_Ababa።",
    refused,
};

fn region_of(region: Region) -> &'static str {
    match region {
        Region::Tigray => "ትግራይ",
        Region::Afar => "አፋር",
        Region::Amhara => "አማራ",
        Region::Oromia => "ኦሮሚያ",
        Region::Somali => "ሶማሌ",
        Region::BenishangulGumuz => "ቤንሻንጉል ጉሙዝ",
        Region::Snnpr => "ደቡብ ብሔሮች፣ ብሔረሰቦችና ሕዝቦች",
        Region::Gambella => "ጋምቤላ",
        Region::Harari => "ሐረሪ",
        Region::Sidama => "ሲዳማ",
        Region::SouthWest => "ደቡብ ምዕራብ ኢትዮጵያ ሕዝቦች",
        Region::CentralEthiopia => "ማዕከላዊ ኢትዮጵያ",
        Region::AddisAbaba => "አዲስ አበባ",
        Region::DireDawa => "ድሬዳዋ",
    }
}

fn scale_of(scale: Scale) -> &'static str {
    match scale {
        Scale::Letters => "ፊደል፣ ከA እስከ F",
        Scale::Pass50 => "ያልፋል ወይም አያልፍም፤ 50% ያልፋል",
    }
}

fn calendar_of(calendar: Calendar) -> &'static str {
    match calendar {
        Calendar::Gregorian => "የጎርጎርዮስ",
        Calendar::Ethiopian => "የኢትዮጵያ",
    }
}

fn languages_of(languages: &Languages) -> &'static str {
    match languages.all() {
        [Tongue::English, _] => "እንግሊዝኛ፣ እንዲሁም አማርኛ",
        [Tongue::Amharic, _] => "አማርኛ፣ እንዲሁም እንግሊዝኛ",
        [Tongue::Amharic] => "አማርኛ ብቻ",
        _ => "እንግሊዝኛ ብቻ",
    }
}

fn grace_of(grace: Grace) -> String {
    match grace.minutes() {
        0 => "ወዲያውኑ".into(),
        minutes => format!("ከ{minutes} ደቂቃ በኋላ"),
    }
}

fn setting(setting: Setting) -> &'static str {
    match setting {
        Setting::Name => SETUP.name,
        Setting::Region => SETUP.region,
        Setting::Scale => SETUP.scale,
        Setting::RankShown => SETUP.rank_shown,
        Setting::ClassShown => SETUP.class_shown,
        Setting::Grace => SETUP.grace,
        Setting::Calendar => SETUP.calendar,
        Setting::TimeZone => SETUP.time_zone,
        Setting::Languages => SETUP.languages,
        Setting::ParentsMayRequest => SETUP.parents_may_request,
        Setting::RegistrationOpen => SETUP.registration_open,
        Setting::CurrentYear => "የአሁኑ የትምህርት ዘመን",
        Setting::TermClosed => "የተዘጋ ሴሚስተር",
        Setting::TermReopened => "እንደገና የተከፈተ ሴሚስተር",
    }
}

/// What is no word of the setting, such as one of a later release, is shown as it is.
fn value(setting: Setting, stored: &str) -> String {
    let word = match setting {
        Setting::Grace => return Grace::from_name(stored).map_or_else(|| stored.to_owned(), grace_of),
        Setting::Region if stored.is_empty() => Some(SETUP.no_region),
        Setting::Region => Region::from_name(stored).map(region_of),
        Setting::Scale => Scale::from_name(stored).map(scale_of),
        Setting::Calendar => Calendar::from_name(stored).map(calendar_of),
        Setting::Languages => Languages::from_name(stored).as_ref().map(languages_of),
        Setting::RankShown | Setting::ParentsMayRequest | Setting::RegistrationOpen => match stored {
            "yes" => Some("አዎ"),
            "no" => Some("አይ"),
            _ => None,
        },
        _ => None,
    };
    word.unwrap_or(stored).to_owned()
}

fn refused(problem: SetupProblem) -> &'static str {
    match problem {
        SetupProblem::Label(LabelProblem::Empty) => "ስም ባዶ ሊሆን አይችልም። ስም ጽፈው እንደገና ይሞክሩ።",
        SetupProblem::Label(LabelProblem::TooLong) => "ስም ከ80 ፊደላት መብለጥ የለበትም። አሳጥረው እንደገና ይሞክሩ።",
        SetupProblem::Label(LabelProblem::Control) => "በስም ውስጥ የማይታዩ ምልክቶች ሊኖሩ አይችሉም። እንደገና ይጻፉት።",
        SetupProblem::Stage(StageProblem::StreamNeeded) => "11ኛ እና 12ኛ ክፍል ዘርፍ አላቸው፤ የተፈጥሮ ወይም የማኅበራዊ ሳይንስ ይምረጡ።",
        SetupProblem::Stage(StageProblem::NoStreamHere) => "ዘርፍ ያላቸው 11ኛ እና 12ኛ ክፍል ብቻ ናቸው፤ እዚህ ዘርፍ አይምረጡ።",
        SetupProblem::Stage(StageProblem::NoSuchStage) => "እንዲህ ያለ የክፍል ደረጃ የለም። ከዝርዝሩ አንዱን ይምረጡ።",
        SetupProblem::Taken => "በዚህ ስም የተመዘገበ አስቀድሞ አለ። ሌላ ስም ይምረጡ።",
        SetupProblem::SubjectInUse => "በዚህ የትምህርት ዓይነት ትምህርቶች ወይም ጥያቄዎች ስላሉ ይቆያል። መስጠቱን ግን ማቆም ይችላሉ።",
        SetupProblem::SubjectOffered => "የትምህርት ዓይነቱ አሁንም ይሰጣል። በሁሉም ደረጃ መስጠቱን ካቆሙ በኋላ ያስወግዱት።",
        SetupProblem::ClassInUse => "ክፍሉ ተማሪዎች ወይም ትምህርቶች ስላሉት ደረጃውና ዘርፉ አይለወጥም። በምትኩ አዲስ ክፍል ይጨምሩ።",
        SetupProblem::NoYear => "ክፍል የአንድ የትምህርት ዘመን ነው፤ እስካሁን ግን ዘመን የለም። መጀመሪያ ዘመን ይጨምሩ።",
        SetupProblem::Dates => "እነዚህ ቀናት አይደሉም፣ ወይም መጨረሻው ከመጀመሪያው ይቀድማል። ሁለቱንም ያረጋግጡ።",
        SetupProblem::ChangedMeanwhile => {
            "በመካከሉ ሌላ ሰው ይህን ለውጠዋል፤ የእርስዎ አልተቀመጠም። ገጹ አሁን የእርሳቸውን ያሳያል፤ ተመልክተው እንደገና ይሞክሩ።"
        }
    }
}
