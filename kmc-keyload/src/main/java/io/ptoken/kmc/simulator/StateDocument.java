package io.ptoken.kmc.simulator;

import java.util.List;

/**
 * The KMC's state as it stands in its file. All values are texts, so that none is read in a way of its own; an empty text
 * stands for what is not there. Contains the secrets of test keys: none of these records shows its values.
 *
 * @param profile what the file is and what it is not
 * @param format number of this form
 * @param publicKey record of the KMC's public keys
 * @param agreementKey private key, hex
 * @param signingKey private key, hex
 */
record StateDocument(
        String profile,
        int format,
        String publicKey,
        String agreementKey,
        String signingKey,
        int keyRefreshDays,
        int responseDays,
        List<Anchor> moduleAnchors,
        List<Module> modules,
        List<Group> groups,
        List<Key> keys,
        List<Authorisation> authorisations,
        int lastAuthorisation) {

    /** The first format knew no CLU. */
    static final int FORMAT = 2;

    record Anchor(String name, String signingKey) {}

    record Module(String publicKey, boolean revoked, List<IssuedText> files) {}

    record IssuedText(long counter, String requestDigest, String issued, String text) {}

    record Group(String sgc, String name, String owner) {}

    record Key(
            String sgc,
            int krn,
            int keyType,
            int baseDate,
            int algorithm,
            List<Integer> encryptionAlgorithms,
            int ken,
            String active,
            String expires,
            String cluster,
            String kcv,
            String key) {

        @Override
        public String toString() {
            return "Key[SGC " + sgc + "]";
        }
    }

    record Authorisation(
            int number,
            String sgc,
            String krn,
            int keyType,
            String moduleId,
            String from,
            String until,
            String unitLimit,
            String currencyLimit,
            String subclassMask) {}

    @Override
    public String toString() {
        return "StateDocument[format " + format + "]";
    }
}
