//! The quiet navigation among a role's pages.

use school::person::Role;

use crate::text::catalogue::NavText;

pub(super) const NAV: NavText = NavText {
    label,
    courses: "ትምህርቶቼ",
    children: "ልጆቼ",
    subjects: "የትምህርት ዓይነቶች",
    enrollments: "የትምህርት ምዝገባዎች",
    course_requests: "የማስተማር ጥያቄዎች",
    own_questions: "ለመምህር የተጠየቁ",
    family_questions: "የቤተሰብ ጥያቄዎች",
    families: "ቤተሰቦች",
    alerts: "ማንቂያዎች",
    link: "ልጅዎን ያገናኙ",
    available: "ክፍት ትምህርቶች",
    own_requests: "ጥያቄዎቼ",
};

fn label(role: Role) -> &'static str {
    match role {
        Role::Admin => "አስተዳደር",
        Role::Teacher => "ማስተማር",
        Role::Student => "መማር",
        Role::Parent => "ቤተሰብ",
    }
}
