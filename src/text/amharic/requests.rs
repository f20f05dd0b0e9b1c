//! Requests to teach and to join a course.

use school::request::{Act, Actor, Refusal, RequestKind, RequestState};

use crate::text::catalogue::{DeskText, JoinText, RequestListText, RequestText, TeachText};

pub(super) const REQUESTS: RequestText =
    RequestText { state, refused, actor, act, means, list: LIST, desk: DESK, teach: TEACH, join: JOIN };

const LIST: RequestListText = RequestListText {
    tabs: "ጥያቄዎች በየሁኔታቸው",
    tab,
    search_hint: "ስም፣ ቁጥር ወይም የትምህርት ዓይነት",
    course: "ትምህርት",
    any_course: "ሁሉም ትምህርቶች",
    asked: "የተጠየቀበት",
    decided: "የመጨረሻው እርምጃ",
    seats: "የቀሩ ቦታዎች",
    seats_left: |left, of| left.map_or_else(|| "ገደብ የለውም".into(), |left| format!("{left} ከ{of}")),
    history: "ታሪክ",
    details: "ዝርዝር",
    by_itself: "የኔታ",
    number: "ቁጥር",
    back: "ወደ ዝርዝሩ ይመለሱ",
    requests: |n| if n == 1 { "1 ጥያቄ".into() } else { format!("{n} ጥያቄዎች") },
};

const DESK: DeskText = DeskText {
    heading_courses: "የማስተማር ጥያቄዎች",
    heading_enrollments: "የትምህርት ምዝገባዎች",
    nothing_waits: "ውሳኔ የሚጠብቅ ምንም የለም።",
    selection: "የተመረጡ ጥያቄዎች",
    select: |what| format!("{what}፦ ይምረጡ"),
    select_page: "በዚህ ገጽ ያሉትን ሁሉ ይምረጡ",
    select_all: |n| format!("ከፍለጋው ጋር የሚስማሙትን {n} ሁሉ ይምረጡ"),
    selected: |n| match n {
        0 => "ምንም አልተመረጠም".into(),
        1 => "1 ተመርጧል".into(),
        n => format!("{n} ተመርጠዋል"),
    },
    clear: "ምርጫውን ያጽዱ",
    choose_first: "መጀመሪያ ቢያንስ አንድ ጥያቄ ይምረጡ።",
    keys_heading: "የቁልፎች አጠቃቀም",
    keys: &[
        ("↑ ↓", "ከጥያቄ ወደ ጥያቄ ያዘዋውራሉ"),
        ("Space", "ይመርጣል"),
        ("Enter", "ይከፍታል"),
        ("Shift+A", "ያጸድቃል"),
        ("Shift+R", "በመታየት ላይ ያደርጋል"),
        ("Shift+D", "ውድቅ ያደርጋል"),
    ],
    review: "ይመርምሩ",
    review_of: |what| format!("{what}፦ ይመርምሩ"),
    decide: "ውሳኔ ይስጡ",
    overrides: |now| {
        format!("የጥያቄውን ሁኔታ «{}» ያደረጉት መምህር ናቸው። የእርስዎ ውሳኔ የእርሳቸውን ይተካል፤ ከዚያ በኋላ ሊለውጡት አይችሉም።", state(now))
    },
    admin_decided: "ይህን አስተዳዳሪ ወስነውበታል፤ ውሳኔውን ሊለውጡ የሚችሉትም አስተዳዳሪ ብቻ ናቸው።",
    nothing_to_decide: "እዚህ የቀረ የሚወሰን ነገር የለም።",
    other_courses: "ተማሪው የተመዘገቡባቸው ሌሎች ትምህርቶች",
    no_other_courses: "እስካሁን የለም።",
    seat_hint: "ቦታ ካለቀ የጸደቀለት ተማሪ በተጠባባቂ ዝርዝር ውስጥ ይገባል፤ ክፍት የሆነ ቦታ በተራ ይሰጣል።",
    progress: |done, of| format!("ከ{of} ውስጥ {done} ተወስኗል"),
    stop: "ያቁሙ",
    stopping: "ከዚህ ክፍል በኋላ ይቆማል…",
    outcome: "የተፈጸመው",
    moved: |to, n| format!("{n} × {}", state(to)),
    not_applied: |n| if n == 1 { "1 አልተለወጠም፦".into() } else { format!("{n} አልተለወጡም፦") },
    not_tried: |n| format!("{n} ተራቸው ሳይደርስ ስለቆመ እንደነበሩ ቀርተዋል። የተፈጸመው ግን እንደጸና ነው።"),
    more: |n| format!("እና ሌሎች {n}"),
    one_request: "አንድ ጥያቄ",
    moved_meanwhile: |who| format!("በመካከሉ ሌላ ሰው ስለወሰኑ ከእንግዲህ አልተመረጡም፦ {who}።"),
    changed_meanwhile: |now| format!("ይህ ጥያቄ በመካከሉ ተለውጧል፤ ሁኔታው አሁን «{}» ነው። ማስታወሻዎ ተጠብቋል።", state(now)),
    arrived: |n| {
        if n == 1 {
            "አዲስ ጥያቄ ደርሷል።".into()
        } else {
            format!("{n} አዳዲስ ጥያቄዎች ደርሰዋል።")
        }
    },
};

