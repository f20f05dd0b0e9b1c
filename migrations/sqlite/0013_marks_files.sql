-- Marks from files.

-- A file of marks for one course, held between its preview and its application: what was previewed is what is applied.
CREATE TABLE marks_files (
    school_id  BIGINT NOT NULL,
    course_id  BIGINT NOT NULL,
    id         BIGINT NOT NULL,
    created_by BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    file_name  TEXT   NOT NULL DEFAULT '',
    -- The lines as they were read, what the columns and lines are taken for, and what they would change, as JSON; '' once
    -- the file is applied.
    sheet      TEXT   NOT NULL,
    decided    TEXT   NOT NULL,
    plan       TEXT   NOT NULL,
    -- Raised by every preview, so that what is applied is the one that was seen.
    preview    BIGINT NOT NULL DEFAULT 1 CHECK (preview > 0),
    applied_at BIGINT NULL,
    -- Whose history has the marks that it wrote.
    applied_by BIGINT NULL,
    undone_at  BIGINT NULL,
    -- What it changed and what was left, as JSON with ids; '' until it is applied.
    outcome    TEXT   NOT NULL DEFAULT '',
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, course_id) REFERENCES courses (school_id, id),
    FOREIGN KEY (school_id, created_by) REFERENCES members (school_id, id),
    FOREIGN KEY (school_id, applied_by) REFERENCES members (school_id, id)
) WITHOUT ROWID;

CREATE INDEX marks_files_of_course ON marks_files (school_id, course_id, created_at);

-- A link names the file alone; its course is found here.
CREATE UNIQUE INDEX marks_files_by_id ON marks_files (id);
