//! One's own account, invitations and registration.

use school::{
    account::{AccountProblem, DataSaver, LinkKind, LinkState, PasswordProblem, Theme},
    registration::{Refusal, RegistrationState},
    view::{NumberHolder, RegistrationTab},
};

use super::role;
use crate::text::catalogue::{AccountText, LinkText, OwnAccountText, RegistrationText};

pub(super) const ACCOUNT: AccountText = AccountText {
    own: OWN,
    link: LINK,
    registration: REGISTRATION,
    new_password: "አዲስ የይለፍ ቃል",
    choose_password: "የይለፍ ቃል ይምረጡ",
    password_rule: "ቢያንስ 10 ፊደላት ወይም ምልክቶች ይኑሩት። የራስዎ የሆኑ ጥቂት ቃላት ለማስታወስ ቀላል፣ ለመገመት ግን ከባድ ናቸው።",
    bad_password,
    refused,
    registration_refused,
};

const LINK: LinkText = LinkText {
    of_person: |name, of, school| format!("{name} · {} · {school}", role(of)),
    to_sign_in: "ወደ መግቢያው ገጽ",
    dead_heading: "ይህ ሊንክ አይሠራም",
    dead: "ሊንኩ አስቀድሞ ጥቅም ላይ ውሏል፣ በአዲስ ተተክቷል ወይም ጊዜው አልፏል። እባክዎ አዲስ ሊንክ ከትምህርት ቤቱ ጽሕፈት ቤት ይጠይቁ።",
    no_reset_heading: "የይለፍ ቃልዎን ረሱት?",
    no_reset: "የይለፍ ቃል መለወጫ ሊንክ ከትምህርት ቤቱ ጽሕፈት ቤት ይጠይቁ። ሊንኩ በአንድ ሰዓት ውስጥ ለአንድ ጊዜ ብቻ ይሠራል፤ አዲሱን የይለፍ ቃል እርስዎ ይመርጣሉ።",
    reset_heading: "አዲስ የይለፍ ቃል ይምረጡ",
    set_password: "የይለፍ ቃሉን አስቀምጠው ይግቡ",
    reset_ends_sessions: "በሌሎች መሣሪያዎች ላይ ሁሉ ከመለያዎ ይወጣሉ።",
    no_invitation_heading: "ግብዣዎች",
    no_invitation: "የግብዣ ሊንክ ከትምህርት ቤቱ ጽሕፈት ቤት ይሰጥዎታል። ሊንኩ በሰባት ቀናት ውስጥ ለአንድ ጊዜ ብቻ ይሠራል፤ የይለፍ ቃሉን እርስዎ ይመርጣሉ።",
    welcome: |given| format!("እንኳን ደህና መጡ፣ {given}"),
    accept: "ግብዣውን ተቀብለው ይግቡ",
    have_account: "ምናልባት እንደ ወላጅ አስቀድሞ የተከፈተ መለያ አለዎት? ኢሜይሉንና የይለፍ ቃሉን ያስገቡ፤ በትምህርት ቤቱ ላለዎት ሚና ሁሉ አንድ መለያ ይበቃዎታል።",
    signed_in_as: |email| format!("አሁን በ{email} ገብተዋል።"),
    join: "በዚህ መለያ ይቀጥሉ",
    or_another: "ወይም በሌላ መለያ ይቀጥሉ",
    back: "ወደ ግለሰቡ ገጽ ይመለሱ",
    kind: |kind| match kind {
        LinkKind::Invitation => "የግብዣ ሊንክ",
        LinkKind::PasswordReset => "የይለፍ ቃል መለወጫ ሊንክ",
    },
    what: |kind| match kind {
        LinkKind::Invitation => {
            "ለዚህ ሰው ገና መለያ አልተከፈተም። ሊንኩን የከፈተ ሰው የይለፍ ቃል መርጦ በዚህ ሰው ስም መግባት ይችላል። አዲስ ሊንክ ሲዘጋጅ የቀድሞው መሥራቱን ያቆማል።"
        }
        LinkKind::PasswordReset => {
            "ሊንኩን የከፈተ ሰው ለዚህ መለያ አዲስ የይለፍ ቃል ይመርጣል፤ መለያው በሌሎች መሣሪያዎች ላይ ሁሉ ይዘጋል። አዲስ ሊንክ ሲዘጋጅ የቀድሞው መሥራቱን ያቆማል።"
        }
    },
    lives: |kind| match kind {
        LinkKind::Invitation => "በሰባት ቀናት ውስጥ ለአንድ ጊዜ ብቻ ይሠራል።",
        LinkKind::PasswordReset => "በአንድ ሰዓት ውስጥ ለአንድ ጊዜ ብቻ ይሠራል።",
    },
    make: |kind| match kind {
        LinkKind::Invitation => "የግብዣ ሊንክ ያዘጋጁ",
        LinkKind::PasswordReset => "የይለፍ ቃል መለወጫ ሊንክ ያዘጋጁ",
    },
    made: "ሊንኩ ተዘጋጅቷል።",
    used_elsewhere: "ይህ መለያ እርስዎ በማያስተዳድሩት ሌላ ትምህርት ቤትም ያገለግላል። ባለቤቱ ገብተው የይለፍ ቃሉን ራሳቸው መለወጥ ይችላሉ፤ ካልሆነ \
        የትምህርት ቤቱ ኮምፒውተር ኃላፊ ሊንክ ማዘጋጀት ይችላሉ።",
    bound_to: "ኢሜይል (ግዴታ አይደለም)",
    bound_to_hint: "ከሞሉት ግብዣው ለዚህ አድራሻ ብቻ ይሆናል። ባዶ ከተዉት ተጋባዡ ራሳቸው ያስገባሉ።",
    fresh: "አዲሱ ሊንክ",
    fresh_hint: "ሊንኩን በሙሉ መርጠው ይቅዱ፤ ለዚህ ሰው ብቻ ይስጡ። የሚታየው አሁን ብቻ ነው።",
    none_made: "ለዚህ ሰው እስካሁን ሊንክ አልተዘጋጀም።",
    made_before: "እስካሁን የተዘጋጁ ሊንኮች",
    column_kind: "ሊንክ",
    column_made: "የተዘጋጀበት",
    column_by: "ያዘጋጁት",
    column_until: "የሚሠራው እስከ",
    operator: "የኮምፒውተር ኃላፊ",
    state: |state| match state {
        LinkState::Open => "ገና ጥቅም ላይ አልዋለም",
        LinkState::Used => "ጥቅም ላይ ውሏል",
        LinkState::Replaced => "በአዲስ ተተክቷል",
        LinkState::Expired => "ጊዜው አልፏል",
    },
};

