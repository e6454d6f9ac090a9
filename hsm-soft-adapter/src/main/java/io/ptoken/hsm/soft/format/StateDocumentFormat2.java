package io.ptoken.hsm.soft.format;

import java.util.List;

/** The document as the releases before key loading wrote it: slots and the slots of registers were kept and never used. */
record StateDocumentFormat2(
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
        List<StateDocument.Officer> officers,
        List<Slot> slots,
        List<Register> registers) {

    /** A KEK slot. */
    record Slot(int number, String kmcId, String state) {}

    /** One key without its bytes. */
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
            int keyLength) {

        StateDocumentFormat3.Register upgraded() {
            if (slot != 0) {
                throw new IllegalStateException(
                        "register " + register + " of a KEK slot, in a format that filled none");
            }
            return new StateDocumentFormat3.Register(
                    register,
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
                    0,
                    "",
                    List.of(),
                    "",
                    keyLength);
        }
    }

    /** What it says, in the present format. */
    StateDocument upgraded() {
        if (!slots.isEmpty()) {
            throw new IllegalStateException("a KEK slot in use, in a format that filled none");
        }
        StateDocumentFormat3 third = new StateDocumentFormat3(
                3,
                moduleId,
                keyId,
                created,
                generation,
                inhibitDate,
                lastVend,
                vendCounter,
                licenceIssuer,
                licenceSequence,
                licenceId,
                officers,
                new StateDocument.KeyLoad(0, "", "", "", List.of()),
                List.of(),
                registers.stream().map(Register::upgraded).toList());
        return third.upgraded();
    }
}