const TEACH: TeachText = TeachText {
    heading: "የማስተማር ጥያቄዎች",
    intro: "ለማስተማር የሚፈልጉትን ትምህርት ከትምህርት ቤቱ ይጠይቁ። ሲጸድቅ ትምህርቱ ይከፈታል፤ ተማሪዎችም ለመመዝገብ መጠየቅ ይችላሉ።",
    new: "ትምህርት ይጠይቁ",
    new_heading: "ለማስተማር የሚፈልጉትን ትምህርት ይጠይቁ",
    none: "እስካሁን የጠየቁት ትምህርት የለም።",
    region: "ክልል",
    kindergarten: "መዋዕለ ሕፃናት",
    grade: |level| format!("{level}ኛ ክፍል"),
    grade_and_stream: |level, stream| format!("{level}፣ {stream}"),
    choose: "ይምረጡ…",
    narrow: "የደረጃውን የትምህርት ዓይነቶችና ክፍሎች ይመልከቱ",
    narrow_hint: "በዚህ የክፍል ደረጃ የሚሰጡትን ብቻ ያሳያል። የሞሉት እንዳለ ይቆያል።",
    whole_level: "ሙሉው የክፍል ደረጃ",
    class_hint: "አንድ ክፍል፣ ወይም በደረጃው ለመመዝገብ የሚጠይቁ ሁሉ።",
    capacity: "የቦታዎች ብዛት",
    capacity_hint: "ከ1 እስከ 500፤ 0 ማለት ገደብ የለውም ማለት ነው።",
    takes: |n| match n {
        0 => "የቦታ ገደብ የለውም".into(),
        1 => "1 ቦታ".into(),
        n => format!("{n} ቦታዎች"),
    },
    ask: "ጥያቄውን ይላኩ",
    no_schools: "በትምህርት ማውጫው ገና የትምህርት ዓይነቶች የሉም። የትምህርት ቤቱን ጽሕፈት ቤት ይጠይቁ።",
    withdraw: "ጥያቄውን ይሰርዙ…",
    withdrawn: "ጥያቄው ተሰርዟል። በማንኛውም ጊዜ እንደገና መጠየቅ ይችላሉ።",
    withdraw_hint: "ትምህርት ቤቱ ከእንግዲህ አይወስንበትም። በማንኛውም ጊዜ እንደገና መጠየቅ ይችላሉ።",
    ask_again: "እንደገና ይጠይቁ",
    open_book: "የውጤት መዝገቡን ይክፈቱ",
    taught_to: |n| if n == 1 { "1 ተማሪ አለው".into() } else { format!("{n} ተማሪዎች አሉት") },
};

