package io.ptoken.service.operate.call;

import io.ptoken.hsm.manufacture.LoadedDitk;
import io.ptoken.service.Given;
import io.ptoken.service.Param;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Permission;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.token.bits.TokenNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Calls on DITKs, the keys that new meters hold (operating requirements section 10). {@code module} names the security module
 * in the configuration and is empty where there is but one. Components are asked for and shown by the {@link Dialogue}, where
 * the module has no keypad of its own.
 *
 * @param <R> what it answers
 */
public sealed interface DitkCalls<R> extends OperatorCall<R> {

    Optional<String> module();

    /**
     * The DITKs of a module.
     *
     * @param module its identity
     * @param ditks EA 07 first
     * @param keypad true where custodians enter and read components at the module itself
     * @param officers true where generating, loading and deleting take two crypto officers; false for a module that has none
     */
    record DitkTable(String module, List<LoadedDitk> ditks, boolean keypad, boolean officers) {

        public DitkTable {
            ditks = List.copyOf(ditks);
        }
    }

    /**
     * A DITK that was generated and shown. The module does not hold it.
     *
     * @param ea EA 07 or EA 11
     * @param components how many custodians have one
     * @param kcv its check value
     */
    record GeneratedDitk(EncryptionAlgorithm ea, int components, KeyCheckValue kcv) {}

    /**
     * A ClearTamperCondition token under a DITK.
     *
     * @param ea EA 07 or EA 11
     * @param kcv check value of the DITK
     * @param token for the meter
     * @param baseDate that its identifier counts from
     * @param time the minute that its identifier stands for
     */
    record ProofToken(EncryptionAlgorithm ea, KeyCheckValue kcv, TokenNumber token, BaseDate baseDate, Instant time) {}

    /** The DITKs that a module holds, never the keys themselves. */
    record All(Optional<String> module) implements DitkCalls<DitkTable> {

        public All {
            Given.value("module", module);
        }

        @Override
        public String action() {
            return "ditk.list";
        }

        @Override
        public Permission permission() {
            return Permission.READ_KEYS;
        }

        @Override
        public Audited audited() {
            return Audited.IF_REFUSED;
        }
    }

    /** Something that takes two crypto officers, where the module has some. */
    sealed interface InCustody<R> extends DitkCalls<R> {

        EncryptionAlgorithm ea();

        List<String> officers();

        @Override
        default Permission permission() {
            return Permission.MANAGE_DITKS;
        }

        @Override
        default Audited audited() {
            return Audited.STEP_BY_STEP;
        }

        @Override
        default String subject() {
            return name(ea());
        }
    }

    /**
     * Makes a DITK and shows each custodian their component. Nothing of it stays in the module.
     *
     * @param ea EA 07 or EA 11
     * @param components 2 or 3
     * @param officers two, or none for a module that has none
     */
    record Generate(Optional<String> module, EncryptionAlgorithm ea, int components, List<String> officers)
            implements InCustody<GeneratedDitk> {

        public Generate {
            Given.value("module", module);
            requireUsed(ea);
            Param.range("components", components, 2, 3);
            officers = Given.list("officers", officers);
        }

        @Override
        public String action() {
            return "ditk.generate";
        }
    }

    /**
     * Loads a DITK from the components that its custodians enter, in place of the one of that EA that is named. Components that
     * give another check value are refused with 78, and 40 when the module holds another DITK by then; nothing is stored then.
     *
     * @param ea EA 07 or EA 11
     * @param components 2 or 3
     * @param expected check value of the DITK
     * @param replaced check value of the DITK that goes; empty where the module held none
     * @param officers two, or none for a module that has none
     */
    record Load(
            Optional<String> module,
            EncryptionAlgorithm ea,
            int components,
            KeyCheckValue expected,
            Optional<KeyCheckValue> replaced,
            List<String> officers)
            implements InCustody<LoadedDitk> {

        public Load {
            Given.value("module", module);
            requireUsed(ea);
            Param.range("components", components, 2, 3);
            Given.value("expected", expected);
            Given.value("replaced", replaced);
            officers = Given.list("officers", officers);
        }

        @Override
        public String action() {
            return "ditk.load";
        }
    }

    /**
     * Deletes a DITK for good.
     *
     * @param ea EA 07 or EA 11
     * @param kcv its check value; refused when the module holds another DITK than that
     * @param officers two, or none for a module that has none
     */
    record Delete(Optional<String> module, EncryptionAlgorithm ea, KeyCheckValue kcv, List<String> officers)
            implements InCustody<Boolean> {

        public Delete {
            Given.value("module", module);
            requireUsed(ea);
            Given.value("kcv", kcv);
            officers = Given.list("officers", officers);
        }

        @Override
        public String action() {
            return "ditk.delete";
        }

        @Override
        public String danger() {
            return "Delete the DITK for EA " + ea.digits() + ", KCV " + kcv + "?";
        }
    }

    /**
     * Makes a ClearTamperCondition token under the DITK that a module holds, to see at a meter whether it holds the same. Not
     * every module does it: hardware has no command for it.
     *
     * @param ea EA 07 or EA 11
     * @param baseDate that the meter counts from; a DITK has none of its own
     * @param drn number of the meter, for which the identifier of the token is reserved then; empty for any meter
     * @param time whose minute is the identifier of the token; empty for now, which the base dates 1993 and 2035 do not reach.
     *     Not ahead of the clock for a meter that is named
     */
    record Prove(
            Optional<String> module,
            EncryptionAlgorithm ea,
            BaseDate baseDate,
            Optional<String> drn,
            Optional<Instant> time)
            implements DitkCalls<ProofToken> {

        public Prove {
            Given.value("module", module);
            requireUsed(ea);
            Given.value("baseDate", baseDate);
            Given.value("drn", drn);
            Given.value("time", time);
        }

        /** A token of now. */
        public Prove(Optional<String> module, EncryptionAlgorithm ea, BaseDate baseDate, Optional<String> drn) {
            this(module, ea, baseDate, drn, Optional.empty());
        }

        @Override
        public String action() {
            return "ditk.prove";
        }

        @Override
        public Permission permission() {
            return Permission.ISSUE_DITK;
        }

        @Override
        public boolean issues() {
            return true;
        }

        @Override
        public Audited audited() {
            return Audited.STEP_BY_STEP;
        }

        @Override
        public String subject() {
            return drn.orElseGet(() -> name(ea));
        }
    }

    /** How the audit log names a DITK. */
    private static String name(EncryptionAlgorithm ea) {
        return "EA " + ea.digits();
    }

    private static void requireUsed(EncryptionAlgorithm ea) {
        if (Given.value("ea", ea) == EncryptionAlgorithm.DEA) {
            throw ServiceException.paramRange("ea", Integer.toString(ea.code()), "7 or 11");
        }
    }
}
