//! A student's record as the student and the guardians read it: the courses at one glance, and one course with all its marks.

mod bands;
mod course;
mod courses;
mod marks;
mod months;
mod need;
mod parts;
mod shown;
mod tiles;
mod told;
mod tried;

pub use bands::Bands;
pub use course::OpenCourse;
pub use courses::StudentCourses;
pub use months::Months;
pub use parts::PartAverages;
pub use shown::{Shown, ShownForm};
pub use tiles::{ComingUp, Concerns, Tiles};
