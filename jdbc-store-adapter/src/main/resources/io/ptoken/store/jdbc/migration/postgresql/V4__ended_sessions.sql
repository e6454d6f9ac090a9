-- Which session of an account was used longest ago. Of those that are open nothing but their opening is known.
ALTER TABLE api_session ADD COLUMN last_used BIGINT NOT NULL DEFAULT 0;
UPDATE api_session SET last_used = opened;

-- An ended session stays for a while, so that its owner is told why. NULL: open, or its time is over.
ALTER TABLE api_session ADD COLUMN end_reason TEXT COLLATE "C";

-- Finds the sessions of an account that are open, and the oldest of those that have ended.
DROP INDEX api_session_by_user;
CREATE INDEX api_session_by_user ON api_session (username, ends);
