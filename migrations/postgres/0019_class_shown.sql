-- Whether students and guardians see how the class did: the median and the range of an assessment.
ALTER TABLE schools ADD COLUMN class_shown BIGINT NOT NULL DEFAULT 1 CHECK (class_shown IN (0, 1));
