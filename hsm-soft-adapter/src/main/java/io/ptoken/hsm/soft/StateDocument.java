package io.ptoken.hsm.soft;

import java.util.List;

/**
 * The part of the state that is not a key, as JSON. What may be absent is an empty string there, or 0 for the slot of a
 * register, so that every member is required.
 */
record StateDocument(
        int format,
        String moduleId,
        String keyId,
        String created,
        long generation,
        String inhibitDate,
        String lastVend,
        long vendCounter,
        String licenceIssuer,
        long licenceSequence,
        String licenceId,
        List<Officer> officers,
        List<Slot> slots,
        List<Register> registers) {

    /** A crypto officer and the Argon2id hash of the PIN. */
    record Officer(String name, int memoryKib, int iterations, int parallelism, String salt, String hash) {}

    /** A KEK slot. */
    record Slot(int number, String kmcId, String state) {}

    /** One key without its bytes, which follow the document. */
    record Register(
            int register,
            int slot,
            String sgc,
            int krn,
            int keyType,
            int dkga,
            int baseYear,
            int ken,
            String active,
            String expires,
            String issuedUntil,
            String unitLimit,
            String currencyLimit,
            String subclasses,
            int cluster,
            int keyLength) {}
}
