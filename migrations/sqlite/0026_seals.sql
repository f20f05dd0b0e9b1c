-- Each write of a mark is sealed over the write before it of the same cell (store::seal), and its row stays as it was written.
ALTER TABLE grade_history ADD COLUMN seal TEXT NOT NULL DEFAULT '';
-- The seal of the write that made the mark what it is: the next one begins with it.
ALTER TABLE grades ADD COLUMN seal TEXT NOT NULL DEFAULT '';

-- What was written before there were seals; empty once the program has sealed it.
CREATE INDEX grade_history_unsealed ON grade_history (school_id, course_id, student_id, assessment_id, version) WHERE seal = '';

CREATE TRIGGER grade_history_is_never_deleted BEFORE DELETE ON grade_history
BEGIN
    SELECT RAISE(ABORT, 'the history of marks is only ever added to');
END;

CREATE TRIGGER grade_history_is_never_changed BEFORE UPDATE OF school_id, course_id, student_id, assessment_id, version, actor_id,
    save_id, item, written_at, old_points_hundredths, old_flag, old_comment, new_points_hundredths, new_flag, new_comment, why
ON grade_history
BEGIN
    SELECT RAISE(ABORT, 'the history of marks is only ever added to');
END;

CREATE TRIGGER grade_history_is_sealed_once BEFORE UPDATE OF seal ON grade_history WHEN OLD.seal <> ''
BEGIN
    SELECT RAISE(ABORT, 'the history of marks is only ever added to');
END;
