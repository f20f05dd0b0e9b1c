//! Writing many cells together: all or none, once, at one revision.

use std::collections::BTreeSet;

use school::{
    event::Cursor,
    grade::{EntryProblem, Flag, Mark, Points},
    id::{AssessmentId, MemberId, Revision, SaveId, Version},
    view::{CellSave, CellValue, GradeCell, Problem, RefusedCell, SaveGrades, SavedGrades, UnsavedGrades},
};
use store::{Caller, Error, feed, gradebook, permit::ReadsGradebook};

use crate::{
    contracts,
    marks::cells,
    world::{World, save_id},
};

contracts!(
    many_cells_are_written_at_one_revision,
    a_refused_cell_keeps_all_others_out,
    a_cell_that_met_anothers_value_keeps_all_others_out,
    conflicts_and_refusals_are_all_named_at_once,
    a_repetition_is_told_what_the_first_was,
    a_save_id_with_other_cells_is_refused,
    one_and_many_share_their_save_ids,
    an_exact_mark_takes_a_flags_points_back,
    a_comment_and_a_mark_are_written_apart,
    the_number_of_cells_is_bounded,
    ended_courses_and_closed_terms_name_each_cell,
    only_the_courses_teachers_write_many,
    readers_hear_of_each_cell_and_read_the_changed_ones,
);

fn key() -> SaveId {
    save_id(&format!("many-{}", store::id::mint()))
}

fn typed(student: MemberId, assessment: AssessmentId, typed: &str, seen: i64) -> CellSave {
    CellSave { student, assessment, value: CellValue::Typed(typed.into()), seen: Version(seen) }
}

fn many(w: &World, cells: Vec<CellSave>) -> SaveGrades {
    SaveGrades { course: w.maths, cells, save_id: key() }
}

/// Three cells of two students, never written before.
fn three(w: &World) -> Vec<CellSave> {
    let (one, two) = (w.student.member, w.sibling.member);
    vec![typed(one, w.quiz, "17", 0), typed(two, w.quiz, "12 LA", 0), typed(one, w.exam, "85%", 0)]
}

async fn saved(w: &World, caller: Caller, save: &SaveGrades) -> SavedGrades {
    w.store.save_grades(caller, save.clone()).await.expect("the save is taken")
}

async fn unsaved(w: &World, save: SaveGrades) -> UnsavedGrades {
    match w.store.save_grades(w.teacher.caller(), save).await {
        Err(Error::Unsaved(unsaved)) => *unsaved,
        other => panic!("the save is refused: {other:?}"),
    }
}

async fn written(w: &World) -> i64 {
    w.number("SELECT COUNT(*) FROM changes WHERE kind LIKE 'grade%'").await
}

async fn many_cells_are_written_at_one_revision(w: World) {
    let save = many(&w, three(&w));
    let SavedGrades { cells: answer, revision } = saved(&w, w.teacher.caller(), &save).await;
    assert_eq!(revision, Revision(2));
    let late = Mark { points: Some(Points::whole(12)), flag: Flag::Late };
    let marks = [Mark::points(Points::whole(17)), late, Mark::points(Points::whole(85))];
    assert_eq!(answer.iter().map(|cell| cell.mark).collect::<Vec<_>>(), marks);
    assert!(answer.iter().all(|cell| cell.version == Version(1)));
    let mut stored = cells(&w).await;
    for cell in &answer {
        assert!(stored.contains(cell), "{cell:?}");
    }
    stored.retain(|cell| !answer.contains(cell));
    assert_eq!(stored, []);
    let rows =
        format!("SELECT COUNT(*) FROM grade_history WHERE save_id = '{}' AND item IN (0, 1, 2)", save.save_id.as_str());
    assert_eq!(w.number(&rows).await, 3);
    assert_eq!(w.number("SELECT COUNT(*) FROM changes WHERE revision = 2").await, 3);
}

