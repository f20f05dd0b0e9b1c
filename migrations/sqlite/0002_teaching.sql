-- What is taught, to whom, by whom, when.

-- A part of the year with its own totals. A closed term takes no more marks.
CREATE TABLE terms (
    school_id BIGINT NOT NULL,
    id        BIGINT NOT NULL,
    year_id   BIGINT NOT NULL,
    name      TEXT   NOT NULL CHECK (name <> ''),
    position  BIGINT NOT NULL,
    starts_on TEXT   NOT NULL DEFAULT '',
    ends_on   TEXT   NOT NULL DEFAULT '',
    closed_at BIGINT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, year_id) REFERENCES academic_years (school_id, id)
) WITHOUT ROWID;

CREATE INDEX terms_of_year ON terms (school_id, year_id, position);

CREATE TABLE subjects (
    school_id BIGINT NOT NULL REFERENCES schools (id),
    id        BIGINT NOT NULL,
    name      TEXT   NOT NULL CHECK (name <> ''),
    PRIMARY KEY (school_id, id),
    UNIQUE (school_id, name)
) WITHOUT ROWID;

-- A group of students who learn together: Grade 9 A. '' is no stream or no section, never NULL: a nullable column in a
-- unique key lets duplicates in.
CREATE TABLE classes (
    school_id        BIGINT NOT NULL,
    id               BIGINT NOT NULL,
    year_id          BIGINT NOT NULL,
    grade_level      BIGINT NOT NULL,
    stream           TEXT   NOT NULL DEFAULT '',
    section          TEXT   NOT NULL DEFAULT '',
    class_teacher_id BIGINT NULL,
    PRIMARY KEY (school_id, id),
    UNIQUE (school_id, year_id, grade_level, stream, section),
    FOREIGN KEY (school_id, year_id) REFERENCES academic_years (school_id, id),
    FOREIGN KEY (school_id, class_teacher_id) REFERENCES members (school_id, id)
) WITHOUT ROWID;

-- A subject taught to a class, or to whoever enrolled, in a year.
CREATE TABLE courses (
    school_id  BIGINT NOT NULL,
    id         BIGINT NOT NULL,
    year_id    BIGINT NOT NULL,
    subject_id BIGINT NOT NULL,
    class_id   BIGINT NULL,
    -- What stands in the place of the class's name for a course without one.
    title      TEXT   NOT NULL DEFAULT '',
    -- How many students it takes; 0 is no limit.
    capacity   BIGINT NOT NULL DEFAULT 0 CHECK (capacity >= 0),
    state      TEXT   NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'ended')),
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, year_id) REFERENCES academic_years (school_id, id),
    FOREIGN KEY (school_id, subject_id) REFERENCES subjects (school_id, id),
    FOREIGN KEY (school_id, class_id) REFERENCES classes (school_id, id)
) WITHOUT ROWID;

-- A link names the course alone; its school is found here.
CREATE UNIQUE INDEX courses_by_id ON courses (id);

CREATE TABLE course_teachers (
    school_id  BIGINT NOT NULL,
    course_id  BIGINT NOT NULL,
    teacher_id BIGINT NOT NULL,
    part       TEXT   NOT NULL CHECK (part IN ('lead', 'co')),
    PRIMARY KEY (school_id, course_id, teacher_id),
    FOREIGN KEY (school_id, course_id) REFERENCES courses (school_id, id),
    FOREIGN KEY (school_id, teacher_id) REFERENCES members (school_id, id)
) WITHOUT ROWID;

CREATE INDEX courses_of_teacher ON course_teachers (school_id, teacher_id);

-- Leaving a course ends the row; coming back reopens it. The marks stay either way.
CREATE TABLE enrollments (
    school_id   BIGINT NOT NULL,
    course_id   BIGINT NOT NULL,
    student_id  BIGINT NOT NULL,
    enrolled_at BIGINT NOT NULL,
    ended_at    BIGINT NULL,
    PRIMARY KEY (school_id, course_id, student_id),
    FOREIGN KEY (school_id, course_id) REFERENCES courses (school_id, id),
    FOREIGN KEY (school_id, student_id) REFERENCES members (school_id, id)
) WITHOUT ROWID;

CREATE INDEX enrollments_of_student ON enrollments (school_id, student_id);
