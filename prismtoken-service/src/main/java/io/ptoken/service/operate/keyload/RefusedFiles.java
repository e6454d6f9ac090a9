package io.ptoken.service.operate.keyload;

import io.ptoken.kmc.text.KeyLoadCode;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.service.access.account.Actor;
import io.ptoken.service.access.hash.Sha256;
import io.ptoken.service.port.AuditLog;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * Writes the refusals of files to the audit log, like the files that are taken (key-load profile section 2.9). What the text
 * of a refusal quotes of the file is left out. Thread safe.
 */
final class RefusedFiles {

    private final AuditLog log;
    private final InstantSource clock;

    RefusedFiles(AuditLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /**
     * Does something with a file.
     *
     * @param kmc KMCID that the file tells, asked for only when it is refused; empty when it tells none
     * @throws KeyLoadException what refuses the file, after its row is written
     * @throws KeyExchangeException what refuses the step, after its row is written
     */
    <T> T told(Actor actor, String action, String text, Supplier<String> kmc, Supplier<T> work) {
        try {
            return work.get();
        } catch (KeyLoadException refusal) {
            String place = refusal.position().map(position -> " at " + position).orElse("");
            append(
                    actor,
                    action,
                    kmc.get(),
                    text,
                    refusal.code(),
                    refusal.code().text() + place);
            throw refusal;
        } catch (KeyExchangeException refusal) {
            append(actor, action, kmc.get(), text, KeyLoadCode.SLOT_STATE, String.valueOf(refusal.getMessage()));
            throw refusal;
        }
    }

    private void append(Actor actor, String action, String kmc, String text, KeyLoadCode code, String why) {
        log.append(actor.did(clock.instant(), action, kmc, "file SHA-256 " + sha256(text) + " refused: " + why)
                .withOutcome(code.code()));
    }

    /** SHA-256 of a file, hex. */
    static String sha256(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
