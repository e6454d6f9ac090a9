package io.ptoken.service.contract;

import static io.ptoken.service.contract.Samples.NOW;
import static io.ptoken.service.contract.Samples.entry;

import io.ptoken.service.operate.audit.AuditVerdict.Fault;
import io.ptoken.service.port.AuditChain;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditLog.Link;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.NodeChain;
import java.time.Duration;
import java.util.function.Consumer;

/** What somebody can do to the audit log who can write the whole database, and what the verifier calls it. */
enum AuditEdit {
    INSERT_ABOVE(Fault.STRAY, log -> log.insertAbove(1)),
    INSERT_ABOVE_THE_OTHER_NODE(Fault.STRAY, log -> log.insertAbove(2)),
    INSERT_FAR_ABOVE(Fault.STRAY, log -> log.insert(log.chain(1).head().sequence() + 1000, forged(), "a".repeat(64))),
    INSERT_BELOW_THE_FIRST(Fault.STRAY, log -> log.insert(2, forged(), "a".repeat(64))),
    INSERT_INTO_NO_CHAIN(Fault.STRAY, log -> log.insert(-5, forged(), "a".repeat(64))),
    INSERT_BETWEEN(Fault.CHANGED, log -> {
        AuditRow last = log.back(1, 0);
        AuditEntry moved = last.entry();
        log.sql("UPDATE audit_log SET subject = 'forged' WHERE sequence = " + last.sequence());
        log.insert(last.sequence() + 1, moved, last.hash());
        log.head(1, last.sequence() + 1, last.hash());
    }),
    INSERT_AND_CHAIN_ANEW(Fault.SEALED, log -> {
        log.insertAbove(1);
        log.sql("UPDATE audit_log SET subject = 'forged' WHERE sequence = "
                + log.back(1, 3).sequence());
        log.rechain(1, log.back(1, 3).sequence());
    }),
    DELETE(
            Fault.MISSING,
            log -> log.sql(
                    "DELETE FROM audit_log WHERE sequence = " + log.back(1, 4).sequence())),
    DELETE_THE_LAST(
            Fault.SEALED,
            log -> log.sql(
                    "DELETE FROM audit_log WHERE sequence = " + log.back(1, 0).sequence())),
    REORDER(
            Fault.CHANGED,
            log -> log.exchange(log.back(1, 3).sequence(), log.back(1, 4).sequence())),
    RENUMBER(
            Fault.MISSING,
            log -> log.sql("UPDATE audit_log SET sequence = sequence + 500 WHERE sequence = "
                    + log.back(1, 4).sequence())),
    SWAP_ROWS_OF_TWO_NODES(
            Fault.CHANGED,
            log -> log.exchange(log.back(1, 3).sequence(), log.back(2, 3).sequence())),
    COPY_THE_CHAIN_OF_ANOTHER_NODE(Fault.SEALED, log -> {
        NodeChain from = log.chain(1);
        NodeChain to = log.chain(2);
        long distance = to.before() - from.before();
        log.sql(
                "DELETE FROM audit_log WHERE sequence > " + to.before(),
                "INSERT INTO audit_log SELECT sequence + " + distance
                        + ", at_micros, actor, origin, action, subject, outcome, message_id, detail, hash FROM audit_log"
                        + " WHERE sequence < " + NodeChain.ROOM,
                "UPDATE audit_chain SET anchor_sequence = " + (from.anchor().sequence() + distance)
                        + ", anchor_hash = '" + from.anchor().hash() + "' WHERE id = 2");
        log.head(2, from.head().sequence() + distance, from.head().hash());
    }),
    CHANGE_A_TEXT(
            Fault.CHANGED,
            log -> log.sql("UPDATE audit_log SET actor = 'somebody' WHERE sequence = "
                    + log.back(2, 3).sequence())),
    EDIT_THE_TIME_ALONE(
            Fault.CHANGED,
            log -> log.sql("UPDATE audit_log SET at_micros = at_micros - 1 WHERE sequence = "
                    + log.back(1, 3).sequence())),
    BLANK_A_FIELD(
            Fault.CHANGED,
            log -> log.sql("UPDATE audit_log SET detail = '' WHERE sequence = "
                    + log.back(1, 3).sequence())),
    LENGTHEN_BEYOND_WHAT_IS_READ(Fault.RETYPED, log -> {
        AuditLog own = log.first().auditLog();
        own.append(new AuditEntry(NOW, "api", "local", "a", "", AuditEntry.OK, "", "x".repeat(500)));
        log.sql("UPDATE audit_log SET detail = detail || 'y' WHERE sequence = "
                + log.back(1, 0).sequence());
    }),
    PUT_IN_WHAT_CANNOT_BE_PRINTED(Fault.RETYPED, log -> {
        log.first().auditLog().append(entry(NOW, "what?"));
        log.sql("UPDATE audit_log SET subject = 'what\u00e9' WHERE sequence = "
                + log.back(1, 0).sequence());
    }),
    MOVE_THE_HEAD_BACK(Fault.SEALED, log -> {
        AuditRow last = log.back(1, 2);
        log.head(1, last.sequence(), last.hash());
    }),
    MOVE_THE_HEAD_ON(Fault.SEALED, log -> {
        Link head = log.chain(1).head();
        log.sql("DELETE FROM audit_log WHERE sequence = " + head.sequence());
        log.head(1, head.sequence() + 1, head.hash());
    }),
    CUT_THE_TAIL(Fault.SEALED, log -> log.cut(1, 3)),
    CUT_THE_TAIL_OF_THE_OTHER_NODE(Fault.SEALED, log -> log.cut(2, 3)),
    TRIM_EARLY(Fault.TRIMMED_EARLY, log -> log.trim(1, 3)),
    TRIM_EARLY_WITHOUT_A_TRACE(Fault.ANCHOR, log -> {
        log.trim(1, 3);
        log.sql("UPDATE audit_node SET anchor_row = '' WHERE id = 1");
    }),
    TRIM_EARLY_WITH_AN_OLDER_TIME(Fault.ANCHOR, log -> {
        AuditRow last = log.row(log.chain(1).anchor().sequence() + 3);
        AuditRow before = log.row(last.sequence() - 1);
        log.trim(1, 3);
        AuditEntry older = entry(NOW.minus(Duration.ofDays(450)), last.entry().subject());
        log.sql("UPDATE audit_node SET anchor_row = '" + NodeChain.describe(before.hash(), older) + "' WHERE id = 1");
    }),
    MOVE_THE_ANCHOR(
            Fault.ANCHOR, log -> log.sql("UPDATE audit_chain SET anchor_sequence = anchor_sequence + 1 WHERE id = 1")),
    FORGET_THE_ANCHOR(
            Fault.MISSING,
            log -> log.sql(
                    "UPDATE audit_chain SET anchor_sequence = 0, anchor_hash = '" + AuditChain.START + "' WHERE id = 1",
                    "UPDATE audit_node SET anchor_row = '' WHERE id = 1")),
    EDIT_A_RESULT(
            Fault.ISSUANCE,
            log -> log.sql(
                    "UPDATE message SET tokens_json = replace(tokens_json, '70630503470028726114', '70630503470028726115')"
                            + " WHERE message_id = 'm-3'")),
    EDIT_A_RESULT_OUT_OF_ITS_FORM(
            Fault.ISSUANCE, log -> log.sql("UPDATE message SET tokens_json = '[' WHERE message_id = 'm-3'")),
    DELETE_A_RESULT(Fault.ISSUANCE, log -> log.sql("DELETE FROM message WHERE message_id = 'm-3'")),
    ADD_A_RESULT(
            Fault.ISSUANCE,
            log -> log.sql(
                    "INSERT INTO message (username, message_id, call_digest, tokens_json, stored_at)"
                            + " SELECT username, 'forged', call_digest, tokens_json, stored_at FROM message WHERE message_id = 'm-3'")),
    DELETE_USED_IDENTIFIERS(Fault.ISSUANCE, log -> log.sql("DELETE FROM used_tid WHERE tid = 725")),
    DELETE_ALL_USED_IDENTIFIERS(Fault.ISSUANCE, log -> log.sql("DELETE FROM used_tid")),
    CHANGE_A_TIE(Fault.CHANGED, log -> {
        AuditRow tie = log.action(1, AuditLog.TIE);
        log.sql("UPDATE audit_log SET detail = '1099511627777:" + "b".repeat(64) + "' WHERE sequence = "
                + tie.sequence());
    }),
    CHAIN_THE_OTHER_NODE_ANEW(Fault.SEALED, log -> {
        log.sql("UPDATE audit_log SET detail = 'nothing' WHERE sequence = "
                + log.back(2, 3).sequence());
        log.rechain(2, log.back(2, 3).sequence());
    }),
    EXCHANGE_THE_NAMES_OF_NODES(
            Fault.TIED,
            log -> log.sql(
                    "UPDATE audit_node SET node = 'x' WHERE id = 1",
                    "UPDATE audit_node SET node = 'first' WHERE id = 2",
                    "UPDATE audit_node SET node = 'second' WHERE id = 1")),
    DELETE_THE_CHAIN_OF_A_NODE(
            Fault.SEALED,
            log -> log.sql(
                    "DELETE FROM audit_log WHERE sequence > " + NodeChain.ROOM,
                    "DELETE FROM audit_chain WHERE id = 2",
                    "DELETE FROM audit_node WHERE id = 2")),
    DELETE_THE_ROW_OF_A_NODE(Fault.CHAIN_GONE, log -> log.sql("DELETE FROM audit_node WHERE id = 2")),
    DELETE_THE_END_OF_A_NODE(Fault.CHAIN_GONE, log -> log.sql("DELETE FROM audit_chain WHERE id = 2")),
    EDIT_A_STRAY(Fault.STRAYS_CHANGED, log -> log.sql("UPDATE audit_stray SET subject = 'nothing'")),
    DELETE_A_STRAY(Fault.STRAYS_CHANGED, log -> log.sql("DELETE FROM audit_stray")),
    ADD_A_STRAY(
            Fault.STRAYS_CHANGED,
            log -> log.sql(
                    "INSERT INTO audit_stray (told_by, sequence, at_micros, actor, origin, action, subject, outcome, message_id,"
                            + " detail, hash) SELECT told_by - 1, sequence, at_micros, actor, origin, action, subject, outcome,"
                            + " message_id, detail, hash FROM audit_stray"));

    private final Fault fault;

    @SuppressWarnings("ImmutableEnumChecker") // The edits keep nothing.
    private final Consumer<EditedLog> edit;

    AuditEdit(Fault fault, Consumer<EditedLog> edit) {
        this.fault = fault;
        this.edit = edit;
    }

    Fault fault() {
        return fault;
    }

    void apply(EditedLog log) {
        edit.accept(log);
    }

    private static AuditEntry forged() {
        return entry(NOW, "forged");
    }
}
