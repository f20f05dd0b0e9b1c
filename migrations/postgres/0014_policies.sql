-- What courses start from: defaults of a school, and of its grade levels.
--
-- A default is a term's own, as a course's policy is: what the totals of a term are made by is stored with that term, and a
-- row of one term is read for no other. So a later default changes no earlier term. A new term begins with copies.

-- The default of a grade level, 0 for KG; -1 is that of all that have none of their own. A change is a new version; the highest
-- of a grade level counts. No row, or a body of '', is what applies without.
CREATE TABLE policy_defaults (
    school_id   BIGINT NOT NULL,
    term_id     BIGINT NOT NULL,
    grade_level BIGINT NOT NULL CHECK (grade_level BETWEEN -1 AND 12),
    -- Numbers the changes of a term: one change of several grade levels has one version.
    version     BIGINT NOT NULL CHECK (version > 0),
    -- The policy as JSON, as school::grade::Policy writes it.
    body        TEXT   NOT NULL,
    created_at  BIGINT NOT NULL,
    created_by  BIGINT NOT NULL,
    PRIMARY KEY (school_id, term_id, grade_level, version),
    FOREIGN KEY (school_id, term_id) REFERENCES terms (school_id, id),
    FOREIGN KEY (school_id, created_by) REFERENCES members (school_id, id)
);
