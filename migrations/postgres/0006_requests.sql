-- Requests to teach and to join a course, their history, and seats.

-- What a course is for: a grade level, 0 for KG and -1 for every one, and a stream, '' for none.
ALTER TABLE courses ADD COLUMN grade_level BIGINT NOT NULL DEFAULT -1 CHECK (grade_level BETWEEN -1 AND 12);
ALTER TABLE courses ADD COLUMN stream TEXT NOT NULL DEFAULT '';
-- Seats that are taken: open enrollments and offers that are held. Never more than there are.
ALTER TABLE courses ADD COLUMN taken BIGINT NOT NULL DEFAULT 0
    CHECK (taken >= 0 AND (capacity = 0 OR taken <= capacity));

UPDATE courses SET
    grade_level = (SELECT l.grade_level FROM classes l WHERE l.school_id = courses.school_id AND l.id = courses.class_id),
    stream = (SELECT l.stream FROM classes l WHERE l.school_id = courses.school_id AND l.id = courses.class_id)
WHERE class_id IS NOT NULL;

-- A course that is over full before seats were counted gets the seats that it needs.
UPDATE courses SET capacity = (SELECT COUNT(*) FROM enrollments e
    WHERE e.school_id = courses.school_id AND e.course_id = courses.id AND e.ended_at IS NULL)
WHERE capacity > 0 AND capacity < (SELECT COUNT(*) FROM enrollments e
    WHERE e.school_id = courses.school_id AND e.course_id = courses.id AND e.ended_at IS NULL);
UPDATE courses SET taken = (SELECT COUNT(*) FROM enrollments e
    WHERE e.school_id = courses.school_id AND e.course_id = courses.id AND e.ended_at IS NULL);

-- How long a freed seat is held for the first of the waiting list.
ALTER TABLE schools ADD COLUMN offer_hours BIGINT NOT NULL DEFAULT 48 CHECK (offer_hours BETWEEN 1 AND 720);

-- A teacher asks to teach. An approved request is the offered course.
CREATE TABLE course_requests (
    school_id     BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    teacher_id    BIGINT NOT NULL,
    year_id       BIGINT NOT NULL,
    subject_id    BIGINT NOT NULL,
    -- 0 is no class: the course is for the whole grade level.
    class_id      BIGINT NOT NULL DEFAULT 0,
    grade_level   BIGINT NOT NULL CHECK (grade_level BETWEEN -1 AND 12),
    stream        TEXT   NOT NULL DEFAULT '',
    capacity      BIGINT NOT NULL CHECK (capacity >= 0),
    state         TEXT   NOT NULL CHECK (state IN ('pending', 'under_review', 'approved', 'declined', 'withdrawn', 'ended')),
    -- How often it moved; a decision names the version that its maker saw.
    version       BIGINT NOT NULL CHECK (version > 0),
    admin_decided BIGINT NOT NULL DEFAULT 0 CHECK (admin_decided IN (0, 1)),
    -- The course that it opened; 0 is none yet.
    course_id     BIGINT NOT NULL DEFAULT 0,
    asked_at      BIGINT NOT NULL,
    changed_at    BIGINT NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, teacher_id) REFERENCES members (school_id, id),
    FOREIGN KEY (school_id, year_id) REFERENCES academic_years (school_id, id),
    FOREIGN KEY (school_id, subject_id) REFERENCES subjects (school_id, id)
);

-- A link names the request alone; its school is found here.
CREATE UNIQUE INDEX course_requests_by_id ON course_requests (id);
CREATE INDEX course_requests_of_teacher ON course_requests (school_id, teacher_id, asked_at);
CREATE INDEX course_requests_of_course ON course_requests (school_id, course_id);
-- The same teacher asks once for the same thing, until it is declined, withdrawn or over. Courses for every grade level are
-- the operator's, and may be many.
CREATE UNIQUE INDEX course_requests_once ON course_requests
    (school_id, teacher_id, year_id, subject_id, class_id, grade_level, stream)
    WHERE state IN ('pending', 'under_review', 'approved') AND grade_level >= 0;

-- A student asks to join. An approved request is the enrollment.
CREATE TABLE enrollment_requests (
    school_id        BIGINT NOT NULL,
    id               BIGINT NOT NULL,
    course_id        BIGINT NOT NULL,
    student_id       BIGINT NOT NULL,
    -- The student, or the guardian who asked for them.
    asked_by         BIGINT NOT NULL,
    state            TEXT   NOT NULL CHECK (state IN ('pending', 'under_review', 'waitlisted', 'offered', 'approved', 'declined',
                         'withdrawn', 'expired', 'ended')),
    version          BIGINT NOT NULL CHECK (version > 0),
    admin_decided    BIGINT NOT NULL DEFAULT 0 CHECK (admin_decided IN (0, 1)),
    asked_at         BIGINT NOT NULL,
    changed_at       BIGINT NOT NULL,
    -- Until when the seat is held; only an offer has it.
    offer_expires_at BIGINT NULL CHECK ((state = 'offered') = (offer_expires_at IS NOT NULL)),
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, course_id) REFERENCES courses (school_id, id),
    FOREIGN KEY (school_id, student_id) REFERENCES members (school_id, id),
    FOREIGN KEY (school_id, asked_by) REFERENCES members (school_id, id)
);

