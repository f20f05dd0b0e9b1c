-- Names are found and sorted whatever letters of one sound they are written with, and in capitals or not.

-- What school::person::searched makes of the name (and a person's number). '' is not made yet: the program fills it in when it
-- brings the database to this release, since the rule is written once, in the program.
ALTER TABLE members ADD COLUMN search_key TEXT NOT NULL DEFAULT '';
ALTER TABLE subjects ADD COLUMN search_key TEXT NOT NULL DEFAULT '';

-- Lists of people are read page by page in this order.
DROP INDEX members_by_name;
CREATE INDEX members_by_key ON members (school_id, search_key, id);
