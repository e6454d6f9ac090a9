package io.ptoken.hsm.soft.keyload;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.hsm.soft.slot.KekSlot;
import io.ptoken.kmc.record.VendingKeyCard;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.StringJoiner;

/** What is known of one operation of key loading, for its log entry; no key material. Not thread safe. */
public final class KeyLoadAttempt {

    private final String operation;
    private final Optional<String> digest;
    private Optional<KmcId> kmc = Optional.empty();
    private Optional<KekSlot> slot = Optional.empty();
    private Optional<VendingKeyCard> card = Optional.empty();
    private Optional<RegisterNumber> register = Optional.empty();

    /** @param operation KC, KR, KL, KF or KX */
    KeyLoadAttempt(String operation) {
        this.operation = operation;
        this.digest = Optional.empty();
    }

    /** An operation on a record. */
    KeyLoadAttempt(String operation, KeyLoadRecord record) {
        this.operation = operation;
        this.digest = Optional.of(sha256(record));
    }

    /** SHA-256 of a record without line end, 64 hex digits. */
    public static String sha256(KeyLoadRecord record) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(record.line().getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().withUpperCase().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    void kmc(KmcId id) {
        kmc = Optional.of(id);
    }

    void slot(KekSlot present) {
        slot = Optional.of(present);
    }

    void card(VendingKeyCard read) {
        card = Optional.of(read);
    }

    void register(RegisterNumber number) {
        register = Optional.of(number);
    }

    /** The digest of the record that it was given. */
    String digest() {
        return digest.orElseThrow();
    }

    /** @param result status code, and for a refusal by the profile its code and name */
    String text(String result) {
        StringJoiner text = new StringJoiner(", ");
        text.add(operation);
        kmc.ifPresent(id -> text.add("KMC " + id));
        slot.ifPresent(present -> {
            text.add("slot " + present.number());
            text.add(present.state().name());
            present.status().counter().ifPresent(counter -> text.add("CTR " + counter));
        });
        card.ifPresent(read -> text.add(read.name()).add("KCV " + read.kcv()));
        register.ifPresent(number -> text.add("register " + number));
        digest.ifPresent(sha256 -> text.add("SHA-256 " + sha256));
        return text.add("result " + result).toString();
    }
}
