//! The catalogue over HTTP, by the plain forms of its pages.

use crate::harness::{self, Client};

const SUBJECTS: &str = "/admin/catalogue?part=subjects";
const YEARS: &str = "/admin/catalogue?part=years";
const CLASSES: &str = "/admin/catalogue?part=classes";

/// Posts a change of the first school's catalogue from a page; the page that its maker sees then.
async fn change(admin: &Client, page: &str, fields: &[(&str, &str)]) -> String {
    let fields: Vec<(&str, &str)> = [("school", "1")].into_iter().chain(fields.iter().copied()).collect();
    let answer = admin.submit(page, "setup/change_catalogue", &fields).await;
    assert!(answer.status.is_redirection(), "{fields:?}: {}", answer.body);
    admin.get(&answer.led_to()).await.body
}

#[tokio::test]
async fn a_subject_is_added_offered_removed_and_put_back() {
    let school = harness::school::start().await;
    let admin = school.client("admin").await;
    let page = change(&admin, SUBJECTS, &[("act[add_subject][name]", "Chess")]).await;
    let (before, _) = page.split_once("aria-label=\"Change Chess\"").expect("a way to change it");
    let id = before.rsplit_once("edit=").expect("its id").1.split('#').next().expect("the id ends");
    let edit = format!("{SUBJECTS}&edit={id}");
    let subject = ("act[change_subject][subject]", id);
    let (was, to) = (("act[change_subject][was][name]", "Chess"), ("act[change_subject][to][name]", "Chess"));
    let taught = |key: &'static str| ("act[change_subject][to][stages][]", key);
    let page = change(&admin, &edit, &[subject, was, to, taught("9"), taught("10"), taught("11-Social")]).await;
    assert!(page.contains("Grades 9 and 10, Grade 11 Social"), "{page}");
    let nine = admin.get(&format!("{SUBJECTS}&stage=9")).await.body;
    let twelve = admin.get(&format!("{SUBJECTS}&stage=12-Social")).await.body;
    assert!(nine.contains(">Chess<") && !twelve.contains(">Chess<"));
    // Offered: it stays, with the reason. Offered nowhere: it goes, and comes back.
    let page = change(&admin, SUBJECTS, &[("act[remove_subject][subject]", id)]).await;
    assert!(page.contains("The subject is still offered."), "{page}");
    let seen = ["9", "10", "11-Social"].map(|key| ("act[change_subject][was][stages][]", key));
    change(&admin, &edit, &[subject, was, to, seen[0], seen[1], seen[2]]).await;
    let page = change(&admin, SUBJECTS, &[("act[remove_subject][subject]", id)]).await;
    assert!(page.contains("Removed subjects") && page.contains("Put back"), "{page}");
    let page = change(&admin, SUBJECTS, &[("act[restore_subject][subject]", id)]).await;
    assert!(!page.contains("Removed subjects"), "{page}");
}

#[tokio::test]
async fn closing_a_term_says_what_it_means_and_stops_marks() {
    let school = harness::school::start().await;
    let (admin, teacher) = (school.client("admin").await, school.client("teacher").await);
    let page = admin.get(YEARS).await.body;
    assert!(page.contains("2 courses will take no more marks in this term. No mark is blank."), "{page}");
    let page = change(&admin, YEARS, &[("act[close_term][term]", "1")]).await;
    assert!(page.contains("Reopen") && !page.contains("will take no more marks"), "{page}");
    let refused = teacher.save_mark("17", "1", "catalogue-1").await;
    assert!(refused.status.as_u16() == 422 && refused.body.contains("term_closed"), "{}", refused.body);
    change(&admin, YEARS, &[("act[reopen_term][term]", "1")]).await;
    assert_eq!(teacher.save_mark("17", "1", "catalogue-1").await.status.as_u16(), 200);
    let history = admin.get("/admin/settings").await.body;
    assert!(history.contains("Term closed") && history.contains("Term reopened"), "{history}");
}

#[tokio::test]
async fn a_year_a_term_and_a_class_are_made_by_plain_forms() {
    let school = harness::school::start().await;
    let admin = school.client("admin").await;
    let page = change(&admin, YEARS, &[("act[add_year][name]", "2019 E.C.")]).await;
    assert!(page.contains("2019 E.C.") && page.contains("Make it the current year"), "{page}");
    let term = [
        ("act[add_term][year]", "1"),
        ("act[add_term][to][name]", "Semester 2"),
        ("act[add_term][to][starts_on]", "2026-02-25"),
        ("act[add_term][to][ends_on]", "2026-07-04"),
    ];
    let page = change(&admin, YEARS, &term).await;
    assert!(page.contains("25 Feb 2026") && page.contains("4 Jul 2026"), "{page}");
    let class = [
        ("act[add_class][to][stage]", "11-Natural"),
        ("act[add_class][to][section]", "B"),
        ("act[add_class][to][teacher]", "20"),
    ];
    let page = change(&admin, CLASSES, &class).await;
    assert!(page.contains("Grade 11 Natural B") && page.contains("Teferi Fathers Grandfathers"), "{page}");
    let page = change(&admin, CLASSES, &class).await;
    assert!(page.contains("There is one of this name already."), "{page}");
    // Without a class teacher, and where a class of grade 11 has no stream.
    let plain =
        [("act[add_class][to][stage]", "10"), ("act[add_class][to][section]", ""), ("act[add_class][to][teacher]", "")];
    let page = change(&admin, CLASSES, &plain).await;
    assert!(page.contains(">Grade 10<"), "{page}");
    let wrong = [("act[add_class][to][stage]", "11"), ("act[add_class][to][section]", "C")];
    let fields: Vec<_> = [("school", "1")].into_iter().chain(wrong).collect();
    assert_eq!(admin.call("setup/change_catalogue", &fields).await.status.as_u16(), 422);
}
