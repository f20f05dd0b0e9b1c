//! People, families, rosters and notices, in every language.

use school::{
    alert::AlertProblem,
    clock::Instant,
    curriculum::CourseLabel,
    export::{Content, Format},
    family::{Kinship, LinkAct},
    id::{DisclosureId, NotificationId, SchoolId},
    link_code::LinkProblem,
    notice::NoticeKind,
    person::{Name, PersonField, Role},
    roster::{LineProblem, field_of_header, role_of_word},
    settings::Setting,
    view::{Correction, Disclosure, NoticeLine},
};

use super::*;

#[test]
fn texts_of_people_say_what_they_are_given() {
    for text in every() {
        let people = &text.people;
        for named in [people.changed, people.suspended, people.reactivated, people.by, text.account.link.welcome] {
            says(&named("Hana"), &["Hana"]);
        }
        says(&(people.found)(31), &["31"]);
        says(&(text.common.page_of)(2, 7), &["2", "7"]);
        says(&(people.from_to)("Class", "9 A", "9 B"), &["Class", "9 A", "9 B"]);
        says(&(people.from_to)("Class", "", "9 B"), &["Class", "9 B"]);
        says(
            &(text.account.link.of_person)("Hana", Role::Parent, "Addis"),
            &["Hana", (text.role)(Role::Parent), "Addis"],
        );
        says(&(text.account.link.signed_in_as)("a@b.et"), &["a@b.et"]);
        says(
            &(text.setup.changed_to)("Hana", Setting::Name, "Addis"),
            &["Hana", (text.setup.setting)(Setting::Name), "Addis"],
        );
        says(&(text.notices.bell)(3), &["3"]);
    }
}

#[test]
fn a_download_says_who_took_what_of_whom_and_how() {
    let (by, of) = (Name::new("Bekele", "Alemu", ""), Name::new("Hana", "Bekele", ""));
    for text in every() {
        let export = &text.export;
        says(&(export.marks_of)("Hana"), &["Hana"]);
        for (content, own) in [(Content::Record, false), (Content::Record, true), (Content::Account, true)] {
            let told = |format| {
                let (by, of) = (by.clone(), if own { by.clone() } else { of.clone() });
                let line = Disclosure { id: DisclosureId(1), at: Instant(0), by, of, own, content, format };
                (export.disclosed)(&line)
            };
            says(&told(Format::Csv), &["Bekele Alemu", "CSV"]);
            says(&told(Format::Json), &["JSON"]);
            assert_eq!(told(Format::Csv).contains("Hana"), !own);
        }
        for format in Format::ALL {
            says(&(export.download_of)("All marks", *format), &["All marks", &format.name().to_uppercase()]);
            says((export.download)(*format), &[&format.name().to_uppercase()]);
        }
        are_told_apart(&export.mark_headings, str::to_owned);
        are_told_apart(&export.fact_headings, str::to_owned);
    }
}

fn line(kind: NoticeKind) -> NoticeLine {
    NoticeLine {
        notice: NotificationId(1),
        kind,
        school: SchoolId(1),
        school_name: "Addis".into(),
        role: Role::Parent,
        about_reader: false,
        person: Some(Name::new("Hana", "Bekele", "")),
        course: None,
        about: Some(CourseLabel { subject: "Biology".into(), ..CourseLabel::default() }),
        correction: None,
        assessment: None,
        created_at: Instant(0),
        read: false,
    }
}

#[test]
fn a_corrected_mark_is_told_with_its_reason() {
    for text in every() {
        let correction = Some(Correction { assessment: "Quiz 1".into(), why: "Recounted".into() });
        let told = NoticeLine { correction, ..line(NoticeKind::MarkChangedByAdmin) };
        says(&(text.notices.sentence)(&told), &["Hana Bekele", "Biology", "Quiz 1", "Recounted"]);
    }
}

#[test]
fn missing_work_is_told_by_its_title_where_it_is_one() {
    for text in every() {
        let told = NoticeLine { assessment: Some("Quiz 1".into()), ..line(NoticeKind::WorkMissing) };
        says(&(text.notices.sentence)(&told), &["Hana Bekele", "Biology", "Quiz 1"]);
    }
}

