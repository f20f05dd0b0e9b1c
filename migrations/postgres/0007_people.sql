-- How a school keeps its people: addresses before there is a login, what was done to whom, rosters from files.

-- Where an invitation goes. '' is none; once there is a login, the login's own address counts.
ALTER TABLE members ADD COLUMN email TEXT NOT NULL DEFAULT '' CHECK (email = lower(email));

-- Raised by every change, so that a change names what its writer saw.
ALTER TABLE members ADD COLUMN version BIGINT NOT NULL DEFAULT 1 CHECK (version > 0);

-- Lists of people are read page by page in the order of names, and class by class.
CREATE INDEX members_by_name ON members (school_id, given_name, father_name, grandfather_name, id);
CREATE INDEX members_of_class ON members (school_id, class_id);

-- One person is in one role once, by the address too.
CREATE UNIQUE INDEX members_email ON members (school_id, email, role) WHERE email <> '';

-- Every act on a person: who, when, what, why. Rows are only ever added.
CREATE TABLE member_history (
    school_id  BIGINT NOT NULL,
    member_id  BIGINT NOT NULL,
    id         BIGINT NOT NULL,
    actor_id   BIGINT NOT NULL,
    -- What was done: added, changed, suspended, reactivated.
    act        TEXT   NOT NULL CHECK (act <> ''),
    reason     TEXT   NOT NULL DEFAULT '',
    -- The fields with their old and new values, as JSON; '' where no field changed.
    changes    TEXT   NOT NULL DEFAULT '',
    -- With actor and item the idempotency key: a retry finds its own row and counts once.
    save_id    TEXT   NOT NULL,
    item       BIGINT NOT NULL DEFAULT 0,
    written_at BIGINT NOT NULL,
    PRIMARY KEY (school_id, member_id, id),
    UNIQUE (school_id, actor_id, save_id, item),
    FOREIGN KEY (school_id, member_id) REFERENCES members (school_id, id),
    FOREIGN KEY (school_id, actor_id) REFERENCES members (school_id, id)
);

-- A roster from a file, held between its preview and its application: what was previewed is what is applied.
CREATE TABLE roster_imports (
    school_id  BIGINT NOT NULL,
    id         BIGINT NOT NULL,
    created_by BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    file_name  TEXT   NOT NULL DEFAULT '',
    -- The lines as they were read, and what they would change, as JSON; '' once the roster is applied.
    lines      TEXT   NOT NULL,
    plan       TEXT   NOT NULL,
    applied_at BIGINT NULL,
    -- How many people it added and changed, and how many lines it left out.
    added      BIGINT NOT NULL DEFAULT 0,
    changed    BIGINT NOT NULL DEFAULT 0,
    left_out   BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (school_id, id),
    FOREIGN KEY (school_id, created_by) REFERENCES members (school_id, id)
);

CREATE INDEX roster_imports_of_member ON roster_imports (school_id, created_by);
