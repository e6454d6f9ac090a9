package io.ptoken.hsm.soft;

import java.util.List;

/**
 * The part of the state that is not secret, as JSON. Numbers that may be absent are empty strings there, so that every
 * member is required.
 */
record StateDocument(
        int format,
        String moduleId,
        String keyId,
        String created,
        String inhibitDate,
        String lastVend,
        long vendCounter,
        List<Register> registers) {

    /** One key without its bytes, which follow the document. */
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
            int keyLength) {}
}