#[test]
fn texts_of_alerts_say_what_they_are_given() {
    for text in every() {
        let alerts = &text.alerts;
        for named in [alerts.of_child, alerts.saved, alerts.under_hint] {
            says(&named("Hana"), &["Hana"]);
        }
        says(&(alerts.is_under)("Biology", "41 %", "50 %"), &["Biology", "41 %", "50 %"]);
        says(&(alerts.is_missing)("Biology", 3), &["Biology", "3"]);
        let problems = [AlertProblem::Limit, AlertProblem::Fall, AlertProblem::Time, AlertProblem::NoHours];
        are_told_apart(&problems, |of| (alerts.problem)(of).into());
    }
}

#[test]
fn a_notice_names_whom_and_what_it_is_about() {
    use NoticeKind as K;
    for text in every() {
        for kind in NoticeKind::ALL {
            let known = (text.notices.sentence)(&line(*kind));
            let of_a_person = !matches!(
                kind,
                K::CourseUnderReview
                    | K::CourseApproved
                    | K::CourseDeclined
                    | K::CourseEnded
                    | K::RegistrationApproved
                    | K::WeekOver
            );
            let of_a_course = !matches!(
                kind,
                K::RegistrationWaits | K::RegistrationApproved | K::GuardianLinked | K::GuardianUnlinked | K::WeekOver
            );
            assert_eq!(known.contains("Hana Bekele"), of_a_person, "{known}");
            assert_eq!(known.contains("Biology"), of_a_course, "{known}");
            let unknown = NoticeLine { person: None, about: None, ..line(*kind) };
            says(&(text.notices.sentence)(&unknown), &[" "]);
            let of_reader = NoticeLine { about_reader: true, ..line(*kind) };
            assert!(!(text.notices.sentence)(&of_reader).starts_with(' '), "{kind:?}");
        }
    }
}

/// Fails where two things have one word, or one has none.
#[track_caller]
#[test]
fn texts_of_families_and_rosters_say_what_they_are_given() {
    for text in every() {
        let (linking, letters, roster) = (&text.linking, &text.linking.letters, &text.roster);
        says(&(linking.end)("Aster"), &["Aster"]);
        says(&(linking.end_hint)("Aster", "Hana"), &["Aster", "Hana"]);
        says(&(linking.ended)("Aster", "Hana"), &["Aster", "Hana"]);
        says(&(linking.step)(LinkAct::Linked, "Aster", "Office"), &["Aster"]);
        says(&(linking.step)(LinkAct::Unlinked, "Aster", "Office"), &["Aster", "Office"]);
        says(&(linking.problem)(LinkProblem::TooManyTries { again_in_minutes: 17 }), &["17"]);
        says(&(letters.hint)(31), &["31"]);
        says(&(letters.subject)("Hana"), &["Hana"]);
        says(&(letters.dear)("Hana"), &["Hana"]);
        for counted in [roster.new, roster.changed, roster.bad, roster.apply_good] {
            says(&counted(31), &["31"]);
        }
        says(&(roster.unchanged)(31), &["31"]);
        says(&(roster.outcome)(31, 32, 33), &["31", "32", "33"]);
        says(&(roster.of_file)("a.csv", "Addis"), &["a.csv", "Addis"]);
        says(&(roster.why)(LineProblem::Twice { line: 31 }), &["31"]);
        are_told_apart(&Kinship::ALL, |of| (linking.kinship)(of).into());
    }
}

/// What the page of rosters calls a column and a role, a roster may call them.

#[test]
fn a_roster_is_read_in_every_language() {
    for text in every() {
        let mut lines = text.roster.sample.lines().map(|line| line.split(',').collect::<Vec<_>>());
        let headings = lines.next().unwrap_or_default();
        let fields: Vec<_> = headings.iter().filter_map(|heading| field_of_header(heading)).collect();
        assert_eq!(fields, PersonField::ALL, "{}", text.lang);
        for line in lines {
            assert!(role_of_word(line[4]).is_some(), "{line:?}");
        }
        assert_eq!(PersonField::ALL.map(|of| field_of_header((text.people.field)(of))), PersonField::ALL.map(Some));
        assert_eq!(Role::ALL.map(|of| role_of_word((text.role)(of))), Role::ALL.map(Some));
    }
}
