-- Calls that came without an account, addresses from which somebody has signed in, and backups: a handful among the sales.
CREATE INDEX audit_log_unsigned ON audit_log (at_micros, origin, action) WHERE actor = '';
CREATE INDEX audit_log_signed_in ON audit_log (origin)
    WHERE outcome = 'Ok' AND (action = 'signInWithPassword' OR action = 'operate');
CREATE INDEX audit_log_backup ON audit_log (sequence) WHERE action = 'backup.made';
