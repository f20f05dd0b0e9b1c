//! The admin's people.

use school::person::{PersonAct, PersonField, PersonProblem, Standing};

use crate::text::catalogue::PeopleText;

pub(super) const PEOPLE: PeopleText = PeopleText {
    heading: "ሰዎች",
    search: "ስም፣ የተማሪ ቁጥር ወይም ኢሜይል",
    search_hint: "የቃላቱን ማንኛውንም ክፍል በፈለጉት ቅደም ተከተል መጻፍ ይችላሉ።",
    filter: "ሰዎችን ይፈልጉ",
    every_role: "ሁሉም ሚናዎች",
    every_class: "ሁሉም ክፍሎች",
    every_standing: "ሁሉም ሁኔታዎች",
    clear: "ያጽዱ",
    found: |n| if n == 1 { "1 ሰው".into() } else { format!("{n} ሰዎች") },
    table: "የትምህርት ቤቱ ሰዎች",
    field,
    standing,
    no_login: "መለያ የለም",
    none: "የለም",
    add: "ሰው ይጨምሩ",
    add_heading: "ሰው ይጨምሩ",
    add_hint: "አንድ ሙሉ ክፍል ወይም ትምህርት ቤት ለመጨመር የስም ዝርዝር ከፋይል ያስገቡ።",
    number_hint: "ለተማሪ የግድ ያስፈልጋል፤ በትምህርት ቤቱ ሌላ ሰው ተመሳሳይ ቁጥር ሊኖረው አይችልም።",
    class_hint: "ለተማሪዎች ብቻ።",
    email_hint: "ግዴታ አይደለም። የመግቢያ ግብዣ ሊላክበት ይችላል።",
    no_class: "ክፍል የለም",
    added: "ግለሰቡ ተጨምረዋል።",
    back: "ሰዎች",
    about: "ስለዚህ ሰው",
    actions: "ማድረግ የሚችሉት",
    oneself: "ይህ እርስዎ ነዎት። ራስዎን ማገድ አይችሉም፤ ሌላ አስተዳዳሪ ግን ይችላሉ።",
    change: "ይለውጡ",
    changed: |name| format!("በ{name} መረጃ ላይ ያደረጉት ለውጥ ተቀምጧል።"),
    suspend: "ያግዱ",
    suspend_hint: "በትምህርት ቤቱ ያሉት መብቶች ሁሉ በሁሉም መሣሪያዎች ላይ ወዲያውኑ ይቋረጣሉ። ምንም አይሰረዝም፤ እገዳውን ማንሳት ይችላሉ።",
    suspended: |name| format!("{name} ታግደዋል።"),
    reactivate: "እገዳውን ያንሱ",
    reactivate_hint: "ግለሰቡ የዚህን ሚና መብቶች ሁሉ ወዲያውኑ መልሰው ያገኛሉ።",
    reactivated: |name| format!("የ{name} እገዳ ተነሥቷል።"),
    reason_hint: "በታሪኩ ውስጥ ለትምህርት ቤቱ አስተዳዳሪዎች ይቀመጣል።",
    teaches: "የሚያስተምሩት",
    attends: "የሚማሩት",
    no_courses: "በአሁኑ ጊዜ ትምህርት የለም።",
    guardians: "አሳዳጊዎች",
    no_guardians: "የተገናኘ አሳዳጊ የለም።",
    children: "ልጆች",
    no_children: "የተገናኘ ልጅ የለም።",
    other_roles: "የዚሁ መለያ ሌሎች ሚናዎች",
    history: "ታሪክ",
    no_history: "ግለሰቡ ከተመዘገቡ ጀምሮ ምንም አልተለወጠም።",
    act,
    by: |name| format!("በ{name}"),
    from_to: |field, old, new| format!("{field}፦ {} → {}", or_none(old), or_none(new)),
    problem,
};

fn or_none(value: &str) -> &str {
    if value.is_empty() { "የለም" } else { value }
}

pub(super) fn field(field: PersonField) -> &'static str {
    match field {
        PersonField::Number => "የተማሪ ቁጥር",
        PersonField::GivenName => "የራስ ስም",
        PersonField::FatherName => "የአባት ስም",
        PersonField::GrandfatherName => "የአያት ስም",
        PersonField::Role => "ሚና",
        PersonField::Class => "ክፍል",
        PersonField::Email => "ኢሜይል",
    }
}

fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Active => "ንቁ",
        Standing::Suspended => "የታገደ",
    }
}

fn act(act: PersonAct) -> &'static str {
    match act {
        PersonAct::LoginGiven => "መለያ ተሰጥቷል",
        PersonAct::Added => "ተጨምሯል",
        PersonAct::Changed => "ተለውጧል",
        PersonAct::AddedByRoster => "ከስም ዝርዝር ተጨምሯል",
        PersonAct::ChangedByRoster => "ከስም ዝርዝር ተለውጧል",
        PersonAct::AddedByCode => "በደብዳቤ ኮድ ተጨምሯል",
        PersonAct::Suspended => "ታግዷል",
        PersonAct::Reactivated => "እገዳው ተነሥቷል",
    }
}

fn problem(problem: PersonProblem) -> &'static str {
    match problem {
        PersonProblem::GivenNameMissing => "የግለሰቡን የራስ ስም ያስገቡ። ምንም አልተቀመጠም።",
        PersonProblem::NameTooLong => "እያንዳንዱ የስም ክፍል ከ60 ፊደላት መብለጥ የለበትም። ምንም አልተቀመጠም።",
        PersonProblem::Control => "ሊታዩ የማይችሉ ምልክቶች አሉበት። ያለእነርሱ እንደገና ይጻፉት።",
        PersonProblem::NumberMissing => "ለተማሪ የተማሪ ቁጥር የግድ ያስፈልጋል። ምንም አልተቀመጠም።",
        PersonProblem::NumberTooLong => "ቁጥር ከ32 ፊደላትና አኃዞች መብለጥ የለበትም። ምንም አልተቀመጠም።",
        PersonProblem::NumberTaken => "ይህ ቁጥር በትምህርት ቤቱ የሌላ ሰው ነው። ይፈልጉት ወይም ሌላ ቁጥር ይምረጡ።",
        PersonProblem::EmailOdd => "ይህ የኢሜይል አድራሻ አይደለም። ያስተካክሉት ወይም ባዶ ይተዉት።",
        PersonProblem::EmailTaken => "በዚህ ሚና ያሉ ሌላ ሰው ይህ ኢሜይል አላቸው። ከሰዎች ዝርዝር ውስጥ ይፈልጉት።",
        PersonProblem::EmailOfLogin => "ግለሰቡ የሚገቡት በሌላ ኢሜይል ነው፤ ሊለውጡት የሚችሉት ራሳቸው ብቻ ናቸው።",
        PersonProblem::ClassUnknown => "በትምህርት ቤቱ በዚህ የትምህርት ዘመን እንዲህ ያለ ክፍል የለም። ሌላ ይምረጡ ወይም በትምህርት ማውጫው ውስጥ ይክፈቱት።",
        PersonProblem::ClassOfNoStudent => "ክፍል ያለው ተማሪ ብቻ ነው። ለሌሎች ሚናዎች ባዶ ይተዉት።",
        PersonProblem::RoleUnknown => "እንዲህ ያለ ሚና የለም። ተማሪ፣ መምህር፣ ወላጅ ወይም አስተዳዳሪ የሚለውን ይምረጡ።",
        PersonProblem::RoleStays => "የአንድ ሰው ሚና አይለወጥም። ግለሰቡን በሌላው ሚናም ይጨምሯቸው።",
        PersonProblem::ReasonMissing => "ምክንያቱን ይጻፉ። ምክንያቱ በታሪኩ ውስጥ ይቀመጣል፤ አሁን ምንም አልተለወጠም።",
        PersonProblem::ReasonTooLong => "ምክንያት ከ500 ፊደላት መብለጥ የለበትም። ምንም አልተለወጠም።",
        PersonProblem::Oneself => "ራስዎን ማገድ አይችሉም። ሌላ አስተዳዳሪ ግን ይችላሉ።",
        PersonProblem::Overtaken => {
            "በመካከሉ ሌላ ሰው የዚህን ሰው መረጃ ለውጠዋል። የእርስዎ አልተቀመጠም፤ ገጹ አሁን የእርሳቸውን ያሳያል፤ ተመልክተው እንደገና ያስቀምጡ።"
        }
    }
}
