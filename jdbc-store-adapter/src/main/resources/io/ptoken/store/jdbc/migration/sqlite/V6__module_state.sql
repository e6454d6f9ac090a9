-- What operators decided about the modules of a pool; NULL: as configured. It stood among the preferences.
CREATE TABLE module_standing (
    module   TEXT NOT NULL PRIMARY KEY,
    priority INTEGER CHECK (priority BETWEEN 1 AND 99),
    standby  INTEGER CHECK (standby IN (0, 1)),
    drained  INTEGER CHECK (drained IN (0, 1))
) WITHOUT ROWID;

-- Every text that was ever written for a decision, such as 'priority=3 drained=yes'.
WITH RECURSIVE
    number (priority) AS (SELECT 1 UNION ALL SELECT priority + 1 FROM number WHERE priority < 99),
    order_of (priority, word) AS (
        SELECT NULL, '' UNION ALL SELECT priority, 'priority=' || priority || ' ' FROM number),
    answer (yes, word) AS (SELECT 1, 'yes' UNION ALL SELECT 0, 'no'),
    standby (yes, word) AS (SELECT NULL, '' UNION ALL SELECT yes, 'standby=' || word || ' ' FROM answer),
    drained (yes, word) AS (SELECT NULL, '' UNION ALL SELECT yes, 'drained=' || word FROM answer),
    decision (value, priority, standby, drained) AS (
        SELECT trim(order_of.word || standby.word || drained.word), order_of.priority, standby.yes, drained.yes
        FROM order_of CROSS JOIN standby CROSS JOIN drained)
INSERT INTO module_standing (module, priority, standby, drained)
SELECT substr(preference.name, 13), decision.priority, decision.standby, decision.drained
FROM preference JOIN decision ON decision.value = preference.value
WHERE substr(preference.name, 1, 12) = 'pool.module.' AND preference.value <> '';

-- A text that nobody understood counted for nothing.
DELETE FROM preference WHERE substr(name, 1, 12) = 'pool.module.';

-- KEK slots of modules that do not list them, from the preferences keyload.slot.MODULE/ID/KMC.
CREATE TABLE kek_slot (
    module    TEXT NOT NULL,
    module_id TEXT NOT NULL,
    kmc_id    TEXT NOT NULL,
    content   TEXT NOT NULL,
    PRIMARY KEY (module, module_id, kmc_id)
) WITHOUT ROWID;

WITH
    from_module (rest, content) AS (
        SELECT substr(name, 14), value FROM preference WHERE substr(name, 1, 13) = 'keyload.slot.'),
    from_id (module, rest, content) AS (
        SELECT substr(rest, 1, instr(rest, '/') - 1), substr(rest, instr(rest, '/') + 1), content
        FROM from_module WHERE instr(rest, '/') > 0)
INSERT INTO kek_slot (module, module_id, kmc_id, content)
SELECT module, substr(rest, 1, instr(rest, '/') - 1), substr(rest, instr(rest, '/') + 1), content
FROM from_id WHERE instr(rest, '/') > 0;

DELETE FROM preference WHERE substr(name, 1, 13) = 'keyload.slot.';
