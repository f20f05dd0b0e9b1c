-- The languages of a school.

-- Tags in order: the school's own language first, then the others that people may choose; never ''.
ALTER TABLE schools ADD COLUMN languages TEXT NOT NULL DEFAULT 'en am' CHECK (languages <> '');
