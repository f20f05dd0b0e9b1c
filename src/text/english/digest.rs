//! The weekly digest.

use crate::text::catalogue::DigestText;

pub(super) const DIGEST: DigestText = DigestText {
    choose: "Weekly summary",
    choose_hint: "Every Friday at 16:00 by the clock of the school: the week's marks, what needs attention and what is coming up, \
                  of all your children.",
    by_inbox: "Tell me in my inbox",
    by_mail: "Send it to my e-mail address",
    no_mail: "This school's server sends no e-mail.",
    save: "Save weekly summary",
    saved: "Your choice is saved.",
    heading: "The last seven days",
    hint: "What the teachers wrote, as it stands now.",
    link: "Be told of it every Friday",
    marks: "New marks",
    no_marks: "No new marks in these days.",
    average: |average, coverage| format!("Average: {average} ({coverage})"),
    subject: |date| format!("Your week until {date}"),
    greeting: |school| format!("This is how the week went at {school}."),
    concerns: "Needs attention",
    all_well: "Nothing needs attention.",
    ahead: "Coming up",
    open: |url| format!("More of it, as it is now: {url}"),
    end_by: |url| format!("You asked for this mail. To get no more of it: {url}"),
    end_heading: "Weekly mail",
    end_hint: "With this button the weekly summary is no longer sent to your e-mail address. In your inbox here it stays as you \
               chose it.",
    end: "Send me no more mail",
    ended: "You get no weekly mail any more. It can be chosen again under Alerts.",
    dead: "This link works no more. Sign in and choose under Alerts whether you get the weekly mail.",
};