async fn a_refused_cell_keeps_all_others_out(w: World) {
    let mut cells_of = three(&w);
    cells_of.push(typed(w.sibling.member, w.exam, "101", 0));
    let UnsavedGrades { conflicts, refused } = unsaved(&w, many(&w, cells_of)).await;
    let problem = Problem::Entry(EntryProblem::AboveMax);
    assert_eq!(
        (conflicts, refused),
        (vec![], vec![RefusedCell { student: w.sibling.member, assessment: w.exam, problem }])
    );
    assert_eq!((cells(&w).await, written(&w).await), (vec![], 0));
    assert_eq!(w.number("SELECT revision FROM counters ORDER BY revision DESC LIMIT 1").await, 1);
}

async fn a_cell_that_met_anothers_value_keeps_all_others_out(w: World) {
    w.store.save_grade(w.colleague.caller(), w.save(w.sibling, w.quiz, "9", 0)).await.expect("the colleague saves");
    let before = cells(&w).await;
    let UnsavedGrades { conflicts, refused } = unsaved(&w, many(&w, three(&w))).await;
    let (student, assessment, mark) = (w.sibling.member, w.quiz, Mark::points(Points::whole(9)));
    let theirs = GradeCell { mark, version: Version(1), ..GradeCell::unwritten(student, assessment) };
    assert_eq!((conflicts, refused), (vec![theirs], vec![]));
    assert_eq!((cells(&w).await, written(&w).await), (before, 1));
}

async fn conflicts_and_refusals_are_all_named_at_once(w: World) {
    for student in [w.student, w.sibling] {
        w.store.save_grade(w.colleague.caller(), w.save(student, w.quiz, "9", 0)).await.expect("the colleague saves");
    }
    w.behind(&format!("UPDATE assessments SET deleted_at = 1 WHERE id = {}", w.held)).await;
    let mut cells_of = three(&w);
    cells_of.extend([
        typed(w.sibling.member, w.exam, "x", 0),
        typed(w.leaver.member, w.quiz, "1", 1),
        typed(w.student.member, w.held, "1", 0),
        typed(w.student.member, w.lab, "1", 0),
        typed(w.student.member, w.old, "1", 0),
    ]);
    let UnsavedGrades { conflicts, refused } = unsaved(&w, many(&w, cells_of)).await;
    let of: BTreeSet<_> = conflicts.iter().map(|cell| (cell.student, cell.assessment)).collect();
    assert_eq!(of, [(w.student.member, w.quiz), (w.sibling.member, w.quiz)].into());
    let expected = [
        (w.sibling.member, w.exam, Problem::Entry(EntryProblem::NotANumber)),
        (w.leaver.member, w.quiz, Problem::NoSuchCell),
        (w.student.member, w.held, Problem::NoSuchCell),
        (w.student.member, w.lab, Problem::NoSuchCell),
        (w.student.member, w.old, Problem::TermClosed),
    ];
    assert_eq!(refused, expected.map(|(student, assessment, problem)| RefusedCell { student, assessment, problem }));
}

async fn a_repetition_is_told_what_the_first_was(w: World) {
    let caller = w.teacher.caller();
    let save = many(&w, three(&w));
    let first = saved(&w, caller, &save).await;
    assert_eq!(saved(&w, caller, &save).await, first);
    w.store.save_grade(w.colleague.caller(), w.save(w.student, w.quiz, "18", 1)).await.expect("the colleague saves");
    assert_eq!(saved(&w, caller, &save).await, first, "also when somebody has written since");
    let storm = many(&w, vec![typed(w.sibling.member, w.exam, "5", 0), typed(w.student.member, w.held, "6", 0)]);
    let tasks: Vec<_> = (0..12)
        .map(|_| {
            let (store, save) = (w.store.clone(), storm.clone());
            tokio::spawn(async move { store.save_grades(caller, save).await })
        })
        .collect();
    let mut answers = Vec::new();
    for task in tasks {
        answers.push(task.await.expect("no panic").expect("each is acknowledged"));
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:?}");
    assert_eq!(written(&w).await, 6);
    assert_eq!(
        w.number(&format!(
            "SELECT COUNT(*) FROM grade_history WHERE actor_id = {} AND version = 1 AND save_id LIKE 'many-%'",
            w.teacher.member
        ))
        .await,
        5
    );
}

