-- Links that work once, and people who register themselves and wait for an admin.

-- Gives a member a login, or a new password, once. The token is never stored: the table alone opens nothing.
CREATE TABLE one_time_links (
    school_id   BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    kind        TEXT   NOT NULL CHECK (kind IN ('invitation', 'password_reset')),
    member_id   BIGINT NOT NULL,
    -- The address to which an invitation is bound; '' lets the person choose.
    email       TEXT   NOT NULL DEFAULT '',
    -- The SHA-256 of the token, in hexadecimal.
    token_hash  TEXT   NOT NULL,
    created_at  BIGINT NOT NULL,
    -- The admin who made it; NULL is the operator at the school's computer.
    created_by  BIGINT NULL,
    expires_at  BIGINT NOT NULL,
    used_at     BIGINT NULL,
    -- When a newer one took its place.
    replaced_at BIGINT NULL CHECK (used_at IS NULL OR replaced_at IS NULL),
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, member_id) REFERENCES members (school_id, id),
    FOREIGN KEY (school_id, created_by) REFERENCES members (school_id, id)
);

-- A link names its token alone; its school is found here.
CREATE UNIQUE INDEX one_time_links_by_token ON one_time_links (token_hash);
-- A member's links, the newest last; of each kind at most one that was neither used nor replaced.
CREATE INDEX one_time_links_of_member ON one_time_links (school_id, member_id, created_at);
CREATE UNIQUE INDEX one_time_links_once ON one_time_links (school_id, member_id, kind)
    WHERE used_at IS NULL AND replaced_at IS NULL;

-- Whether people may register themselves.
ALTER TABLE schools ADD COLUMN registration_open BIGINT NOT NULL DEFAULT 0 CHECK (registration_open IN (0, 1));

-- Somebody with an account says who they are at a school. Until an admin approves there is no member, so no right.
CREATE TABLE registrations (
    school_id        BIGINT NOT NULL REFERENCES schools (id),
    id               BIGINT NOT NULL,
    account_id       BIGINT NOT NULL REFERENCES accounts (id),
    role             TEXT   NOT NULL CHECK (role IN ('teacher', 'student', 'parent')),
    given_name       TEXT   NOT NULL CHECK (given_name <> ''),
    father_name      TEXT   NOT NULL DEFAULT '',
    grandfather_name TEXT   NOT NULL DEFAULT '',
    -- The student number that the person typed; '' is none.
    number           TEXT   NOT NULL DEFAULT '',
    state            TEXT   NOT NULL CHECK (state IN ('incomplete', 'pending_review', 'approved', 'rejected')),
    -- How often it was written; a decision names the version that its maker saw.
    version          BIGINT NOT NULL CHECK (version > 0),
    created_at       BIGINT NOT NULL,
    changed_at       BIGINT NOT NULL,
    -- The member whom the approval made or found.
    member_id        BIGINT NULL CHECK ((state = 'approved') = (member_id IS NOT NULL)),
    PRIMARY KEY (school_id, id),
    UNIQUE (school_id, account_id, role),
    FOREIGN KEY (school_id, member_id) REFERENCES members (school_id, id)
);

-- A decision names the registration alone; its school is found here.
CREATE UNIQUE INDEX registrations_by_id ON registrations (id);
CREATE INDEX registrations_of_account ON registrations (account_id);
CREATE INDEX registrations_by_state ON registrations (school_id, state, changed_at);

-- Every step of every registration: who, when, from where to where, why. Rows are only ever added; no other pair of states is
-- let in.
CREATE TABLE registration_history (
    school_id       BIGINT NOT NULL,
    registration_id BIGINT NOT NULL,
    -- The version that this step made.
    version         BIGINT NOT NULL CHECK (version > 0),
    -- '' where it was made.
    from_state      TEXT   NOT NULL,
    to_state        TEXT   NOT NULL,
    -- The admin who decided; NULL is the person who registered.
    actor_id        BIGINT NULL,
    at              BIGINT NOT NULL,
    note            TEXT   NOT NULL DEFAULT '',
    PRIMARY KEY (school_id, registration_id, version),
    FOREIGN KEY (school_id, registration_id) REFERENCES registrations (school_id, id),
    FOREIGN KEY (school_id, actor_id) REFERENCES members (school_id, id),
    CHECK ((version = 1) = (from_state = '')),
    CHECK (from_state || '>' || to_state IN (
        '>incomplete', '>pending_review',
        'incomplete>incomplete', 'incomplete>pending_review', 'incomplete>rejected',
        'pending_review>incomplete', 'pending_review>pending_review', 'pending_review>approved', 'pending_review>rejected',
        'rejected>incomplete', 'rejected>pending_review'))
);
