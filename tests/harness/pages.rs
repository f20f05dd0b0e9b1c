//! The pages whose cost is looked at.

/// Every page, by someone who sees it.
pub const PAGES: &[(&str, &str)] = &[
    ("teacher", "/teacher/courses/700/gradebook"),
    ("teacher", "/teacher/courses/700/import"),
    ("teacher", "/teacher/courses/700/policy"),
    ("teacher", "/teacher/courses/700/policy?start=7"),
    ("admin", "/admin/policies"),
    ("admin", "/admin/policies?first=9&last=10&start=7"),
    ("student", "/api/explanation/700/31"),
    ("student", "/student"),
    ("student", "/student/courses/700?goal=pass"),
    ("parent", "/parent"),
    ("parent", "/parent/children/31"),
    ("parent", "/parent/children/31/courses/700"),
    ("parent", "/parent/subjects?show=passing&sort=lowest"),
    ("admin", "/admin"),
    ("admin", "/admin/people?q=a&role=student"),
    ("admin", "/admin/people/31"),
    ("admin", "/admin/people/add"),
    ("admin", "/admin/families"),
    ("admin", "/admin/families?q=a&class=1&show=unlinked"),
    ("teacher", "/teacher/families"),
    ("admin", "/admin/families/letters"),
    ("parent", "/link"),
    ("teacher", "/notifications"),
    ("admin", "/admin/people/31/link"),
    ("admin", "/admin/settings"),
    ("admin", "/admin/catalogue?part=subjects&stage=9"),
    ("admin", "/admin/catalogue?part=years"),
    ("admin", "/admin/catalogue?part=classes"),
    ("teacher", "/teacher/course-requests?state=pending&search=a"),
    ("teacher", "/teacher/course-requests/new"),
    ("teacher", "/teacher/enrollments?state=all&search=a"),
    ("student", "/student/available-courses?search=a"),
    ("student", "/student/enrollments"),
    ("parent", "/parent/available-courses"),
    ("parent", "/parent/enrollments?state=approved"),
    ("parent", "/parent/alerts"),
    ("parent", "/parent/week"),
    ("admin", "/admin/course-requests?state=all"),
    ("admin", "/admin/enrollments?state=approved&course=700"),
    ("teacher", "/teacher/questions?show=open"),
    ("student", "/student/questions"),
    ("parent", "/parent/questions?page=2"),
    ("admin", "/admin/questions"),
    ("teacher", "/account"),
    ("teacher", "/register"),
    ("admin", "/admin/registrations?tab=waiting"),
    ("admin", "/admin/people/import"),
];

/// A form that is answered by a file: who may, where it goes, its fields.
type FileForm = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

/// Every form that is answered by a file.
pub const FILES: &[FileForm] = &[
    ("student", "export/record", &[("student", "31"), ("format", "json")]),
    ("parent", "export/record", &[("student", "31"), ("format", "csv")]),
    ("student", "export/account", &[("format", "json")]),
    ("teacher", "export/account", &[("format", "csv")]),
];