async fn a_save_id_with_other_cells_is_refused(w: World) {
    let save = many(&w, three(&w));
    saved(&w, w.teacher.caller(), &save).await;
    let all = three(&w);
    let mut other_value = all.clone();
    other_value[2] = typed(w.student.member, w.exam, "84%", 0);
    let mut other_version = all.clone();
    other_version[0].seen = Version(1);
    let mut other_order = all.clone();
    other_order.swap(0, 1);
    let mut more = all.clone();
    more.push(typed(w.sibling.member, w.exam, "1", 0));
    for cells in [other_value, other_version, other_order, more, all[..2].to_vec()] {
        let again = SaveGrades { cells, ..save.clone() };
        let error = w.store.save_grades(w.teacher.caller(), again).await.expect_err("other content");
        assert!(matches!(error, Error::Invalid(Problem::SaveIdReused)), "{error:?}");
    }
    assert_eq!(written(&w).await, 3);
    // The key is the person's own.
    let colleagues = SaveGrades { cells: vec![typed(w.student.member, w.quiz, "1", 1)], ..save };
    saved(&w, w.colleague.caller(), &colleagues).await;
}

async fn one_and_many_share_their_save_ids(w: World) {
    let caller = w.teacher.caller();
    let one = w.save(w.student, w.quiz, "17", 0);
    let first = w.store.save_grade(caller, one.clone()).await.expect("the save is taken");
    let same = SaveGrades { save_id: one.save_id.clone(), ..many(&w, vec![typed(w.student.member, w.quiz, "17", 0)]) };
    assert_eq!(saved(&w, caller, &same).await.revision, first.revision);
    let save = many(&w, vec![typed(w.sibling.member, w.quiz, "3", 0), typed(w.sibling.member, w.exam, "4", 0)]);
    saved(&w, caller, &save).await;
    let first_of_many = school::view::SaveGrade { save_id: save.save_id, ..w.save(w.sibling, w.quiz, "3", 0) };
    let error = w.store.save_grade(caller, first_of_many).await.expect_err("a part is another save");
    assert!(matches!(error, Error::Invalid(Problem::SaveIdReused)), "{error:?}");
}

async fn an_exact_mark_takes_a_flags_points_back(w: World) {
    let caller = w.teacher.caller();
    for (seen, entry) in [(0, "LA"), (1, "12")] {
        w.store.save_grade(caller, w.save(w.student, w.quiz, entry, seen)).await.expect("the save is taken");
    }
    let late = Mark { points: None, flag: Flag::Late };
    let exact = |mark, seen| CellSave { value: CellValue::Mark(mark), ..typed(w.student.member, w.quiz, "", seen) };
    let back = saved(&w, caller, &many(&w, vec![exact(late, 2)])).await;
    assert_eq!(back.cells[0].mark, late, "and not the twelve points that are there");
    let above = unsaved(&w, many(&w, vec![exact(Mark::points(Points::whole(21)), 3)])).await;
    assert_eq!(above.refused[0].problem, Problem::Entry(EntryProblem::AboveMax));
}

async fn a_comment_and_a_mark_are_written_apart(w: World) {
    let caller = w.teacher.caller();
    let comment = |text: &str, seen| CellSave {
        value: CellValue::Comment(text.into()),
        ..typed(w.student.member, w.quiz, "", seen)
    };
    let save = many(&w, vec![comment("  Well done\r\n", 0)]);
    let first = saved(&w, caller, &save).await;
    assert_eq!((first.cells[0].comment.as_str(), first.cells[0].version), ("Well done", Version(1)));
    assert_eq!(saved(&w, caller, &save).await, first, "sent again, it counts once");
    w.store.save_grade(caller, w.save(w.student, w.quiz, "17", 1)).await.expect("the mark is saved");
    saved(&w, caller, &many(&w, vec![typed(w.student.member, w.quiz, "", 2)])).await;
    let now = cells(&w).await;
    assert_eq!((now[0].comment.as_str(), now[0].mark.is_blank()), ("Well done", true), "a mark never clears a comment");
    saved(&w, caller, &many(&w, vec![comment("", 3)])).await;
    let told = |version, old, new| {
        format!(
            "SELECT COUNT(*) FROM grade_history WHERE version = {version} AND old_comment = '{old}' AND new_comment = '{new}'"
        )
    };
    for (version, old, new) in [(1, "", "Well done"), (2, "Well done", "Well done"), (4, "Well done", "")] {
        assert_eq!(w.number(&told(version, old, new)).await, 1, "version {version}");
    }
    let long = unsaved(&w, many(&w, vec![comment(&"x".repeat(501), 4)])).await;
    assert_eq!(long.refused[0].problem, Problem::Comment(school::grade::CommentProblem::TooLong));
    assert_eq!(w.number("SELECT COUNT(*) FROM changes WHERE version = 1 AND kind = 'grade_updated'").await, 1);
}

