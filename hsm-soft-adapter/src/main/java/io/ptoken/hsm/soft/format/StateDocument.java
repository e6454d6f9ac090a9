package io.ptoken.hsm.soft.format;

import java.util.List;

/**
 * The part of the state that is not a secret, as JSON. What may be absent is an empty string there, or 0 for the slot of
 * a register, so that every member is required. Limits are decimal, in tenths of the unit and in 0.00001 of the currency. The secrets follow the document: vending keys in order of their
 * registers, the private keys of {@link KeyLoad}, then the secrets of the slots, then DITKs.
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
        KeyLoad keyLoad,
        List<Slot> slots,
        List<Register> registers,
        StoreMarkDocument storeMark,
        List<WrongPins> wrongPins,
        String firmware,
        List<Ditk> ditks) {

    /** A crypto officer and the Argon2id hash of the PIN. */
    record Officer(String name, int memoryKib, int iterations, int parallelism, String salt, String hash) {}

    /** An officer who has typed wrong PINs of late, and until when no other is looked at. */
    record WrongPins(String name, int count, String until) {}

    /** A DITK without its bytes. */
    record Ditk(int ea, String loaded, int keyLength) {}

    /** The module towards KMCs; its own identity absent in a module that has none yet. */
    record KeyLoad(
            long requestCounter, String publicKey, String anchorName, String anchorKey, List<Integer> secretLengths) {}

    /** A KEK slot in use. What its state does not keep is empty, 0 or false. */
    record Slot(
            int number,
            String state,
            String kmcId,
            String kmcKey,
            long counter,
            String since,
            boolean prior,
            String request,
            int keyCount,
            List<Loaded> loaded,
            List<Integer> secretLengths) {}

    /** A key that was loaded in the exchange in progress. */
    record Loaded(int sequence, int register, String digest) {}

    /** One key without its bytes. */
    record Register(
            int register,
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
            int slot,
            String groupName,
            List<Integer> encryptionAlgorithms,
            String kcv,
            int keyLength) {}
}
