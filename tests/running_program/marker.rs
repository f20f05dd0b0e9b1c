//! Whoever marks one cell of the crowd's course, over and over, and goes to another program when one does not answer.

use std::{io, net::SocketAddr, time::Duration};

use school::view::Saved;
use tokio::time::sleep;

use crate::{
    crowd::{COURSE, Crowd, Person, STUDENTS, Told},
    tab::Line,
};

/// A device that writes a cell that nobody else writes.
pub struct Marker {
    name: String,
    student: i64,
    assessment: i64,
    lines: Vec<Line>,
    place: usize,
    pub acknowledged: Vec<Told>,
}

impl Marker {
    /// Of the cell of this number, at first at this one of the places.
    pub fn new(cell: i64, teacher: &Person, places: &[SocketAddr], place: usize) -> Self {
        let (student, assessment) = (Crowd::student(cell % STUDENTS), 901 + cell / STUDENTS);
        let lines = places.iter().map(|place| Line::new(*place, &teacher.cookie)).collect();
        Self { name: format!("marker-{cell}"), student, assessment, lines, place, acknowledged: Vec::new() }
    }

    /// Saves the next mark until a program acknowledges it, each time under the same id.
    pub async fn save(&mut self) -> Told {
        loop {
            match self.try_save().await {
                Ok(told) => return told,
                Err(_) => {
                    self.place = (self.place + 1) % self.lines.len();
                    sleep(Duration::from_millis(20)).await;
                }
            }
        }
    }

    /// Sends the next mark.
    ///
    /// # Errors
    /// Without an acknowledgement; nobody knows then whether it was saved, and it is sent again the next time.
    pub async fn try_save(&mut self) -> io::Result<Told> {
        let seen = self.acknowledged.len();
        let fields = [
            ("course", COURSE.to_string()),
            ("student", self.student.to_string()),
            ("assessment", self.assessment.to_string()),
            ("typed", (seen % 100).to_string()),
            ("seen", seen.to_string()),
            ("save_id", format!("{}-{seen}", self.name)),
        ];
        let body = fields.map(|(name, value)| format!("save%5B{name}%5D={value}")).join("&");
        let answer = self.lines[self.place].post("gradebook/save_grade", &body).await?;
        if answer.status == 503 {
            return Err(io::ErrorKind::ResourceBusy.into());
        }
        assert_eq!(answer.status, 200, "{}: {}", self.name, answer.body);
        let saved: Saved = serde_json::from_str(&answer.body).expect("an acknowledgement");
        assert_eq!(usize::try_from(saved.version.0), Ok(seen + 1), "{}: counted once", self.name);
        let told = Told { revision: saved.revision.0, student: self.student };
        self.acknowledged.push(told);
        Ok(told)
    }
}