CREATE UNIQUE INDEX enrollment_requests_by_id ON enrollment_requests (id);
-- A course's requests by state, the first asked first: the waiting list is a range of it.
CREATE INDEX enrollment_requests_of_course ON enrollment_requests (school_id, course_id, state, asked_at, id);
CREATE INDEX enrollment_requests_of_student ON enrollment_requests (school_id, student_id, asked_at);
CREATE INDEX enrollment_requests_by_state ON enrollment_requests (school_id, state, asked_at);
-- One open or granted request for a student and a course.
CREATE UNIQUE INDEX enrollment_requests_once ON enrollment_requests (school_id, course_id, student_id)
    WHERE state IN ('pending', 'under_review', 'waitlisted', 'offered', 'approved');

-- Every step of every request: who, when, from where to where, why. Rows are only ever added; no other pair of states is let in.
CREATE TABLE request_history (
    school_id  BIGINT NOT NULL REFERENCES schools (id),
    kind       TEXT   NOT NULL CHECK (kind IN ('course', 'enrollment')),
    request_id BIGINT NOT NULL,
    -- The version that this step made.
    version    BIGINT NOT NULL CHECK (version > 0),
    -- '' where it was asked.
    from_state TEXT   NOT NULL,
    to_state   TEXT   NOT NULL,
    actor      TEXT   NOT NULL CHECK (actor IN ('asker', 'teacher', 'admin', 'school')),
    -- The member who acted; 0 is the program itself.
    actor_id   BIGINT NOT NULL,
    at         BIGINT NOT NULL,
    note       TEXT   NOT NULL DEFAULT '',
    PRIMARY KEY (school_id, kind, request_id, version),
    CHECK ((version = 1) = (from_state = '')),
    CHECK (from_state || '>' || to_state IN (
        '>pending',
        'pending>under_review', 'pending>waitlisted', 'pending>approved', 'pending>declined', 'pending>withdrawn',
        'pending>ended',
        'under_review>waitlisted', 'under_review>approved', 'under_review>declined', 'under_review>withdrawn',
        'under_review>ended',
        'waitlisted>offered', 'waitlisted>approved', 'waitlisted>declined', 'waitlisted>withdrawn', 'waitlisted>ended',
        'offered>approved', 'offered>declined', 'offered>withdrawn', 'offered>expired', 'offered>ended',
        'approved>declined', 'approved>ended',
        'declined>waitlisted', 'declined>approved',
        'ended>approved'))
);

-- What was there before requests were: approved by the school itself.
INSERT INTO course_requests (school_id, id, teacher_id, year_id, subject_id, class_id, grade_level, stream, capacity, state,
    version, course_id, asked_at, changed_at)
SELECT c.school_id, c.id, t.teacher_id, c.year_id, c.subject_id, COALESCE(c.class_id, 0), c.grade_level, c.stream, c.capacity,
    CASE c.state WHEN 'ended' THEN 'ended' ELSE 'approved' END, CASE c.state WHEN 'ended' THEN 3 ELSE 2 END, c.id,
    s.created_at, s.created_at
FROM courses c JOIN schools s ON s.id = c.school_id
JOIN course_teachers t ON t.school_id = c.school_id AND t.course_id = c.id AND t.part = 'lead';

INSERT INTO enrollment_requests (school_id, id, course_id, student_id, asked_by, state, version, asked_at, changed_at)
SELECT e.school_id, ROW_NUMBER() OVER (ORDER BY e.school_id, e.course_id, e.student_id), e.course_id, e.student_id, e.student_id,
    CASE WHEN e.ended_at IS NULL THEN 'approved' ELSE 'ended' END, CASE WHEN e.ended_at IS NULL THEN 2 ELSE 3 END,
    e.enrolled_at, COALESCE(e.ended_at, e.enrolled_at)
FROM enrollments e;

INSERT INTO request_history (school_id, kind, request_id, version, from_state, to_state, actor, actor_id, at)
SELECT school_id, 'course', id, 1, '', 'pending', 'asker', teacher_id, asked_at FROM course_requests
UNION ALL SELECT school_id, 'course', id, 2, 'pending', 'approved', 'school', 0, asked_at FROM course_requests
UNION ALL SELECT school_id, 'course', id, 3, 'approved', 'ended', 'school', 0, changed_at FROM course_requests WHERE version = 3
UNION ALL SELECT school_id, 'enrollment', id, 1, '', 'pending', 'asker', student_id, asked_at FROM enrollment_requests
UNION ALL SELECT school_id, 'enrollment', id, 2, 'pending', 'approved', 'school', 0, asked_at FROM enrollment_requests
UNION ALL SELECT school_id, 'enrollment', id, 3, 'approved', 'ended', 'school', 0, changed_at FROM enrollment_requests
    WHERE version = 3;
