//! The weekly mail, as plain text: it costs a phone little, and loads nothing from anywhere.

use school::{
    clock::{Instant, SchoolClock},
    glance::{CourseMark, week},
    view::StudentRecord,
};

use crate::text::Catalogue;

/// What a weekly mail tells.
pub struct WeekMail<'a> {
    pub school: &'a str,
    pub children: &'a [StudentRecord],
    /// The end of the week.
    pub until: Instant,
    pub clock: SchoolClock,
    /// The address of the page that tells more.
    pub open: &'a str,
    /// The address that ends the mails.
    pub end: &'a str,
}

impl Catalogue {
    /// The subject of the mail of a week that ended then.
    #[must_use]
    pub fn week_subject(&self, until: Instant, clock: SchoolClock) -> String {
        (self.digest.subject)(&(self.dates.date)(until.date(clock)))
    }

    /// The mail.
    #[must_use]
    pub fn week_mail(&self, mail: &WeekMail<'_>) -> String {
        let mut lines = vec![(self.digest.greeting)(mail.school)];
        for child in mail.children {
            lines.push(String::new());
            self.tell_child(&mut lines, child, mail);
        }
        lines.extend([String::new(), (self.digest.open)(mail.open), String::new(), (self.digest.end_by)(mail.end)]);
        lines.push(String::new());
        lines.join("\n")
    }

    fn tell_child(&self, lines: &mut Vec<String>, child: &StudentRecord, mail: &WeekMail<'_>) {
        let week = week(child, mail.until, mail.clock);
        lines.extend([child.name.to_string(), self.average(week.overall)]);
        if week.concerns.is_empty() {
            lines.push(self.digest.all_well.to_owned());
        } else {
            lines.push(format!("{}:", self.digest.concerns));
        }
        for of in &week.concerns {
            if let Some(course) = child.courses.iter().find(|course| course.course == of.course) {
                let said = self.concern(&of.concern, course, mail.clock);
                lines.push(format!("- {}: {said}", self.course(&course.subject, &course.class)));
            }
        }
        if week.marks.is_empty() {
            lines.push(self.digest.no_marks.to_owned());
        } else {
            lines.push(format!("{}:", self.digest.marks));
        }
        lines.extend(week.marks.iter().map(|of| self.mark_line(of)));
        let ahead: Vec<String> = week.ahead.iter().filter_map(|of| self.ahead_line(of, mail.clock)).collect();
        if !ahead.is_empty() {
            lines.push(format!("{}:", self.digest.ahead));
        }
        lines.extend(ahead);
    }

    fn mark_line(&self, of: &CourseMark) -> String {
        let out_of = (self.record.out_of)(&of.mark.max.to_string());
        format!("- {}, {}: {} {out_of}", of.subject, of.mark.title, of.mark.mark.shown())
    }

    fn ahead_line(&self, of: &CourseMark, clock: SchoolClock) -> Option<String> {
        let day = (self.dates.date)(clock.calendar.date(of.mark.held_on?));
        Some(format!("- {}, {}: {day}", of.subject, of.mark.title))
    }
}
