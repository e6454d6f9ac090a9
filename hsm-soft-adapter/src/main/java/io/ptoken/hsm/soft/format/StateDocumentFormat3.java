package io.ptoken.hsm.soft.format;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.soft.limit.Allowance;
import io.ptoken.hsm.soft.limit.Measure;
import io.ptoken.sts.tid.BaseDate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The document as the releases before store marks wrote it: limits as {@link CreditLimit}, whole units of currency among
 * them. What a module had leased when it stopped is not given back.
 */
record StateDocumentFormat3(
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
        StateDocument.KeyLoad keyLoad,
        List<StateDocument.Slot> slots,
        List<Register> registers) {

    private static final Duration KEN_STEP = Duration.ofMinutes(65_536);

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
            int keyLength) {

        StateDocument.Register upgraded() {
            return new StateDocument.Register(
                    register,
                    sgc,
                    krn,
                    keyType,
                    dkga,
                    baseYear,
                    ken,
                    active,
                    saysNothingOfItsEnd() ? "" : expires,
                    issuedUntil,
                    Allowance.of(CreditLimit.parse(unitLimit), Measure.UNITS).stored(),
                    Allowance.of(CreditLimit.parse(currencyLimit), Measure.CURRENCY)
                            .stored(),
                    subclasses,
                    cluster,
                    slot,
                    groupName,
                    encryptionAlgorithms,
                    kcv,
                    keyLength);
        }

        /** For a delivered key whose file says no EXP these releases wrote the end of its KEN. */
        private boolean saysNothingOfItsEnd() {
            Instant kenEnd = BaseDate.ofYear(baseYear).start().plus(KEN_STEP.multipliedBy(ken + 1L));
            return slot != 0 && expires.equals(kenEnd.toString());
        }
    }

    /** What it says, in the present format. */
    StateDocument upgraded() {
        return new StateDocument(
                StateCodec.FORMAT,
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
                keyLoad,
                slots,
                registers.stream().map(Register::upgraded).toList(),
                StoreMarkDocument.NONE,
                List.of(),
                StateFields.VENDING,
                List.of());
    }
}
