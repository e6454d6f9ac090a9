-- In which zone the owner of an account reads times; none until they choose one.
ALTER TABLE account ADD COLUMN zone TEXT;

-- Who signed in with an account or was refused: a handful among the sales.
CREATE INDEX audit_log_sign_ins ON audit_log (subject, at_micros)
    WHERE action = 'signInWithPassword' OR action = 'operate';
