-- Parents and children: codes on letters, the history of links, and the inbox's ways.

-- A code on a letter to a family. The code itself is never stored: only its slow, salted hash.
CREATE TABLE link_codes (
    school_id  BIGINT NOT NULL,
    id         BIGINT NOT NULL,
    student_id BIGINT NOT NULL,
    -- The letters that were made, and are printed, together.
    issue_id   BIGINT NOT NULL,
    -- argon2id with the deployment's salt, in hexadecimal.
    code_hash  TEXT   NOT NULL CHECK (code_hash <> ''),
    created_at BIGINT NOT NULL,
    created_by BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    -- The guardian who used it.
    used_at    BIGINT NULL,
    used_by    BIGINT NULL CHECK ((used_at IS NULL) = (used_by IS NULL)),
    -- When a newer code took its place.
    ended_at   BIGINT NULL CHECK (used_at IS NULL OR ended_at IS NULL),
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, student_id) REFERENCES members (school_id, id),
    FOREIGN KEY (school_id, created_by) REFERENCES members (school_id, id),
    FOREIGN KEY (school_id, used_by) REFERENCES members (school_id, id)
) WITHOUT ROWID;

-- A parent types the code alone; its school is found here.
CREATE UNIQUE INDEX link_codes_by_hash ON link_codes (code_hash);
CREATE INDEX link_codes_of_student ON link_codes (school_id, student_id);
CREATE INDEX link_codes_of_issue ON link_codes (school_id, issue_id);

-- The salt of the codes' hashes: one for the deployment, because a typed code names neither school nor row.
CREATE TABLE link_salts (
    id   BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    salt TEXT   NOT NULL CHECK (salt <> '')
) WITHOUT ROWID;

-- Wrong codes of an account within an hour from the first one on. Kept here, so that no restart and no second copy of the
-- program lets anybody guess on.
CREATE TABLE link_tries (
    account_id BIGINT NOT NULL PRIMARY KEY REFERENCES accounts (id),
    since      BIGINT NOT NULL,
    tries      BIGINT NOT NULL CHECK (tries >= 0)
) WITHOUT ROWID;

-- Every link that was made or ended: who, when. Rows are only ever added.
CREATE TABLE guardianship_history (
    school_id   BIGINT NOT NULL,
    student_id  BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    guardian_id BIGINT NOT NULL,
    act         TEXT   NOT NULL CHECK (act IN ('linked', 'unlinked')),
    -- The guardian with a code, or who ended the link for the school.
    actor_id    BIGINT NOT NULL,
    -- The code that made it; 0 is none.
    code_id     BIGINT NOT NULL DEFAULT 0,
    at          BIGINT NOT NULL,
    PRIMARY KEY (school_id, student_id, id),
    FOREIGN KEY (school_id, student_id, guardian_id) REFERENCES guardianships (school_id, student_id, guardian_id),
    FOREIGN KEY (school_id, actor_id) REFERENCES members (school_id, id)
) WITHOUT ROWID;

-- The bell counts what is unread on every page.
CREATE INDEX notifications_unread ON notifications (school_id, member_id) WHERE read_at IS NULL;
-- What came into an inbox is found by the changes that concern its owner.
CREATE INDEX changes_of_member ON changes (school_id, member_id, revision) WHERE member_id <> 0;
