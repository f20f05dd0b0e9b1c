//! The server renders a document.

use leptos::prelude::*;

use super::Document;
use crate::{
    account::{AccountPage, InvitationPage, RegisterPage, ResetPage},
    enrollment::{ParentAvailablePage, ParentEnrollmentsPage, StudentAvailablePage, StudentEnrollmentsPage},
    family::{AlertsPage, ChildCoursePage, ChildPage, EndMailsPage, ParentPage, SubjectsPage, WeekPage},
    help::FlagsHelpPage,
    linking::LinkPage,
    notifications::NotificationsPage,
    questions::{AdminQuestionsPage, ParentQuestionsPage, StudentQuestionsPage, TeacherQuestionsPage},
    session::SignInPage,
    student::{StudentCoursePage, StudentPage},
};

/// The page.
pub async fn shown(document: Document) -> AnyView {
    match document {
        Document::SignIn => SignInPage().into_any(),
        Document::Account => AccountPage().into_any(),
        Document::Register => RegisterPage().into_any(),
        Document::Reset => ResetPage().into_any(),
        Document::Invitation => InvitationPage().into_any(),
        Document::Student => StudentPage().into_any(),
        Document::StudentCourse => StudentCoursePage().into_any(),
        Document::Parent => ParentPage().into_any(),
        Document::Subjects => SubjectsPage().into_any(),
        Document::Week => WeekPage().into_any(),
        Document::Child => ChildPage().into_any(),
        Document::ChildCourse => ChildCoursePage().into_any(),
        Document::StudentAvailable => StudentAvailablePage().into_any(),
        Document::StudentEnrollments => StudentEnrollmentsPage().into_any(),
        Document::ParentAvailable => ParentAvailablePage().into_any(),
        Document::ParentEnrollments => ParentEnrollmentsPage().into_any(),
        Document::Alerts => AlertsPage().into_any(),
        Document::EndMails => EndMailsPage().into_any(),
        Document::Link => LinkPage().into_any(),
        Document::Notifications => NotificationsPage().into_any(),
        Document::FlagsHelp => FlagsHelpPage().into_any(),
        Document::TeacherQuestions => TeacherQuestionsPage().into_any(),
        Document::StudentQuestions => StudentQuestionsPage().into_any(),
        Document::ParentQuestions => ParentQuestionsPage().into_any(),
        Document::AdminQuestions => AdminQuestionsPage().into_any(),
    }
}