const OWN: OwnAccountText = OwnAccountText {
    heading: "መለያዬ",
    profile: "የግል መረጃ",
    ask_office: "የተሳሳተ ስም አለ? ስሞችን የሚይዘው ትምህርት ቤቱ ነው፤ ጽሕፈት ቤቱን ይጠይቁ።",
    look: "ቋንቋና የገጽ ቀለም",
    language: "ቋንቋ",
    theme: "የገጽ ቀለም",
    theme_name: |theme| match theme {
        Theme::System => "እንደ መሣሪያው",
        Theme::Light => "ብሩህ",
        Theme::Dark => "ጨለማ",
    },
    look_kept: "ቋንቋውና የገጹ ቀለም በመለያዎ ተቀምጠዋል።",
    saver: "ዳታ ቆጣቢ",
    saver_hint: "ገጾቹ አዲስ ነገር መኖሩን የሚጠይቁት ከወትሮው በአራት እጥፍ ዘግይተው ይሆናል፤ የመሣሪያው የራሱ ፊደላት ብቻ ይሠራሉ። የሚጸናው በዚህ መሣሪያ ብቻ ነው።",
    saver_legend: "በዚህ መሣሪያ ዳታ ይቆጠብ",
    saver_name: |saver| match saver {
        DataSaver::Device => "እንደ ብራውዘሩ",
        DataSaver::On => "ይብራ",
        DataSaver::Off => "ይጥፋ",
    },
    saver_kept: "ምርጫዎ በዚህ መሣሪያ ተቀምጧል።",
    sign_in_heading: "መግቢያ",
    change_email: "ኢሜይል ይለውጡ",
    new_email: "አዲስ ኢሜይል",
    email_changed: "ከአሁን በኋላ በአዲሱ ኢሜይል ይገባሉ።",
    change_password: "የይለፍ ቃል ይለውጡ",
    present_password: "የአሁኑ የይለፍ ቃል",
    password_changed: "አዲሱ የይለፍ ቃል ጸንቷል። መለያዎ በሌሎች መሣሪያዎች ላይ ሁሉ ተዘግቷል።",
    devices: "መለያዎ የተከፈተባቸው መሣሪያዎች",
    unknown_device: "ያልታወቀ መሣሪያ",
    this_device: "ይህ መሣሪያ",
    since: "የተከፈተው",
    seen: "ለመጨረሻ ጊዜ የታየው",
    end_device: "በዚህ መሣሪያ ላይ ይዝጉ",
    end_device_named: |name| format!("በዚህ መሣሪያ ላይ ይዝጉ፦ {name}"),
    device_ended: "መለያዎ በመሣሪያው ላይ ተዘግቷል።",
    end_others: "በሌሎች መሣሪያዎች ሁሉ ላይ ይዝጉ",
    devices_ended: "መለያዎ በሌሎች መሣሪያዎች ላይ ሁሉ ተዘግቷል።",
};

