-- Schools, logins and people.
--
-- Every table but accounts and sessions carries school_id first in its key: one deployment serves a district, and a
-- distributed PostgreSQL can shard by it. Ids are minted by the program. Instants are UTC milliseconds. A flag is 0 or 1.
-- The two migration folders hold the same tables and columns; a test compares them.

-- A school with its settings.
CREATE TABLE schools (
    id            BIGINT NOT NULL PRIMARY KEY,
    name          TEXT   NOT NULL CHECK (name <> ''),
    -- An IANA name; dates and times are shown in it.
    time_zone     TEXT   NOT NULL DEFAULT 'Africa/Addis_Ababa',
    scale         TEXT   NOT NULL DEFAULT 'letters' CHECK (scale IN ('letters')),
    rank_shown    BIGINT NOT NULL DEFAULT 0 CHECK (rank_shown IN (0, 1)),
    -- How long a new mark stays unseen by students.
    grace_seconds BIGINT NOT NULL DEFAULT 0 CHECK (grace_seconds >= 0),
    -- 1 for a school of the demo: its passwords are public.
    demo          BIGINT NOT NULL DEFAULT 0 CHECK (demo IN (0, 1)),
    created_at    BIGINT NOT NULL
) WITHOUT ROWID;

-- The newest revision of each school. The row is taken last in a transaction, so revisions come in commit order and a
-- reader that holds N can never miss N + 1.
CREATE TABLE counters (
    school_id BIGINT NOT NULL PRIMARY KEY REFERENCES schools (id),
    revision  BIGINT NOT NULL DEFAULT 0 CHECK (revision >= 0)
) WITHOUT ROWID;

-- A login. One account may be a member of several schools, in several roles.
CREATE TABLE accounts (
    id            BIGINT NOT NULL PRIMARY KEY,
    email         TEXT   NOT NULL UNIQUE CHECK (email <> '' AND email = lower(email)),
    -- The encoded argon2id hash, never a password.
    password_hash TEXT   NOT NULL,
    language      TEXT   NOT NULL DEFAULT 'en',
    theme         TEXT   NOT NULL DEFAULT 'system' CHECK (theme IN ('system', 'light', 'dark')),
    created_at    BIGINT NOT NULL
) WITHOUT ROWID;

-- A signed-in device. Only a hash of the token is stored: the table alone signs nobody in.
CREATE TABLE sessions (
    token_hash TEXT   NOT NULL PRIMARY KEY,
    account_id BIGINT NOT NULL REFERENCES accounts (id),
    created_at BIGINT NOT NULL,
    seen_at    BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    -- What the browser calls itself, for the list of devices.
    device     TEXT   NOT NULL DEFAULT ''
) WITHOUT ROWID;

-- Signing out everywhere goes by the account.
CREATE INDEX sessions_of_account ON sessions (account_id);

-- A school year.
CREATE TABLE academic_years (
    school_id BIGINT NOT NULL REFERENCES schools (id),
    id        BIGINT NOT NULL,
    name      TEXT   NOT NULL CHECK (name <> ''),
    PRIMARY KEY (school_id, id)
) WITHOUT ROWID;

-- A person in one role at one school. A student without a login has no account.
CREATE TABLE members (
    school_id        BIGINT NOT NULL REFERENCES schools (id),
    id               BIGINT NOT NULL,
    account_id       BIGINT NULL REFERENCES accounts (id),
    role             TEXT   NOT NULL CHECK (role IN ('admin', 'teacher', 'student', 'parent')),
    -- The student number; '' is none.
    number           TEXT   NOT NULL DEFAULT '',
    given_name       TEXT   NOT NULL CHECK (given_name <> ''),
    father_name      TEXT   NOT NULL DEFAULT '',
    grandfather_name TEXT   NOT NULL DEFAULT '',
    -- A suspended member stands in no relation to anything, from the next statement on.
    status           TEXT   NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'suspended')),
    -- The student's class. No foreign key: a class names its teacher, and the two tables would need each other first.
    class_id         BIGINT NULL,
    PRIMARY KEY (school_id, id),
    -- One account has each role once at a school. Members without an account don't collide: NULL differs from NULL.
    UNIQUE (school_id, account_id, role)
) WITHOUT ROWID;

-- Every request starts from the account.
CREATE INDEX members_of_account ON members (account_id);
CREATE UNIQUE INDEX members_number ON members (school_id, number) WHERE number <> '';

-- Who may read a student's record as a guardian. Ending a link keeps the row.
CREATE TABLE guardianships (
    school_id   BIGINT NOT NULL,
    student_id  BIGINT NOT NULL,
    guardian_id BIGINT NOT NULL,
    relation    TEXT   NOT NULL DEFAULT '',
    created_at  BIGINT NOT NULL,
    ended_at    BIGINT NULL,
    PRIMARY KEY (school_id, student_id, guardian_id),
    FOREIGN KEY (school_id, student_id) REFERENCES members (school_id, id),
    FOREIGN KEY (school_id, guardian_id) REFERENCES members (school_id, id)
) WITHOUT ROWID;

CREATE INDEX guardianships_of_guardian ON guardianships (school_id, guardian_id);
