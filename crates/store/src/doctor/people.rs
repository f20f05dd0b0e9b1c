//! What must never be found of people, families and revisions.

/// Each with a query for the ids of such rows.
pub const PEOPLE: &[(&str, &str)] = &[
    (
        "a family's link whose ends are not a student and a guardian",
        "SELECT g.student_id FROM guardianships g JOIN members s ON s.school_id = g.school_id AND s.id = g.student_id \
            JOIN members p ON p.school_id = g.school_id AND p.id = g.guardian_id \
         WHERE s.role <> 'student' OR p.role <> 'parent'",
    ),
    (
        "an enrollment of somebody who is no student",
        "SELECT e.student_id FROM enrollments e JOIN members m ON m.school_id = e.school_id AND m.id = e.student_id \
         WHERE m.role <> 'student'",
    ),
    (
        "a person of a school in a class that is not there",
        "SELECT m.id FROM members m WHERE m.class_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM classes c \
            WHERE c.school_id = m.school_id AND c.id = m.class_id)",
    ),
    (
        "a school that does not count its revisions",
        "SELECT s.id FROM schools s WHERE NOT EXISTS (SELECT 1 FROM counters n WHERE n.school_id = s.id)",
    ),
    (
        "a change beyond its school's revision, which nobody would hear of",
        "SELECT c.school_id FROM changes c JOIN counters n ON n.school_id = c.school_id WHERE c.revision > n.revision",
    ),
];
