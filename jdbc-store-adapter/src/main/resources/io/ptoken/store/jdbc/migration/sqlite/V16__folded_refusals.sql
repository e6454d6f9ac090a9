-- A row without an account may stand for several calls: its message_id says how many.
DROP INDEX audit_log_unsigned;
CREATE INDEX audit_log_unsigned ON audit_log (at_micros, origin, action, message_id) WHERE actor = '';
