-- A change may concern one person beyond those of its course: who asked to teach, whose inbox it is. 0 is nobody.
ALTER TABLE changes ADD COLUMN member_id BIGINT NOT NULL DEFAULT 0;

-- A notice may tell of a request; 0 is none. Which kind of request it is, its own kind says.
ALTER TABLE notifications ADD COLUMN request_id BIGINT NOT NULL DEFAULT 0;
