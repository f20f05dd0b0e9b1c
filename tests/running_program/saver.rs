//! A device that saves marks, one after the other, and notes what is acknowledged.

use std::{
    io,
    net::SocketAddr,
    sync::atomic::{AtomicUsize, Ordering},
    thread::sleep,
    time::{Duration, Instant},
};

use school::{
    grade::Mark,
    id::{AssessmentId, CourseId, MemberId, SaveId, Version},
    view::{CellSave, CellValue, SaveGrades, Saved, SavedGrades},
};

use crate::program::{ASSESSMENTS, Answer, FORM, JSON, School, post};

/// A cell: a student and an assessment.
pub type Cell = (i64, i64);

/// A save that was sent, for one cell or for several together, which nobody else writes.
#[derive(Clone, Debug)]
pub struct Save {
    pub save_id: String,
    pub cells: Vec<Cell>,
    /// The version that it makes of each.
    pub version: i64,
    /// The points that it gives each.
    pub points: i64,
}

/// The device of one teacher.
#[derive(Clone)]
pub struct Saver {
    name: usize,
    course: i64,
    cells: Vec<Cell>,
    cookie: String,
    /// What was sent last, as long as nobody said what became of it.
    pub in_doubt: Option<Save>,
    pub acknowledged: Vec<Save>,
}

impl Saver {
    /// One for each student: every second saves one mark, the others all marks of the student together.
    pub fn of(school: &School, cookie: &str) -> Vec<Self> {
        let device = |(name, student): (usize, &i64)| {
            let count = if name % 2 == 0 { 1 } else { ASSESSMENTS };
            let cells = school.assessments.iter().take(count).map(|assessment| (*student, *assessment)).collect();
            let (course, cookie) = (school.course, cookie.to_owned());
            Self { name, course, cells, cookie, in_doubt: None, acknowledged: Vec::new() }
        };
        school.students.iter().enumerate().map(device).collect()
    }

    /// Saves on and on until the program can't be reached or answers no more. What is in doubt is sent again first.
    pub fn work(&mut self, to: SocketAddr, heard: &AtomicUsize) {
        while self.save(to).is_ok() {
            heard.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Sends a save, and notes it when it is acknowledged.
    ///
    /// # Errors
    /// Without a whole answer, and when the program is too busy: the save stays in doubt.
    pub fn save(&mut self, to: SocketAddr) -> io::Result<()> {
        let version = self.acknowledged.last().map_or(0, |save| save.version) + 1;
        let fresh = || Save {
            save_id: format!("device-{}-{version}", self.name),
            cells: self.cells.clone(),
            version,
            points: version % 100,
        };
        let save = self.in_doubt.get_or_insert_with(fresh).clone();
        let answer = if save.cells.len() == 1 {
            post(to, &self.cookie, "gradebook/save_grade", FORM, &self.form(&save))?
        } else {
            post(to, &self.cookie, "gradebook/save_grades", JSON, &self.json(&save))?
        };
        if answer.status == 503 {
            return Err(io::ErrorKind::ResourceBusy.into());
        }
        // However often it was sent, it is answered as the first time.
        assert_eq!(versions_and_points(&answer), vec![(version, 100 * save.points); save.cells.len()], "{save:?}");
        self.acknowledged.extend(self.in_doubt.take());
        Ok(())
    }

    /// As the plain form of a page sends it.
    fn form(&self, Save { save_id, cells, version, points }: &Save) -> String {
        let (student, assessment) = cells[0];
        let fields = [
            ("course", self.course.to_string()),
            ("student", student.to_string()),
            ("assessment", assessment.to_string()),
            ("typed", points.to_string()),
            ("seen", (version - 1).to_string()),
            ("save_id", save_id.clone()),
        ];
        fields.map(|(name, value)| format!("save%5B{name}%5D={value}")).join("&")
    }

    fn json(&self, Save { save_id, cells, version, points }: &Save) -> String {
        let cell = |(student, assessment): &Cell| CellSave {
            student: MemberId(*student),
            assessment: AssessmentId(*assessment),
            value: CellValue::Typed(points.to_string()),
            seen: Version(version - 1),
        };
        let save = SaveGrades {
            course: CourseId(self.course),
            cells: cells.iter().map(cell).collect(),
            save_id: SaveId::try_from(save_id.clone()).expect("a good save id"),
        };
        serde_json::json!({ "save": save }).to_string()
    }
}

/// Waits until so many saves are acknowledged.
pub fn wait_for(heard: &AtomicUsize, count: usize) {
    let patience = Instant::now() + Duration::from_secs(30);
    while heard.load(Ordering::Relaxed) < count && Instant::now() < patience {
        sleep(Duration::from_millis(1));
    }
}

/// What an acknowledgement says of each cell, points in hundredths; anything else ends the test.
fn versions_and_points(answer: &Answer) -> Vec<(i64, i64)> {
    let of = |mark: Mark, version: Version| (version.0, mark.points.map_or(-1, |points| points.hundredths));
    let said = &answer.text;
    assert_eq!(answer.status, 200, "{said}");
    if let Ok(Saved { mark, version, .. }) = serde_json::from_str(said) {
        return vec![of(mark, version)];
    }
    let many: SavedGrades = serde_json::from_str(said).unwrap_or_else(|_| panic!("an acknowledgement: {said}"));
    many.cells.iter().map(|cell| of(cell.mark, cell.version)).collect()
}
