-- The weekly digest, and the mail that tells it.

-- How a guardian wants to be told of the week. No row is nothing.
CREATE TABLE digests (
    school_id   BIGINT NOT NULL,
    guardian_id BIGINT NOT NULL,
    inbox       BIGINT NOT NULL CHECK (inbox IN (0, 1)),
    mail        BIGINT NOT NULL CHECK (mail IN (0, 1)),
    -- The end of the last week that was told, or that was over when it was chosen.
    told_until  BIGINT NOT NULL,
    PRIMARY KEY (school_id, guardian_id),
    FOREIGN KEY (school_id, guardian_id) REFERENCES members (school_id, id)
) WITHOUT ROWID;
CREATE INDEX digests_told ON digests (school_id, told_until);

-- Jobs of the mailer: a server of mail may be away for days. What a mail says is read when it is sent, by the rights of that
-- moment; the job has ids alone.
CREATE TABLE mails (
    school_id   BIGINT NOT NULL,
    id          BIGINT NOT NULL,
    guardian_id BIGINT NOT NULL,
    -- The end of the week that it tells of.
    week_end    BIGINT NOT NULL,
    state       TEXT   NOT NULL CHECK (state IN ('waiting', 'sent', 'dropped', 'given_up')),
    -- How often it was begun, and when it may be begun again.
    tries       BIGINT NOT NULL,
    due_at      BIGINT NOT NULL,
    -- The SHA-256 of the token of the link by which the reader ends the mails, in hexadecimal; of the last try.
    token_hash  TEXT   NULL,
    PRIMARY KEY (school_id, id),
    UNIQUE (school_id, guardian_id, week_end),
    FOREIGN KEY (school_id, guardian_id) REFERENCES members (school_id, id)
) WITHOUT ROWID;
CREATE INDEX mails_due ON mails (due_at) WHERE state = 'waiting';
-- A link names its token alone; its school is found here.
CREATE UNIQUE INDEX mails_by_token ON mails (token_hash) WHERE token_hash IS NOT NULL;
