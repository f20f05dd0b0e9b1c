//! A student's record as the student and the guardians read it: the courses at one glance, and one course with all its marks.

pub mod api;
mod ask;
mod bands;
mod course;
mod courses;
mod download;
mod marks;
mod months;
mod need;
mod parts;
mod shown;
mod tiles;
mod told;
mod tried;

pub use ask::asked_from;
pub use bands::Bands;
pub use course::{CoursePage, OpenCourse};
pub use courses::StudentCourses;
pub use download::DownloadMarks;
pub use months::Months;
pub use parts::PartAverages;
pub use shown::{Shown, ShownForm};
pub use tiles::{ComingUp, Tiles};
