//! The current year's classes, and who can be their teacher.

use school::{
    curriculum::Stage,
    id::{ClassId, MemberId},
    person::Name,
    view::{ClassList, ClassRow},
};

use crate::{
    Error,
    permit::SchoolAdmin,
    rows::count,
    store::{Reader, sealed::Link},
};

/// The current year beside one of its classes; without a class where it has none.
#[derive(sqlx::FromRow)]
struct Row {
    year_name: Option<String>,
    id: Option<i64>,
    grade_level: Option<i64>,
    stream: Option<String>,
    section: Option<String>,
    teacher: Option<i64>,
    given_name: Option<String>,
    father_name: Option<String>,
    grandfather_name: Option<String>,
    students: Option<i64>,
    courses: Option<i64>,
}

/// The classes by grade level, stream and section, and the active teachers by name: two statements.
pub(super) async fn read(reader: &mut Reader, permit: &SchoolAdmin) -> Result<ClassList, Error> {
    const CLASSES: &str = "SELECT y.name AS year_name, l.id, l.grade_level, l.stream, l.section, m.id AS teacher, \
        m.given_name, m.father_name, m.grandfather_name, p.number AS students, c.number AS courses FROM schools s \
        LEFT JOIN academic_years y ON y.school_id = s.id AND y.id = s.current_year_id \
        LEFT JOIN classes l ON l.school_id = y.school_id AND l.year_id = y.id \
        LEFT JOIN members m ON m.school_id = l.school_id AND m.id = l.class_teacher_id \
        LEFT JOIN (SELECT class_id, COUNT(*) AS number FROM members WHERE school_id = $1 AND role = 'student' \
            AND status = 'active' GROUP BY class_id) p ON p.class_id = l.id \
        LEFT JOIN (SELECT class_id, COUNT(*) AS number FROM courses WHERE school_id = $1 GROUP BY class_id) c \
            ON c.class_id = l.id \
        WHERE s.id = $1 ORDER BY l.grade_level, l.stream, l.section, l.id";
    const TEACHERS: &str = "SELECT id, given_name, father_name, grandfather_name FROM members \
        WHERE school_id = $1 AND role = 'teacher' AND status = 'active'";
    let rows: Vec<Row> = sqlx::query_as(CLASSES).bind(permit.school().0).fetch_all(reader.link()).await?;
    let year = rows.first().and_then(|row| row.year_name.clone());
    let classes = rows.into_iter().filter_map(|row| row.class().transpose()).collect::<Result<_, _>>()?;
    let query = sqlx::query_as(TEACHERS).bind(permit.school().0);
    let rows: Vec<(i64, String, String, String)> = query.fetch_all(reader.link()).await?;
    let teacher = |(id, given, father, grandfather)| (MemberId(id), Name { given, father, grandfather });
    let mut teachers: Vec<(MemberId, Name)> = rows.into_iter().map(teacher).collect();
    teachers.sort_by(|a, b| (&a.1, a.0).cmp(&(&b.1, b.0)));
    Ok(ClassList { year, classes, teachers })
}

impl Row {
    /// The class, if the row has one.
    fn class(self) -> Result<Option<ClassRow>, Error> {
        let (Some(id), Some(level), Some(stream)) = (self.id, self.grade_level, self.stream) else { return Ok(None) };
        let name = self.given_name.zip(self.father_name).zip(self.grandfather_name);
        let teacher = self.teacher.zip(name);
        Ok(Some(ClassRow {
            class: ClassId(id),
            stage: Stage::read(level, &stream).ok_or(Error::corrupt("an unknown grade level"))?,
            section: self.section.unwrap_or_default(),
            teacher: teacher
                .map(|(id, ((given, father), grandfather))| (MemberId(id), Name { given, father, grandfather })),
            students: count(self.students.unwrap_or(0)),
            courses: count(self.courses.unwrap_or(0)),
        }))
    }
}
