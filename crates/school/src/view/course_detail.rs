//! One course of one student: every posted mark, and how the class did.

use serde::{Deserialize, Serialize};

use super::{AsOf, CourseRecord};
use crate::{
    curriculum::ClassLabel,
    grade::Points,
    id::{AssessmentId, MemberId},
    person::Name,
};

dated!(CourseDetail);

/// How the class did in one assessment; there is none where the school shows none, or too few are marked.
///
/// Neither the mean nor the count: both before and after one more mark would tell that mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassMarks {
    pub assessment: AssessmentId,
    pub median: Points,
    pub min: Points,
    pub max: Points,
}

/// A student's page of one course.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CourseDetail {
    pub as_of: AsOf,
    pub student: MemberId,
    pub name: Name,
    pub school_name: String,
    /// The student's own class.
    pub class: ClassLabel,
    pub record: CourseRecord,
    pub class_marks: Vec<ClassMarks>,
}

impl CourseDetail {
    /// How the class did in an assessment.
    #[must_use]
    pub fn class_in(&self, assessment: AssessmentId) -> Option<ClassMarks> {
        self.class_marks.iter().find(|of| of.assessment == assessment).copied()
    }
}