const REGISTRATION: RegistrationText = RegistrationText {
    heading: "በትምህርት ቤትዎ ይመዝገቡ",
    own_heading: "የእኔ ምዝገባ",
    hint: "ማን እንደሆኑ ይንገሩን። ወዲያው መግባት ይችላሉ፤ የትምህርት ቤቱ ጽሕፈት ቤት ሲያጸድቅዎ ገጾችዎን ያያሉ።",
    sign_in_first: "መለያ አለዎት? መጀመሪያ ይግቡና ከዚያ ይመዝገቡ።",
    no_school: "አሁን በዚህ ምዝገባ የሚቀበል ትምህርት ቤት የለም። የግብዣ ሊንክ ከትምህርት ቤትዎ ጽሕፈት ቤት ይጠይቁ።",
    choose_school: "ትምህርት ቤት ይምረጡ",
    role: "እኔ",
    name_hint: "ጽሕፈት ቤቱ የስምዎን ሦስቱንም ክፍሎች ይፈልጋል፤ የጎደለውን በኋላ መጨመር ይችላሉ።",
    number: "የተማሪ ቁጥር (ካለ)",
    number_hint: "ለተማሪዎች፦ ቁጥርዎን ካወቁት ጽሕፈት ቤቱ በፍጥነት ያገኝዎታል።",
    register: "ይመዝገቡ",
    sent: "እናመሰግናለን። ይህ ኢሜይል እዚህ አዲስ ከሆነ አሁን ገብተው የጽሕፈት ቤቱን ውሳኔ ማየት ይችላሉ። አዲስ ካልሆነ ምንም አልተለወጠም፤ በይለፍ ቃልዎ ይግቡ ወይም ጽሕፈት ቤቱን ይጠይቁ።",
    sent_known: "ጽሕፈት ቤቱ ደርሶታል።",
    one_more: "በሌላ ሚና ይመዝገቡ",
    state: standing,
    what_now: |state| match state {
        RegistrationState::Incomplete => "የስምዎ አንድ ክፍል ይጎድላል። ይጨምሩት፤ ከዚያ ጽሕፈት ቤቱ ይወስናል።",
        RegistrationState::PendingReview => "የትምህርት ቤቱን ጽሕፈት ቤት ይጠብቃል። ውሳኔውን እዚህ ያያሉ።",
        RegistrationState::Approved => "እንኳን ደህና መጡ! ገጾችዎ ተዘጋጅተዋል።",
        RegistrationState::Rejected => "ጽሕፈት ቤቱ ምዝገባውን ውድቅ አድርጎታል። የተባለውን አስተካክለው እንደገና ይላኩት።",
    },
    correct: "ያስተካክሉ",
    send_again: "ወደ ጽሕፈት ቤቱ ይላኩ",
    to_my_pages: "ወደ ገጾቼ",
    tab: |tab| match tab {
        RegistrationTab::Waiting => "የሚጠብቁ",
        RegistrationTab::Approved => "የጸደቁ",
        RegistrationTab::Rejected => "ውድቅ የተደረጉ",
    },
    none: |tab| match tab {
        RegistrationTab::Waiting => "የሚጠብቅ የለም። በመመዝገቢያው ገጽ የሚመዘገቡ እዚህ ይታያሉ።",
        RegistrationTab::Approved => "እስካሁን የጸደቀ የለም።",
        RegistrationTab::Rejected => "ውድቅ የተደረገ የለም።",
    },
    more: "ሌሎችም አሉ። እነዚህ ሲወሰኑ ይታያሉ።",
    registered: "የተመዘገቡበት",
    decided_by: |name| format!("ውሳኔው የ{name} ነው።"),
    to_person: "ወደዚህ ግለሰብ",
    number_found,
    incomplete: "የስሙ አንድ ክፍል ይጎድላል፤ ግለሰቡ ሲጨምሩት ሊወሰን ይችላል።",
    approve: "ያጽድቁ",
    approved: |name| format!("{name} ጸድቀዋል፤ ተነግሯቸዋል።"),
    reject: "ውድቅ ያድርጉ",
    rejected: |name| format!("የ{name} ምዝገባ ውድቅ ተደርጓል፤ ምክንያቱን ማንበብ ይችላሉ።"),
    reason_hint: "ግለሰቡ ያነቡታል፤ ምዝገባውን አስተካክለው እንደገና መላክ ይችላሉ።",
};

