-- What a school's admin sets up: the curriculum, the current year, settings with their history.

-- Which subject is offered at which grade level (0 is KG) and stream. No row: not taught there.
CREATE TABLE curriculum (
    school_id   BIGINT NOT NULL,
    subject_id  BIGINT NOT NULL,
    grade_level BIGINT NOT NULL CHECK (grade_level BETWEEN 0 AND 12),
    -- Grades 11 and 12 have streams, the others have none.
    stream      TEXT   NOT NULL DEFAULT '' CHECK (stream IN ('', 'Natural', 'Social')),
    PRIMARY KEY (school_id, grade_level, stream, subject_id),
    CHECK ((grade_level >= 11 AND stream <> '') OR (grade_level < 11 AND stream = '')),
    FOREIGN KEY (school_id, subject_id) REFERENCES subjects (school_id, id)
) WITHOUT ROWID;

CREATE INDEX curriculum_of_subject ON curriculum (school_id, subject_id);

-- A subject that was never used can be taken off the list, and put back.
ALTER TABLE subjects ADD COLUMN removed_at BIGINT NULL;

-- The year in which courses open; NULL where the school has no year yet.
ALTER TABLE schools ADD COLUMN current_year_id BIGINT NULL;
UPDATE schools SET current_year_id = (SELECT MAX(y.id) FROM academic_years y WHERE y.school_id = schools.id);

-- '' is not said.
ALTER TABLE schools ADD COLUMN region TEXT NOT NULL DEFAULT '' CHECK (region IN ('', 'tigray', 'afar', 'amhara', 'oromia',
    'somali', 'benishangul_gumuz', 'snnpr', 'gambella', 'harari', 'sidama', 'south_west', 'central_ethiopia', 'addis_ababa',
    'dire_dawa'));
-- Whether a guardian may ask for a seat in a child's name.
ALTER TABLE schools ADD COLUMN parents_may_request BIGINT NOT NULL DEFAULT 0 CHECK (parents_may_request IN (0, 1));
ALTER TABLE schools ADD COLUMN calendar TEXT NOT NULL DEFAULT 'gregorian' CHECK (calendar IN ('gregorian', 'ethiopian'));
-- What stands beside a percentage. In the place of a column whose CHECK knew one word.
ALTER TABLE schools ADD COLUMN grading_scale TEXT NOT NULL DEFAULT 'letters' CHECK (grading_scale IN ('letters', 'pass_50'));
ALTER TABLE schools DROP COLUMN scale;

-- Every change of a setting: who, when, from what, to what. Rows are only ever added; the highest version is the settings'
-- own, so a save can name what its writer saw.
CREATE TABLE settings_history (
    school_id  BIGINT NOT NULL REFERENCES schools (id),
    -- The version that this save made; one save may change several settings.
    version    BIGINT NOT NULL CHECK (version > 0),
    setting    TEXT   NOT NULL CHECK (setting <> ''),
    old_value  TEXT   NOT NULL,
    new_value  TEXT   NOT NULL,
    changed_at BIGINT NOT NULL,
    actor_id   BIGINT NOT NULL,
    PRIMARY KEY (school_id, version, setting),
    FOREIGN KEY (school_id, actor_id) REFERENCES members (school_id, id)
) WITHOUT ROWID;
