//! The list of families, the letters, and whose they are.

use school::{
    id::ClassId,
    language::Tongue,
    link_code::LinkProblem,
    person::Name,
    view::{Families, FamiliesFilter, FamilyShow, IssueForClass},
};
use store::{Error, linking, permit::KeepsFamilies};

use crate::{
    contracts,
    linking::{issue, problem, use_code},
    world::{Person, World},
};

contracts!(
    an_admin_keeps_every_family_of_the_school,
    a_class_teacher_keeps_the_own_class_only,
    a_search_finds_students_by_words_and_numbers,
    a_class_gets_its_letters_at_once,
    letters_are_their_issuers_own,
    letters_are_in_the_familys_language,
);

pub async fn of_admin(w: &World, admin: Person, filter: &FamiliesFilter) -> Families {
    let mut reader = w.store.read().await.expect("a connection is free");
    let permit = KeepsFamilies::as_admin(&mut reader, admin.caller()).await.expect("an admin");
    linking::families(&mut reader, &permit, filter).await.expect("the families load")
}

async fn of_class_teacher(w: &World, teacher: Person) -> Result<Families, Error> {
    let mut reader = w.store.read().await.expect("a connection is free");
    let permit = KeepsFamilies::as_class_teacher(&mut reader, teacher.caller()).await?;
    linking::families(&mut reader, &permit, &FamiliesFilter::default()).await
}

fn given(families: &Families) -> Vec<&str> {
    families.lines.iter().map(|line| &*line.name.given).collect()
}

/// Makes somebody the class teacher of the world's one class at the first school.
async fn class_teacher(w: &World, teacher: Person) -> ClassId {
    let (school, member) = (w.school, teacher.member);
    w.behind(&format!("UPDATE classes SET class_teacher_id = {member} WHERE school_id = {school}")).await;
    ClassId(w.number(&format!("SELECT id FROM classes WHERE school_id = {school}")).await)
}

async fn an_admin_keeps_every_family_of_the_school(w: World) {
    let all = of_admin(&w, w.admin, &FamiliesFilter::default()).await;
    assert_eq!(given(&all), ["Abel", "Hanna", "Lia"]);
    let guardians: Vec<_> = all.lines.iter().map(|line| line.guardians[0].name.given.clone()).collect();
    assert_eq!(guardians, ["Bekele", "Bekele", "Chaltu"]);
    assert_eq!(all.lines[0].class.plain(), "Grade 9 A");
    assert_eq!(given(&of_admin(&w, w.far_admin, &FamiliesFilter::default()).await), ["Ruth"]);
    let mut reader = w.store.read().await.expect("a connection is free");
    for person in [w.teacher, w.parent, w.student, w.suspended] {
        let refused = KeepsFamilies::as_admin(&mut reader, person.caller()).await;
        assert!(matches!(refused, Err(Error::NotFound)));
    }
}

async fn a_class_teacher_keeps_the_own_class_only(w: World) {
    class_teacher(&w, w.colleague).await;
    let own = of_class_teacher(&w, w.colleague).await.expect("a teacher");
    assert_eq!((given(&own).len(), own.classes.len()), (3, 1));
    let none = of_class_teacher(&w, w.teacher).await.expect("a teacher without a class");
    assert_eq!((none.lines, none.classes), (Vec::new(), Vec::new()));
    assert!(matches!(of_class_teacher(&w, w.admin).await, Err(Error::NotFound)));
    issue(&w, w.colleague, &[(w.student, 1), (w.sibling, 2)], false).await.expect("the class teacher may");
    let far_too = issue(&w, w.colleague, &[(w.student, 3), (w.far_student, 4)], false).await;
    assert!(matches!(far_too, Err(Error::NotFound)), "not a student of another school");
    w.behind(&format!("UPDATE members SET class_id = NULL WHERE id = {}", w.student.member)).await;
    for (by, student) in [(w.colleague, w.student), (w.teacher, w.sibling), (w.parent, w.sibling)] {
        let refused = issue(&w, by, &[(student, 5)], false).await;
        assert!(matches!(refused, Err(Error::NotFound)), "not the class teacher of the student");
    }
    let own = of_class_teacher(&w, w.colleague).await.expect("a teacher");
    assert_eq!(given(&own), ["Abel", "Lia"], "who left the class is not listed");
}

async fn a_search_finds_students_by_words_and_numbers(w: World) {
    let found = async |search: &str, show| {
        let filter = FamiliesFilter { search: search.into(), show, ..FamiliesFilter::default() };
        given(&of_admin(&w, w.admin, &filter).await).join(" ")
    };
    assert_eq!(found("hanna girma", FamilyShow::All).await, "Hanna");
    assert_eq!(found("%", FamilyShow::All).await, "", "a sign of a pattern is a plain character");
    assert_eq!(found("nobody", FamilyShow::All).await, "");
    w.behind(&format!("UPDATE guardianships SET ended_at = 1 WHERE student_id = {}", w.student.member)).await;
    assert_eq!(found("", FamilyShow::Unlinked).await, "Hanna");
    assert_eq!(found("", FamilyShow::Waiting).await, "");
    issue(&w, w.admin, &[(w.sibling, 1)], false).await.expect("an admin may");
    assert_eq!(found("", FamilyShow::Waiting).await, "Abel");
    let filter = FamiliesFilter { class: Some(ClassId(1)), ..FamiliesFilter::default() };
    assert!(of_admin(&w, w.admin, &filter).await.lines.is_empty(), "no such class");
    let filter = FamiliesFilter { page: 1, ..FamiliesFilter::default() };
    assert!(of_admin(&w, w.admin, &filter).await.lines.is_empty(), "no such page");
}