fn number_found(number: &str, holder: Option<&NumberHolder>) -> String {
    let Some(NumberHolder { name, class, is_free, .. }) = holder else {
        return if number.is_empty() {
            "የተማሪ ቁጥር አልተሰጠም። ማጽደቅ አዲስ ተማሪ ይመዘግባል።".into()
        } else {
            format!("ቁጥር {number} ያለው ማንም የለም። ማጽደቅ አዲስ ተማሪ ይመዘግባል።")
        };
    };
    let who =
        if class.is_empty() { name.to_string() } else { format!("{name}፣ {}", super::curriculum::class(class)) };
    if *is_free {
        format!("ቁጥር {number} የ{who} ነው፤ መለያ የላቸውም። ማጽደቅ ይህን መለያ ለ{} ይሰጣል።", name.given)
    } else {
        format!("ቁጥር {number} የ{who} ነው፤ ሊገናኙ አይችሉም። ውድቅ ያድርጉት፣ ወይም ከታች ሌላ ቁጥር ያስገቡ።")
    }
}

fn bad_password(problem: PasswordProblem) -> &'static str {
    match problem {
        PasswordProblem::TooShort => "የይለፍ ቃሉ አጭር ነው፤ ቢያንስ 10 ፊደላት ወይም ምልክቶች ሊኖሩት ይገባል። ጥቂት ቃላት ጥሩ የይለፍ ቃል ይሆናሉ።",
        PasswordProblem::TooLong => "የይለፍ ቃሉ በጣም ረጅም ነው፤ ከ200 ባይት መብለጥ የለበትም፤ አንድ የአማርኛ ፊደል 3 ባይት ይይዛል። እባክዎ ያሳጥሩት።",
        PasswordProblem::Oneself => "ይህ ሌሎች የሚያውቁት የራስዎ ስም ወይም ኢሜይል ነው። እባክዎ ሌላ ይምረጡ።",
        PasswordProblem::Common => "ይህ ማንም በቀላሉ ከሚገምታቸው የይለፍ ቃላት አንዱ ነው። የራስዎ የሆኑ ጥቂት ቃላት ይምረጡ።",
    }
}

