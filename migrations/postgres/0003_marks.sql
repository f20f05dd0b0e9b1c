-- Policies, assessments, marks and their history.

-- How a course's marks become one number in a term. A change is a new version; the highest counts. No row is the default.
CREATE TABLE grading_policies (
    school_id  BIGINT NOT NULL,
    course_id  BIGINT NOT NULL,
    term_id    BIGINT NOT NULL,
    version    BIGINT NOT NULL CHECK (version > 0),
    -- The components as JSON, as school::grade::Policy writes them.
    body       TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    created_by BIGINT NOT NULL,
    PRIMARY KEY (school_id, course_id, term_id, version),
    FOREIGN KEY (school_id, course_id) REFERENCES courses (school_id, id),
    FOREIGN KEY (school_id, term_id) REFERENCES terms (school_id, id),
    FOREIGN KEY (school_id, created_by) REFERENCES members (school_id, id)
);

-- A column of the gradebook. Deleting sets deleted_at and can be undone.
CREATE TABLE assessments (
    school_id      BIGINT NOT NULL,
    course_id      BIGINT NOT NULL,
    id             BIGINT NOT NULL,
    term_id        BIGINT NOT NULL,
    kind           TEXT   NOT NULL CHECK (kind IN ('quiz', 'assignment', 'homework', 'project', 'lab_report', 'presentation',
                       'group_work', 'essay', 'critical_analysis', 'creative_writing', 'exam_quiz', 'mid_exam', 'final_exam')),
    title          TEXT   NOT NULL CHECK (title <> ''),
    max_hundredths BIGINT NOT NULL CHECK (max_hundredths > 0),
    position       BIGINT NOT NULL,
    -- A date, yyyy-mm-dd; '' is not said.
    held_on        TEXT   NOT NULL DEFAULT '',
    -- Students and guardians see marks from here on; NULL holds them back.
    posted_at      BIGINT NULL,
    deleted_at     BIGINT NULL,
    version        BIGINT NOT NULL DEFAULT 1,
    created_by     BIGINT NOT NULL,
    -- The idempotency key of the save that made it.
    save_id        TEXT   NOT NULL,
    PRIMARY KEY (school_id, course_id, id),
    UNIQUE (school_id, created_by, save_id),
    FOREIGN KEY (school_id, course_id) REFERENCES courses (school_id, id),
    FOREIGN KEY (school_id, term_id) REFERENCES terms (school_id, id),
    FOREIGN KEY (school_id, created_by) REFERENCES members (school_id, id)
);

-- One cell. The key puts a course's marks side by side: a class is one range read. Blanking keeps the row and raises the
-- version, so a save always names what its writer saw.
CREATE TABLE grades (
    school_id         BIGINT NOT NULL,
    course_id         BIGINT NOT NULL,
    student_id        BIGINT NOT NULL,
    assessment_id     BIGINT NOT NULL,
    -- Hundredths of a point; NULL is no points.
    points_hundredths BIGINT NULL CHECK (points_hundredths >= 0),
    flag              TEXT   NOT NULL DEFAULT '' CHECK (flag IN ('', 'excused', 'missing', 'late', 'absent', 'incomplete')),
    comment           TEXT   NOT NULL DEFAULT '',
    version           BIGINT NOT NULL CHECK (version > 0),
    changed_at        BIGINT NOT NULL,
    changed_by        BIGINT NOT NULL,
    PRIMARY KEY (school_id, course_id, student_id, assessment_id),
    FOREIGN KEY (school_id, course_id, student_id) REFERENCES enrollments (school_id, course_id, student_id),
    FOREIGN KEY (school_id, course_id, assessment_id) REFERENCES assessments (school_id, course_id, id),
    FOREIGN KEY (school_id, changed_by) REFERENCES members (school_id, id)
);

-- Every write of every cell: who, when, from what, to what, why. Rows are only ever added.
CREATE TABLE grade_history (
    school_id             BIGINT NOT NULL,
    course_id             BIGINT NOT NULL,
    student_id            BIGINT NOT NULL,
    assessment_id         BIGINT NOT NULL,
    -- The version that this write made.
    version               BIGINT NOT NULL CHECK (version > 0),
    actor_id              BIGINT NOT NULL,
    -- With actor and item the idempotency key: a retry finds its own row and counts once.
    save_id               TEXT   NOT NULL,
    item                  BIGINT NOT NULL DEFAULT 0,
    written_at            BIGINT NOT NULL,
    old_points_hundredths BIGINT NULL,
    old_flag              TEXT   NOT NULL DEFAULT '',
    new_points_hundredths BIGINT NULL,
    new_flag              TEXT   NOT NULL DEFAULT '',
    why                   TEXT   NOT NULL DEFAULT '',
    PRIMARY KEY (school_id, course_id, student_id, assessment_id, version),
    UNIQUE (school_id, actor_id, save_id, item),
    FOREIGN KEY (school_id, course_id, student_id, assessment_id)
        REFERENCES grades (school_id, course_id, student_id, assessment_id),
    FOREIGN KEY (school_id, actor_id) REFERENCES members (school_id, id)
);