async fn a_class_gets_its_letters_at_once(w: World) {
    let class = class_teacher(&w, w.colleague).await;
    let mut reader = w.store.read().await.expect("a connection is free");
    let all = IssueForClass { class, only_unlinked: false };
    for person in [w.admin, w.colleague] {
        let students = linking::students_of_class(&mut reader, person.caller(), all).await.expect("they may");
        assert_eq!(students.len(), 3);
    }
    for person in [w.teacher, w.far_admin, w.parent, w.suspended] {
        let refused = linking::students_of_class(&mut reader, person.caller(), all).await;
        assert!(matches!(refused, Err(Error::NotFound)));
    }
    let unlinked = IssueForClass { class, only_unlinked: true };
    let nobody = linking::students_of_class(&mut reader, w.admin.caller(), unlinked).await;
    assert_eq!(problem(&nobody), Some(LinkProblem::NobodyLeft));
    w.behind(&format!("UPDATE guardianships SET ended_at = 1 WHERE student_id = {}", w.student.member)).await;
    let left = linking::students_of_class(&mut reader, w.admin.caller(), unlinked).await.expect("they may");
    assert_eq!(left, [w.student.member]);
    w.suspend(w.student).await;
    let nobody = linking::students_of_class(&mut reader, w.admin.caller(), unlinked).await;
    assert_eq!(problem(&nobody), Some(LinkProblem::NobodyLeft));
}

async fn letters_are_their_issuers_own(w: World) {
    class_teacher(&w, w.colleague).await;
    let students = [(w.student, 1), (w.sibling, 2), (w.leaver, 3)];
    let issued = issue(&w, w.colleague, &students, false).await.expect("the class teacher may");
    let mut reader = w.store.read().await.expect("a connection is free");
    let letters = linking::letters(&mut reader, w.colleague.caller(), issued).await.expect("one's own");
    let children: Vec<_> = letters.iter().map(|letter| letter.child.clone()).collect();
    assert_eq!(children, ["Abel", "Hanna", "Lia"].map(|given| Name::new(given, "Girma", "Tadesse")));
    assert_eq!((&*letters[0].class.plain(), &*letters[0].school_name), ("Grade 9 A", "Yeneta School"));
    for person in [w.admin, w.teacher, w.far_admin, w.parent] {
        let refused = linking::letters(&mut reader, person.caller(), issued).await;
        assert!(matches!(refused, Err(Error::NotFound)));
    }
    use_code(&w, w.unlinked, 2).await.expect("the code works");
    let left = linking::letters(&mut reader, w.colleague.caller(), issued).await.expect("one's own");
    assert_eq!(left.len(), 2, "a used code is on no letter");
    w.suspend(w.colleague).await;
    let refused = linking::letters(&mut reader, w.colleague.caller(), issued).await;
    assert!(matches!(refused, Err(Error::NotFound)));
}

async fn letters_are_in_the_familys_language(w: World) {
    use Tongue::{Amharic, English};
    w.behind(&format!("UPDATE schools SET languages = 'am en' WHERE id = {}", w.school)).await;
    w.behind(&format!("UPDATE accounts SET language = '' WHERE id = {}", w.other_parent.account)).await;
    let tongues = async |students: &[(Person, u8)]| {
        let issued = issue(&w, w.admin, students, true).await.expect("an admin may");
        let mut reader = w.store.read().await.expect("a connection is free");
        let letters = linking::letters(&mut reader, w.admin.caller(), issued).await.expect("one's own");
        letters.into_iter().map(|letter| letter.tongues).collect::<Vec<_>>()
    };
    let all = tongues(&[(w.student, 1), (w.leaver, 2)]).await;
    assert_eq!(all, [vec![English], vec![Amharic]], "what the guardian chose; else the school's own");
    w.behind(&format!("UPDATE schools SET languages = 'am' WHERE id = {}", w.school)).await;
    assert_eq!(tongues(&[(w.student, 3)]).await, [vec![Amharic]], "what the school offers");
    w.behind(&format!("UPDATE schools SET languages = 'en am' WHERE id = {}", w.school)).await;
    w.behind(&format!("UPDATE guardianships SET ended_at = 1 WHERE guardian_id = {}", w.other_parent.member)).await;
    w.behind(&format!("UPDATE accounts SET language = 'am' WHERE id = {}", w.other_parent.account)).await;
    assert_eq!(tongues(&[(w.leaver, 4)]).await, [vec![English]], "who is no guardian any more has no say");
}