const JOIN: JoinText = JoinText {
    available_heading: "ክፍት ትምህርቶች",
    own_heading: "ጥያቄዎቼ",
    none_available: "አሁን ሊጠየቅ የሚችል ትምህርት የለም። ትምህርት ቤቱ ሲከፍት በራሱ እዚህ ይታያል።",
    none_found: "እነዚህ ቃላት ያሉት ትምህርት የለም። የፍለጋውን ቃል ይለውጡ።",
    no_children: "ከመለያዎ ጋር የተገናኘ ልጅ እስካሁን የለም። ኮድ ከትምህርት ቤቱ ጽሕፈት ቤት ይጠይቁ።",
    none_asked: "እዚህ እስካሁን ጥያቄ የለም።",
    find_courses: "የሚጠይቁትን ትምህርት ይፈልጉ",
    waiting: |n| if n == 1 { "1 ተጠባባቂ".into() } else { format!("{n} ተጠባባቂዎች") },
    full: "ቦታ የለም",
    ask: "ቦታ ይጠይቁ",
    ask_waiting: "በተጠባባቂነት ይጠይቁ",
    ask_again: "እንደገና ይጠይቁ",
    send: "ጥያቄውን ይላኩ",
    asked: |what| format!("በ«{what}» ቦታ ጠይቀዋል። የሚወስኑት መምህሩ ናቸው፤ ውሳኔው ይነገርዎታል።"),
    your_request: "የእርስዎ ጥያቄ",
    place: |n| format!("በተጠባባቂ ዝርዝር {n}ኛ"),
    offer: |until| format!("እስከ {until} ድረስ ቦታ ተይዞልዎታል።"),
    take_seat: "ቦታውን ይቀበሉ",
    seat_taken: |what| format!("በ«{what}» ያለው ቦታ የእርስዎ ሆኗል።"),
    withdraw: "ጥያቄውን ይሰርዙ…",
    withdraw_hint: "ጥያቄውም ሆነ በተጠባባቂ ዝርዝር ያለው ተራ ይቀራል። በማንኛውም ጊዜ እንደገና መጠየቅ ይችላሉ።",
    withdrawn: |what| format!("የ«{what}» ጥያቄ ተሰርዟል። በማንኛውም ጊዜ እንደገና መጠየቅ ይችላሉ።"),
    for_child: |child| format!("ለ{child}"),
};

fn actor(actor: Actor) -> &'static str {
    match actor {
        Actor::Asker => "ጠያቂ",
        Actor::Teacher => "መምህር",
        Actor::Admin => "አስተዳዳሪ",
        Actor::School => "በራሱ",
    }
}

fn tab(of: Option<RequestState>) -> &'static str {
    match of {
        None => "ሁሉም",
        Some(of) => state(of),
    }
}

fn act(kind: RequestKind, act: Act, from: RequestState) -> &'static str {
    match (act, kind, from) {
        (Act::Review, _, _) => "በመታየት ላይ ያድርጉ",
        (Act::Approve, _, RequestState::Declined) => "ውሳኔውን ለውጠው ያጽድቁ",
        (Act::Approve, _, _) => "ያጽድቁ",
        (Act::Decline, _, RequestState::Approved) => "ውሳኔውን ለውጠው ውድቅ ያድርጉ",
        (Act::Decline, _, _) => "ውድቅ ያድርጉ",
        (Act::Withdraw, _, _) => "ጥያቄውን ይሰርዙ",
        (Act::Offer, _, _) => "ቦታ ይስጡ",
        (Act::Accept, _, _) => "ቦታውን ይቀበሉ",
        (Act::Lapse, _, _) => "የተያዘው ቦታ ጊዜ ይለፍ",
        (Act::End, RequestKind::Course, _) => "ትምህርቱን ያጠናቅቁ",
        (Act::End, RequestKind::Enrollment, _) => "ምዝገባውን ያቋርጡ",
        (Act::Reopen, RequestKind::Course, _) => "ትምህርቱን እንደገና ይክፈቱ",
        (Act::Reopen, RequestKind::Enrollment, _) => "እንደገና ይመዝግቡ",
    }
}

