-- What became of a gradebook's columns after they were added.

-- Every change of a column but its place: who, when, from what, to what. Rows are only ever added.
CREATE TABLE assessment_history (
    school_id     BIGINT NOT NULL,
    course_id     BIGINT NOT NULL,
    assessment_id BIGINT NOT NULL,
    -- The version that this change made.
    version       BIGINT NOT NULL CHECK (version > 1),
    act           TEXT   NOT NULL CHECK (act IN ('edited', 'posted', 'held', 'deleted', 'restored')),
    actor_id      BIGINT NOT NULL,
    -- With the actor the idempotency key: a retry finds its own row and counts once.
    save_id       TEXT   NOT NULL,
    changed_at    BIGINT NOT NULL,
    -- The column before and after as JSON, as school::view::Column writes it.
    before_change TEXT   NOT NULL,
    after_change  TEXT   NOT NULL,
    PRIMARY KEY (school_id, course_id, assessment_id, version),
    UNIQUE (school_id, actor_id, save_id),
    FOREIGN KEY (school_id, course_id, assessment_id) REFERENCES assessments (school_id, course_id, id),
    FOREIGN KEY (school_id, actor_id) REFERENCES members (school_id, id)
);
