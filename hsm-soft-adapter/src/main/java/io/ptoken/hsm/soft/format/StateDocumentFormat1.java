package io.ptoken.hsm.soft.format;

import java.util.List;

/** The document as the first release wrote it: without generation, licences, officers and KEK slots. */
record StateDocumentFormat1(
        int format,
        String moduleId,
        String keyId,
        String created,
        String inhibitDate,
        String lastVend,
        long vendCounter,
        List<Register> registers) {

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
            int keyLength) {

        StateDocumentFormat2.Register upgraded() {
            return new StateDocumentFormat2.Register(
                    register,
                    0,
                    sgc,
                    krn,
                    keyType,
                    dkga,
                    baseYear,
                    ken,
                    active,
                    expires,
                    issuedUntil,
                    unitLimit,
                    currencyLimit,
                    subclasses,
                    cluster,
                    keyLength);
        }
    }

    /** What it says, in the present format. */
    StateDocument upgraded() {
        StateDocumentFormat2 second = new StateDocumentFormat2(
                2,
                moduleId,
                keyId,
                created,
                0,
                inhibitDate,
                lastVend,
                vendCounter,
                "",
                0,
                "",
                List.of(),
                List.of(),
                registers.stream().map(Register::upgraded).toList());
        return second.upgraded();
    }
}
