package io.ptoken.kmc.simulator;

import java.util.List;

/** The first form of {@link StateDocument}, whose keys knew no CLU; it is read and not written any more. */
record StateDocumentFormat1(
        String profile,
        int format,
        String publicKey,
        String agreementKey,
        String signingKey,
        int keyRefreshDays,
        int responseDays,
        List<StateDocument.Anchor> moduleAnchors,
        List<StateDocument.Module> modules,
        List<StateDocument.Group> groups,
        List<Key> keys,
        List<StateDocument.Authorisation> authorisations,
        int lastAuthorisation) {

    static final int FORMAT = 1;

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
            String kcv,
            String key) {

        private StateDocument.Key current() {
            return new StateDocument.Key(
                    sgc, krn, keyType, baseDate, algorithm, encryptionAlgorithms, ken, active, expires, "", kcv, key);
        }

        @Override
        public String toString() {
            return "Key[SGC " + sgc + "]";
        }
    }

    StateDocument current() {
        return new StateDocument(
                profile,
                StateDocument.FORMAT,
                publicKey,
                agreementKey,
                signingKey,
                keyRefreshDays,
                responseDays,
                moduleAnchors,
                modules,
                groups,
                keys.stream().map(Key::current).toList(),
                authorisations,
                lastAuthorisation);
    }

    @Override
    public String toString() {
        return "StateDocumentFormat1[format " + format + "]";
    }
}
