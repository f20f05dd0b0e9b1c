//! An admin's correction over HTTP, as wasm and as a plain form.

use crate::harness;

const PAGE: &str = "/teacher/courses/700/gradebook?student=31&assessment=900";

fn correct<'a>(typed: &'a str, why: &'a str, seen: &'a str, save_id: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("correct[save][course]", "700"),
        ("correct[save][student]", "31"),
        ("correct[save][assessment]", "900"),
        ("correct[save][typed]", typed),
        ("correct[save][seen]", seen),
        ("correct[save][save_id]", save_id),
        ("correct[why]", why),
    ]
}

#[tokio::test]
async fn a_correction_needs_a_reason_and_its_course() {
    let school = harness::school::start().await;
    let admin = school.client("admin").await;
    for why in ["", "  ", "no"] {
        let answer = admin.call("gradebook/correct_grade", &correct("14", why, "1", "correct-1")).await;
        assert_eq!(answer.status.as_u16(), 422, "{why:?}: {}", answer.body);
        assert!(answer.body.contains("too_short"), "{}", answer.body);
    }
    let elsewhere = school.client("other-teacher").await;
    let forged = elsewhere.call("gradebook/correct_grade", &correct("14", "Recounted", "1", "correct-1")).await;
    assert_eq!(forged.status.as_u16(), 404);
    // A student of another course is not in this one, whoever asks.
    let mut fields = correct("14", "Recounted", "1", "correct-1");
    fields[1].1 = "32";
    assert_eq!(admin.call("gradebook/correct_grade", &fields).await.status.as_u16(), 404);
    let book = admin.call("gradebook/book", &[("course", "700")]).await.body;
    assert!(book.contains("1100") && book.contains("\"version\":1"), "the mark stays: {book}");
}

#[tokio::test]
async fn the_teacher_is_told_of_a_correction_made_by_a_plain_form() {
    let school = harness::school::start().await;
    let (admin, teacher) = (school.client("admin").await, school.client("teacher").await);
    let page = admin.get(PAGE).await.body;
    for offered in ["The mark is 11 now.", "name=\"correct[save][seen]\" value=\"1\"", "value=\"form-31-900-1\""] {
        assert!(page.contains(offered), "{offered}: {page}");
    }
    let wrong = correct("abc", "Recounted", "1", "form-31-900-1");
    let refused = admin.submit(PAGE, "gradebook/correct_grade", &wrong).await;
    let refused = admin.get(&refused.led_to()).await.body;
    assert!(refused.contains("Type points such as 17") && refused.contains("The mark is 11 now."), "{refused}");
    let done = admin.submit(PAGE, "gradebook/correct_grade", &correct("14", "Recounted", "1", "form-31-900-1")).await;
    assert!(done.status.is_redirection(), "{}", done.body);
    let page = admin.get(&done.led_to()).await.body;
    assert!(page.contains("The mark is 14 now."), "{page}");
    let inbox = teacher.get("/notifications").await.body;
    for told in ["administrator", "Canarystudent", "The reason: Recounted"] {
        assert!(inbox.contains(told), "{told}: {inbox}");
    }
    // A teacher types in the cell and needs no such form.
    assert!(!teacher.get(PAGE).await.body.contains("correct[why]"));
}

#[tokio::test]
async fn a_plain_form_sent_again_counts_once_and_is_nothing_else() {
    let school = harness::school::start().await;
    let (admin, teacher) = (school.client("admin").await, school.client("teacher").await);
    let fields = |why| correct("14", why, "1", "form-31-900-1");
    // As by a reload of the answer, whatever was done since.
    for _ in 0..3 {
        let done = admin.submit(PAGE, "gradebook/correct_grade", &fields("Recounted")).await;
        let page = admin.get(&done.led_to()).await.body;
        assert!(page.contains("The mark is 14 now.") && !page.contains("already made"), "{page}");
    }
    let other = admin.submit(PAGE, "gradebook/correct_grade", &fields("Copied from the paper")).await;
    let page = admin.get(&other.led_to()).await.body;
    assert!(page.contains("already made with another mark or reason"), "{page}");
    let inbox = teacher.get("/notifications").await.body;
    assert!(inbox.matches("The reason: Recounted").count() == 1 && !inbox.contains("Copied"), "told once: {inbox}");
}