fn means(kind: RequestKind, act: Act, from: RequestState, students: u32) -> Option<String> {
    match (act, kind, from) {
        (Act::End, RequestKind::Course, _) => Some(format!(
            "ከእንግዲህ ውጤት ማስገባትም ሆነ መመዝገብ አይቻልም፤ ያልተወሰኑ የምዝገባ ጥያቄዎችም ይዘጋሉ። ሁሉንም ወደፊትም ማየት ይቻላል። {} ትምህርቱን እንደገና \
             መክፈት ይቻላል።",
            match students {
                0 => "ውሳኔው ለመምህራኑ ይነገራል።".to_owned(),
                1 => "ውሳኔው ለመምህራኑ፣ ለ1 ተማሪና ለአሳዳጊዎች ይነገራል።".to_owned(),
                n => format!("ውሳኔው ለመምህራኑ፣ ለ{n} ተማሪዎችና ለአሳዳጊዎቻቸው ይነገራል።"),
            }
        )),
        (Act::End, RequestKind::Enrollment, _) => Some("ተማሪው ከትምህርቱ ይወጣሉ፤ ቦታውም ክፍት ይሆናል። ውጤቶቹ ይቆያሉ።".to_owned()),
        (Act::Decline, RequestKind::Enrollment, RequestState::Approved) => {
            Some("የጸደቀው ውሳኔ ይሻራል፤ ተማሪው ከትምህርቱ ይወጣሉ፤ ቦታውም ክፍት ይሆናል። ውጤቶቹ ይቆያሉ።".to_owned())
        }
        _ => None,
    }
}

fn state(state: RequestState) -> &'static str {
    match state {
        RequestState::Pending => "ውሳኔ የሚጠብቅ",
        RequestState::UnderReview => "በመታየት ላይ",
        RequestState::Waitlisted => "በተጠባባቂ ዝርዝር",
        RequestState::Offered => "ቦታ የተያዘለት",
        RequestState::Approved => "የጸደቀ",
        RequestState::Declined => "ውድቅ የተደረገ",
        RequestState::Withdrawn => "በጠያቂው የተሰረዘ",
        RequestState::Expired => "የቦታው ጊዜ ያለፈበት",
        RequestState::Ended => "የተጠናቀቀ",
    }
}

fn refused(refusal: Refusal) -> String {
    match refusal {
        Refusal::NotTheirs => "ይህን መወሰን የእርስዎ ድርሻ አይደለም። ምንም አልተለወጠም።".into(),
        Refusal::Closed { state: now } => {
            format!("የጥያቄው ሁኔታ አሁን «{}» ነው፤ ስለዚህ ይህ ከእንግዲህ አይቻልም። ለማየት ገጹን ያድሱ።", state(now))
        }
        Refusal::AdminDecided => "ይህን አስተዳዳሪ ወስነውበታል፤ ውሳኔውን ሊለውጡ የሚችሉትም አስተዳዳሪ ብቻ ናቸው።".into(),
        Refusal::Overtaken { state: now } => {
            format!("ሌላ ሰው ቀድመው ወስነዋል፤ የጥያቄው ሁኔታ «{}» ነው። የእርስዎ ውሳኔ አልተፈጸመም፤ እንደገና ይመልከቱት።", state(now))
        }
        Refusal::AlreadyAsked => "ይህን አስቀድመው ጠይቀዋል፤ ገና አልተወሰነም።".into(),
        Refusal::AlreadyGranted => "ይህ አስቀድሞ ጸድቋል።".into(),
        Refusal::CourseEnded => "ትምህርቱ ተጠናቋል፤ ከእንግዲህ ሊጠየቅ አይችልም።".into(),
        Refusal::OtherGrade => "ትምህርቱ ለሌላ የክፍል ደረጃ ወይም ዘርፍ ነው።".into(),
        Refusal::ParentsMayNot => {
            "በዚህ ትምህርት ቤት ለራሳቸው የሚጠይቁት ተማሪዎች ብቻ ናቸው። ጥያቄው በልጅዎ ሊቀርብ ይችላል፣ ወይም ጽሕፈት ቤቱ ሊረዳዎት ይችላል።".into()
        }
        Refusal::NotInCatalogue => "በትምህርት ማውጫው ውስጥ እንዲህ ያለ ትምህርት የለም፤ በዚህ የክፍል ደረጃ የሚሰጥ የትምህርት ዓይነት ይምረጡ።".into(),
        Refusal::Capacity => "የቦታዎች ብዛት ከ0 እስከ 500 የሆነ ሙሉ ቁጥር ነው፤ 0 ማለት ገደብ የለውም ማለት ነው።".into(),
    }
}
