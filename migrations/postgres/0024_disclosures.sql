-- The log of downloads: who took whose data along, and when.

-- Written before the file is made. Rows are only ever added.
CREATE TABLE disclosures (
    school_id BIGINT NOT NULL,
    -- Whose data it is.
    member_id BIGINT NOT NULL,
    id        BIGINT NOT NULL,
    -- Who took it: the person, or a guardian.
    reader_id BIGINT NOT NULL,
    -- A login with its roles, or a student's marks.
    content   TEXT   NOT NULL CHECK (content IN ('account', 'record')),
    format    TEXT   NOT NULL CHECK (format IN ('json', 'csv')),
    at        BIGINT NOT NULL,
    PRIMARY KEY (school_id, member_id, id),
    FOREIGN KEY (school_id, member_id) REFERENCES members (school_id, id),
    FOREIGN KEY (school_id, reader_id) REFERENCES members (school_id, id)
);

-- An admin who looks into a login asks what it took.
CREATE INDEX disclosures_of_reader ON disclosures (school_id, reader_id, id);