fn refused(problem: AccountProblem) -> &'static str {
    match problem {
        AccountProblem::Email => "ይህ የኢሜይል አድራሻ አይደለም፤ ምንም አልተለወጠም። አድራሻው name@school.et እንደሚለው ዓይነት ይሁን።",
        AccountProblem::Password(problem) => bad_password(problem),
        AccountProblem::WrongPassword => "ይህ የአሁኑ የይለፍ ቃልዎ አይደለም። ምንም አልተለወጠም፤ እንደገና ያስገቡት።",
        AccountProblem::EmailHasAccount => {
            "በዚህ ኢሜይል አስቀድሞ የተከፈተ መለያ አለ፤ የይለፍ ቃሉ ግን ይህ አይደለም። የመለያውን የይለፍ ቃል ወይም ሌላ ኢሜይል ያስገቡ።"
        }
        AccountProblem::EmailTaken => "ይህ ኢሜይል የሌላ መለያ ነው። የእርስዎ አልተለወጠም፤ ሌላ ኢሜይል ያስገቡ።",
        AccountProblem::DeadLink => LINK.dead,
        AccountProblem::OtherEmail => "ይህ ግብዣ የተላከው ለሌላ ኢሜይል ነው። ከዚህ መለያ ወጥተው በዚያኛው ይግቡ፣ ወይም ጽሕፈት ቤቱን ይጠይቁ።",
        AccountProblem::RoleHeld => "መለያዎ በትምህርት ቤቱ ይህ ሚና አስቀድሞ አለው። ምንም አልተለወጠም፤ ጽሕፈት ቤቱን ይጠይቁ።",
        AccountProblem::UsedElsewhere => LINK.used_elsewhere,
        AccountProblem::NoSuchChoice => "እንዲህ ያለ ምርጫ የለም። ምንም አልተለወጠም፤ ገጹን እንደገና ይክፈቱ።",
    }
}

fn registration_refused(refusal: Refusal) -> String {
    match refusal {
        Refusal::Closed { state } => {
            format!("በመካከሉ ሌላ ሰው ወስኗል፤ የምዝገባው ሁኔታ «{}» ነው። ምንም አልተለወጠም፤ እንደገና ይመልከቱት።", standing(state))
        }
        Refusal::Changed => "እርስዎ ካዩት በኋላ ግለሰቡ ምዝገባውን ለውጠዋል። ምንም አልተወሰነም፤ እንደገና ይመልከቱት።".into(),
        Refusal::NotOpen => "ይህ ትምህርት ቤት በዚህ ገጽ ምዝገባ አይቀበልም። ግብዣ ከጽሕፈት ቤቱ ይጠይቁ።".into(),
        Refusal::Role => "በዚህ ሚና ራስን መመዝገብ አይቻልም። የትምህርት ቤቱን ጽሕፈት ቤት ይጠይቁ።".into(),
    }
}

fn standing(state: RegistrationState) -> &'static str {
    match state {
        RegistrationState::Incomplete => "ያልተሟላ",
        RegistrationState::PendingReview => "የጽሕፈት ቤቱን ውሳኔ ይጠብቃል",
        RegistrationState::Approved => "ጸድቋል",
        RegistrationState::Rejected => "ውድቅ ተደርጓል",
    }
}
