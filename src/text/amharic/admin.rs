//! What the pages of an admin share, and the overview.

use crate::text::catalogue::AdminText;

pub(super) const ADMIN: AdminText = AdminText {
    parts: "አስተዳደር",
    overview: "አጠቃላይ እይታ",
    course_requests: "የማስተማር ጥያቄዎች",
    enrollments: "የትምህርት ምዝገባዎች",
    people: "ሰዎች",
    families: "ቤተሰቦች",
    questions: "የቤተሰብ ጥያቄዎች",
    registrations: "የአዲስ ሰዎች ምዝገባ",
    catalogue: "የትምህርት ማውጫ",
    policies: "የውጤት አሰጣጥ ደንቦች",
    settings: "ቅንብሮች",
    overview_heading: "አጠቃላይ እይታ",
    waits: "ውሳኔዎን የሚጠብቁ",
    nothing_waits: "ሁሉም ጥያቄዎች ተወስነዋል።",
    people_heading: "ሰዎች",
    admins: "አስተዳዳሪዎች",
    teachers: "መምህራን",
    students: "ተማሪዎች",
    parents: "ወላጆች",
    suspended: "የታገዱ",
};
