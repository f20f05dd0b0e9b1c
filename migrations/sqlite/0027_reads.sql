-- Hardly a row is read for nothing: tests/running_program/rows_read.rs looks at what each page's statements read.
DROP INDEX members_of_class;
CREATE INDEX members_of_class ON members (school_id, class_id, search_key, id);
CREATE INDEX members_by_role ON members (school_id, role, search_key, id);
CREATE INDEX members_by_status ON members (school_id, status);
CREATE INDEX members_by_status_and_key ON members (school_id, status, search_key, id);
-- The last request of a student for a course.
CREATE INDEX enrollment_requests_of_pair ON enrollment_requests (school_id, course_id, student_id, id);
-- What was written before there were keys; empty once the program has filled them in.
CREATE INDEX members_without_key ON members (school_id, id) WHERE search_key = '';
CREATE INDEX subjects_without_key ON subjects (school_id, id) WHERE search_key = '';
