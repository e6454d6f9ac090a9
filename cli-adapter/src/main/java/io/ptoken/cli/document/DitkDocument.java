package io.ptoken.cli.document;

import io.ptoken.cli.ditk.CheckedDitk;
import io.ptoken.cli.ditk.ParityText;
import io.ptoken.hsm.manufacture.DitkParity;
import io.ptoken.hsm.manufacture.LoadedDitk;
import io.ptoken.service.operate.call.DitkCalls.DitkTable;
import io.ptoken.service.operate.call.DitkCalls.GeneratedDitk;
import io.ptoken.service.operate.call.DitkCalls.ProofToken;
import io.ptoken.sts.tid.TokenIdentifier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The keys of new meters (DITKs), never the keys themselves nor their components. */
public sealed interface DitkDocument extends Document {

    /**
     * Those of a module.
     *
     * @param keypad true where custodians enter and read components at the module itself
     * @param officers true where two crypto officers are needed to change them
     */
    @DocumentKind("ditks")
    record Ditks(String module, boolean keypad, boolean officers, List<Ditk> ditks) implements DitkDocument {

        public static Ditks of(DitkTable table) {
            return new Ditks(
                    table.module(),
                    table.keypad(),
                    table.officers(),
                    table.ditks().stream().map(Ditk::of).toList());
        }
    }

    /**
     * One that is in a module.
     *
     * @param loaded left out where the module does not tell
     */
    @DocumentKind("ditk")
    record Ditk(int ea, String kcv, DitkParity parity, Optional<Instant> loaded, Optional<String> warning)
            implements DitkDocument {

        public static Ditk of(LoadedDitk ditk) {
            return new Ditk(
                    ditk.ea().code(),
                    ditk.kcv().hex6(),
                    ditk.parity(),
                    Times.seconds(ditk.loaded()),
                    ParityText.warning(ditk.parity()));
        }
    }

    /** One that was generated and shown to its custodians; no module holds it. */
    @DocumentKind("generated-ditk")
    record Generated(int ea, int components, String kcv) implements DitkDocument {

        public static Generated of(GeneratedDitk ditk) {
            return new Generated(ditk.ea().code(), ditk.components(), ditk.kcv().hex6());
        }
    }

    /** Check value and parity of one that was entered at the terminal. */
    @DocumentKind("ditk-check")
    record Checked(int ea, String kcv, DitkParity parity, boolean parityAdjusted, Optional<String> warning)
            implements DitkDocument {

        public static Checked of(CheckedDitk ditk) {
            return new Checked(
                    ditk.rule().ea().code(),
                    ditk.kcv().hex6(),
                    ditk.parity(),
                    ditk.adjusted(),
                    ParityText.warning(ditk.parity()));
        }
    }

    /**
     * A token that proves one at a meter.
     *
     * @param time the minute that its identifier stands for
     */
    @DocumentKind("ditk-proof")
    record Proof(int ea, String kcv, int bdt, Instant time, int tid, String tokenDec, String tokenHex)
            implements DitkDocument {

        public static Proof of(ProofToken proof) {
            return new Proof(
                    proof.ea().code(),
                    proof.kcv().hex6(),
                    proof.baseDate().year(),
                    proof.time(),
                    TokenIdentifier.at(proof.baseDate(), proof.time()).minutes(),
                    proof.token().decimal(),
                    proof.token().hex());
        }
    }
}
