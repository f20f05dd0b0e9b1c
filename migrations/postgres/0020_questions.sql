-- Questions of families to the teachers of a course, requests to correct a mark, and the concerns that a guardian has seen.

CREATE TABLE questions (
    school_id     BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    course_id     BIGINT NOT NULL,
    student_id    BIGINT NOT NULL,
    -- The assessment whose mark it is about; 0 is the course as a whole.
    assessment_id BIGINT NOT NULL DEFAULT 0,
    -- The student, or the guardian who asked: nobody else of the family reads it.
    asked_by      BIGINT NOT NULL,
    kind          TEXT   NOT NULL CHECK (kind IN ('question', 'correction')),
    -- The concern from which it was asked, or ''.
    concern       TEXT   NOT NULL DEFAULT '',
    state         TEXT   NOT NULL CHECK (state IN ('open', 'answered', 'corrected', 'kept', 'withdrawn')),
    -- How many steps it took; a step names the version that its taker saw.
    version       BIGINT NOT NULL CHECK (version > 0),
    asked_at      BIGINT NOT NULL,
    changed_at    BIGINT NOT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, course_id) REFERENCES courses (school_id, id),
    FOREIGN KEY (school_id, student_id) REFERENCES members (school_id, id),
    FOREIGN KEY (school_id, asked_by) REFERENCES members (school_id, id),
    CHECK (kind = 'question' OR assessment_id <> 0)
);

-- A step names the question alone; its school is found here.
CREATE UNIQUE INDEX questions_by_id ON questions (id);
CREATE INDEX questions_of_course ON questions (school_id, course_id, state, changed_at);
CREATE INDEX questions_of_asker ON questions (school_id, asked_by, changed_at);
CREATE INDEX questions_of_school ON questions (school_id, changed_at);

-- Every step with a question: who, when, what was said. Rows are only ever added.
CREATE TABLE question_steps (
    school_id   BIGINT NOT NULL,
    question_id BIGINT NOT NULL,
    -- The version that this step made.
    version     BIGINT NOT NULL CHECK (version > 0),
    act         TEXT   NOT NULL CHECK (act IN ('ask', 'ask_again', 'withdraw', 'answer', 'correct', 'keep')),
    actor_id    BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    said        TEXT   NOT NULL,
    PRIMARY KEY (school_id, question_id, version),
    FOREIGN KEY (school_id, question_id) REFERENCES questions (school_id, id),
    FOREIGN KEY (school_id, actor_id) REFERENCES members (school_id, id),
    CHECK ((version = 1) = (act = 'ask'))
);

-- What a guardian has seen of what needs attention, the latest of each kind for each course of a child.
CREATE TABLE concerns_seen (
    school_id   BIGINT NOT NULL,
    guardian_id BIGINT NOT NULL,
    student_id  BIGINT NOT NULL,
    course_id   BIGINT NOT NULL,
    kind        TEXT   NOT NULL,
    -- What tells the concern from what it said before and after.
    extract     BIGINT NOT NULL,
    seen_at     BIGINT NOT NULL,
    PRIMARY KEY (school_id, guardian_id, student_id, course_id, kind),
    FOREIGN KEY (school_id, guardian_id) REFERENCES members (school_id, id),
    FOREIGN KEY (school_id, student_id) REFERENCES members (school_id, id),
    FOREIGN KEY (school_id, course_id) REFERENCES courses (school_id, id)
);
