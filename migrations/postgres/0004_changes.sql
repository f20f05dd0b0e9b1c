-- What happened, in commit order, and messages.

-- One row per change, written with the change in one transaction. The feed reads it by revision, a gradebook by course.
-- 0 in course_id, student_id and assessment_id is none: the change is wider. The row carries ids, never a mark or a name.
CREATE TABLE changes (
    school_id     BIGINT NOT NULL REFERENCES schools (id),
    revision      BIGINT NOT NULL CHECK (revision > 0),
    -- Numbers the changes of one revision.
    item          BIGINT NOT NULL,
    -- The event's name on the wire.
    kind          TEXT   NOT NULL CHECK (kind <> ''),
    course_id     BIGINT NOT NULL DEFAULT 0,
    student_id    BIGINT NOT NULL DEFAULT 0,
    assessment_id BIGINT NOT NULL DEFAULT 0,
    -- The version that a grade's cell got; 0 where nothing has a version. A replayed save finds its revision by it.
    version       BIGINT NOT NULL DEFAULT 0,
    at            BIGINT NOT NULL,
    PRIMARY KEY (school_id, revision, item)
);

CREATE INDEX changes_of_course ON changes (school_id, course_id, revision);

-- A message in a member's inbox.
CREATE TABLE notifications (
    school_id     BIGINT NOT NULL,
    id            BIGINT NOT NULL,
    member_id     BIGINT NOT NULL,
    kind          TEXT   NOT NULL CHECK (kind <> ''),
    course_id     BIGINT NOT NULL DEFAULT 0,
    student_id    BIGINT NOT NULL DEFAULT 0,
    assessment_id BIGINT NOT NULL DEFAULT 0,
    created_at    BIGINT NOT NULL,
    read_at       BIGINT NULL,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, member_id) REFERENCES members (school_id, id)
);

CREATE INDEX notifications_of_member ON notifications (school_id, member_id, created_at);
