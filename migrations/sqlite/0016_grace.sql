-- The grace time of a school's marks: what families see while it runs, and who is told of a change.

-- From here on families see the mark; until then they see what is beside it. NULL: they see it.
ALTER TABLE grades ADD COLUMN due_at BIGINT NULL;
ALTER TABLE grades ADD COLUMN seen_points_hundredths BIGINT NULL;
ALTER TABLE grades ADD COLUMN seen_flag TEXT NOT NULL DEFAULT '';
ALTER TABLE grades ADD COLUMN seen_comment TEXT NOT NULL DEFAULT '';
-- When what families see was written, where that is not changed_at.
ALTER TABLE grades ADD COLUMN seen_at BIGINT NULL;
CREATE INDEX grades_due ON grades (school_id, due_at) WHERE due_at IS NOT NULL;

-- '' is everyone who may read what changed. 'staff': no family sees it yet. 'families': the staff has heard of it before.
ALTER TABLE changes ADD COLUMN audience TEXT NOT NULL DEFAULT '' CHECK (audience IN ('', 'staff', 'families'));