async fn the_number_of_cells_is_bounded(w: World) {
    let twice = vec![typed(w.student.member, w.quiz, "1", 0), typed(w.student.member, w.quiz, "2", 0)];
    let outsiders = |n| (1..=n).map(|id| typed(MemberId(id), w.quiz, "1", 0)).collect::<Vec<_>>();
    for cells in [vec![], twice, outsiders(1_001)] {
        let error = w.store.save_grades(w.teacher.caller(), many(&w, cells)).await.expect_err("out of bounds");
        assert!(matches!(error, Error::Invalid(Problem::CellCount)), "{error:?}");
    }
    assert_eq!(unsaved(&w, many(&w, outsiders(1_000))).await.refused.len(), 1_000);
}

async fn ended_courses_and_closed_terms_name_each_cell(w: World) {
    w.behind(&format!("UPDATE terms SET closed_at = 1 WHERE school_id = {}", w.school)).await;
    let closed = unsaved(&w, many(&w, three(&w))).await.refused;
    assert!(closed.len() == 3 && closed.iter().all(|cell| cell.problem == Problem::TermClosed), "{closed:?}");
    w.behind(&format!("UPDATE courses SET state = 'ended' WHERE id = {}", w.maths)).await;
    let ended = unsaved(&w, many(&w, three(&w))).await.refused;
    assert!(ended.len() == 3 && ended.iter().all(|cell| cell.problem == Problem::CourseEnded), "{ended:?}");
}

async fn only_the_courses_teachers_write_many(w: World) {
    let strangers = [w.other_teacher, w.suspended, w.admin, w.student, w.parent, w.far_teacher, w.far_admin];
    for stranger in strangers {
        let error = w.store.save_grades(stranger.caller(), many(&w, three(&w))).await.expect_err("a stranger");
        assert!(matches!(error, Error::NotFound), "{error:?}");
    }
    assert_eq!((cells(&w).await, written(&w).await), (vec![], 0));
    let save = many(&w, three(&w));
    saved(&w, w.colleague.caller(), &save).await;
    w.suspend(w.colleague).await;
    assert!(matches!(w.store.save_grades(w.colleague.caller(), save).await, Err(Error::NotFound)));
}

async fn readers_hear_of_each_cell_and_read_the_changed_ones(w: World) {
    let revision = saved(&w, w.teacher.caller(), &many(&w, three(&w))).await.revision;
    let mut reader = w.store.read().await.expect("a connection is free");
    let permit = ReadsGradebook::mint(&mut reader, w.colleague.caller(), w.maths).await.expect("the colleague reads");
    let since = gradebook::cells_since(&mut reader, &permit, Revision(1)).await.expect("the delta loads");
    assert_eq!((since.cells.len(), since.book_changed, since.revision), (3, false, revision));
    let before: Cursor = [(w.school, Revision(1))].into_iter().collect();
    for (person, expected) in [(w.colleague, 3), (w.student, 2), (w.sibling, 1), (w.other_teacher, 0)] {
        let (events, _) = feed::changes_since(&mut reader, person.account, &before).await.expect("the feed answers");
        assert_eq!(events.iter().filter(|event| event.name.name().starts_with("grade_")).count(), expected);
        assert!(events.iter().all(|event| event.revision == revision));
    }
}
