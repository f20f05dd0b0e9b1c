-- The schools where somebody can register, by name, are found without reading those where nobody can.
CREATE INDEX schools_open ON schools (registration_open, name, id);
