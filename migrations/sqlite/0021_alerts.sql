-- What a guardian is told of a child, and the hours in which nobody is told anything.

-- Of what one guardian is told of one child: each for themselves, so that two parents of a child may choose otherwise.
CREATE TABLE alert_rules (
    school_id        BIGINT NOT NULL,
    student_id       BIGINT NOT NULL,
    guardian_id      BIGINT NOT NULL,
    -- Hundredths of a per cent; NULL is off.
    under_hundredths BIGINT NULL CHECK (under_hundredths BETWEEN 1 AND 10000),
    falls_hundredths BIGINT NULL CHECK (falls_hundredths BETWEEN 1 AND 10000),
    missing          BIGINT NOT NULL CHECK (missing IN (0, 1)),
    changed_at       BIGINT NOT NULL,
    PRIMARY KEY (school_id, student_id, guardian_id),
    FOREIGN KEY (school_id, student_id, guardian_id) REFERENCES guardianships (school_id, student_id, guardian_id)
) WITHOUT ROWID;

-- What was told of a course, so that it is told once. No row is nothing.
CREATE TABLE alert_standings (
    school_id   BIGINT NOT NULL,
    student_id  BIGINT NOT NULL,
    course_id   BIGINT NOT NULL,
    guardian_id BIGINT NOT NULL,
    -- The term of the total that was looked at; in another one nothing was told yet.
    term_id     BIGINT NOT NULL,
    -- What holds and was told, as JSON, as school::alert::Standing writes it. Percentages and ids, no name.
    body        TEXT   NOT NULL,
    PRIMARY KEY (school_id, student_id, course_id, guardian_id),
    FOREIGN KEY (school_id, student_id, guardian_id) REFERENCES alert_rules (school_id, student_id, guardian_id),
    FOREIGN KEY (school_id, course_id) REFERENCES courses (school_id, id)
) WITHOUT ROWID;

-- When a member is told nothing: minutes since midnight on the school's clocks, over midnight where the end is the smaller.
CREATE TABLE quiet_hours (
    school_id    BIGINT NOT NULL,
    member_id    BIGINT NOT NULL,
    from_minute  BIGINT NOT NULL CHECK (from_minute BETWEEN 0 AND 1439),
    until_minute BIGINT NOT NULL CHECK (until_minute BETWEEN 0 AND 1439 AND until_minute <> from_minute),
    PRIMARY KEY (school_id, member_id),
    FOREIGN KEY (school_id, member_id) REFERENCES members (school_id, id)
) WITHOUT ROWID;

-- Until then a notice is kept back, and is in no inbox. NULL: it is there, as if it had been made when it was let in.
ALTER TABLE notifications ADD COLUMN held_until BIGINT NULL;
CREATE INDEX notifications_held ON notifications (held_until, school_id) WHERE held_until IS NOT NULL;
