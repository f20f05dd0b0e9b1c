-- A cell's history tells of its comment too. A write of the mark keeps the comment, so old and new are alike then.
ALTER TABLE grade_history ADD COLUMN old_comment TEXT NOT NULL DEFAULT '';
ALTER TABLE grade_history ADD COLUMN new_comment TEXT NOT NULL DEFAULT '';
