package io.ptoken.kmc.ap1;

import static io.ptoken.kmc.text.KeyLoadCode.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ptoken.kmc.KmsFormat;
import io.ptoken.kmc.agreement.AgreedKeys;
import io.ptoken.kmc.agreement.PendingAgreement;
import io.ptoken.kmc.ap1.record.FileType;
import io.ptoken.kmc.ap1.record.PkidText;
import io.ptoken.kmc.host.KeyLoadImport;
import io.ptoken.kmc.record.KeyLoadFile;
import io.ptoken.kmc.record.KmcPublicKey;
import io.ptoken.kmc.simulator.KmcSettings;
import io.ptoken.kmc.simulator.KmcSimulator;
import io.ptoken.kmc.simulator.KmcStore;
import io.ptoken.kmc.text.KeyLoadCode;
import io.ptoken.kmc.text.KeyLoadException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * A text with many faults at once; each one mended lets the next be seen, in the order that key-load profile sections
 * 2.8-2.10 give to the checks of an operation.
 */
class OperationOrderTest {

    private final Bench bench = new Bench();
    private final PendingAgreement pending = bench.begin();
    private final KeyLoadFile file = bench.answer(pending, bench.keys(2));
    private final Instant late = Instant.parse("2028-01-01T00:00:00Z");

    private static void assertOrder(String line, Consumer<String> step, List<Mend> mends) {
        String text = line;
        for (Mend mend : mends) {
            String now = text;
            assertThatExceptionOfType(KeyLoadException.class)
                    .isThrownBy(() -> step.accept(now))
                    .satisfies(e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(mend.code()));
            text = mend.mend().apply(text);
        }
        step.accept(text);
    }

    /** What is seen, and how it is mended. */
    record Mend(KeyLoadCode code, UnaryOperator<String> mend) {}

    private static UnaryOperator<String> set(String tag, String right) {
        return line -> Line.set(line, tag, right);
    }

    @Test
    void publicKeysOfAKmc() {
        String right = bench.kmc.publicKey().line();
        String wrong = right;
        for (String[] item : new String[][] {
            {"ENV", "LIVE"},
            {"TAI", "x"},
            {"AGP", Line.otherLastDigit(Line.get(right, "AGP"))},
            {
                "KID",
                PkidText.build(
                                bench.kmc.kmcId().kind(),
                                bench.kmc.kmcId().issuer(),
                                bench.kmc.kmcId().serial(),
                                bench.kmc.kmcId().created(),
                                bench.module.moduleId().fingerprint())
                        .text()
            },
            {"ACT", "20270101T000000Z"},
            {"EXP", "20260101T000000Z"}
        }) {
            wrong = Line.set(wrong, item[0], item[1]);
        }
        UnaryOperator<String> sign = line -> Line.resigned(line, bench.kmcAnchor.secret());
        assertOrder(
                wrong,
                line -> bench.agreement.readKmcKey(line, Bench.NOW),
                List.of(
                        new Mend(ENV_NOT_TEST, set("ENV", "TEST")),
                        new Mend(UNKNOWN_TRUST_ANCHOR, set("TAI", Line.get(right, "TAI"))),
                        new Mend(SIGNATURE_INVALID, sign),
                        new Mend(
                                PUBLIC_POINT_INVALID,
                                set("AGP", Line.get(right, "AGP")).andThen(sign)::apply),
                        new Mend(
                                FINGERPRINT_MISMATCH,
                                set("KID", Line.get(right, "KID")).andThen(sign)::apply),
                        new Mend(
                                KMC_KEY_NOT_YET_ACTIVE,
                                set("ACT", Line.get(right, "ACT")).andThen(sign)::apply),
                        new Mend(
                                KMC_KEY_EXPIRED,
                                set("EXP", Line.get(right, "EXP")).andThen(sign)::apply)));
    }

    @Test
    void response() {
        String right = file.response().line();
        String wrong = right;
        for (String[] item : new String[][] {
            {"ENV", "LIVE"},
            {"SMI", bench.module("90000002").moduleId().text()},
            {"RQD", Line.otherLastDigit(Line.get(right, "RQD"))},
            {"ISS", "20991231T000000Z"},
            {"EPK", Line.otherLastDigit(Line.get(right, "EPK"))}
        }) {
            wrong = Line.set(wrong, item[0], item[1]);
        }
        UnaryOperator<String> sign =
                line -> Line.resigned(line, bench.kmc.keys().signing());
        KmcPublicKey lasting = bench.kmc.publicKey();
        Instant[] now = {late};
        assertOrder(
                wrong,
                line -> bench.agreement
                        .accept(bench.module, bench.agreement.readResponse(line), pending, lasting, now[0])
                        .close(),
                List.of(
                        new Mend(ENV_NOT_TEST, set("ENV", "TEST")),
                        new Mend(WRONG_SM, set("SMI", Line.get(right, "SMI"))),
                        new Mend(REQUEST_MISMATCH, set("RQD", Line.get(right, "RQD"))),
                        new Mend(SIGNATURE_INVALID, sign),
                        new Mend(
                                RESPONSE_TIME,
                                set("ISS", Line.get(right, "ISS")).andThen(sign)::apply),
                        new Mend(
                                RESPONSE_EXPIRED, set("VTO", "20991231T000000Z").andThen(sign)::apply),
                        new Mend(KMC_KEY_EXPIRED, line -> {
                            now[0] = Bench.NOW;
                            return line;
                        }),
                        new Mend(
                                PUBLIC_POINT_INVALID,
                                set("EPK", Line.get(right, "EPK")).andThen(sign)::apply),
                        new Mend(KEY_CONFIRMATION_FAILED, line -> right)));
    }

    @Test
    void vendingKey() {
        String right = file.keys().get(1).line();
        AgreedKeys agreed = bench.accept(pending, file);
        String wrong = Line.insertBefore(right, "DKG", "CLU1");
        for (String[] item : new String[][] {
            {"BDT", "19930101T000001Z"},
            {"DKG", "03"},
            {"EAS", "11"},
            {"ACT", "20990101T000000Z"},
            {"EXP", "20980101T000000Z"},
            {"KTC", "1"}
        }) {
            wrong = Line.set(wrong, item[0], item[1]);
        }
        List<String> seen = List.of("BDT", "DKG", "EAS", "ACT", "SBM", "CLU");
        List<UnaryOperator<String>> mends = List.of(
                set("BDT", Line.get(right, "BDT")),
                set("DKG", Line.get(right, "DKG")),
                set("EAS", Line.get(right, "EAS")),
                set("ACT", Line.get(right, "ACT")),
                set("SBM", "0000"),
                line -> right);
        for (int i = 0; i < seen.size(); i++) {
            String line = wrong;
            assertThatExceptionOfType(KeyLoadException.class)
                    .isThrownBy(() -> bench.agreement.unwrap(bench.agreement.readKey(line), agreed))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ATTRIBUTE_CONSTRAINT))
                    .withMessageContaining(": " + seen.get(i) + ": got ");
            wrong = mends.get(i).apply(wrong);
        }
        bench.agreement.unwrap(bench.agreement.readKey(wrong), agreed).close();
    }

    @Test
    void importAtTheHost() {
        String right = file.response().line();
        String wrong = right;
        for (String[] item : new String[][] {
            {"ENV", "LIVE"},
            {"KID", bench.kmc("KMC-TEST-2").kmcId().text()},
            {"SMI", bench.module("90000002").moduleId().text()},
            {"RQD", Line.otherLastDigit(Line.get(right, "RQD"))},
            {"DIG", Line.otherLastDigit(Line.get(right, "DIG"))},
            {"VTO", "20260101T000000Z"}
        }) {
            wrong = Line.set(wrong, item[0], item[1]);
        }
        UnaryOperator<String> sign =
                line -> Line.resigned(line, bench.kmc.keys().signing());
        KeyLoadImport host = new KeyLoadImport(List.of(new KmsFormat(bench.codec, bench.suite, bench.trust)));
        String text = bench.codec.file(file);
        assertOrder(
                wrong,
                line -> host.keyLoadFile(
                        text.replace(right, line),
                        List.of(bench.kmc.publicKey()),
                        List.of(pending.request()),
                        Bench.NOW),
                List.of(
                        new Mend(ENV_NOT_TEST, set("ENV", "TEST")),
                        new Mend(WRONG_KMC, set("KID", Line.get(right, "KID"))),
                        new Mend(WRONG_SM, set("SMI", Line.get(right, "SMI"))),
                        new Mend(REQUEST_MISMATCH, set("RQD", Line.get(right, "RQD"))),
                        new Mend(SIGNATURE_INVALID, sign),
                        new Mend(
                                DIGEST_MISMATCH,
                                set("DIG", Line.get(right, "DIG")).andThen(sign)::apply),
                        new Mend(
                                RESPONSE_EXPIRED,
                                set("VTO", Line.get(right, "VTO")).andThen(sign)::apply)));
    }

    @Test
    void requestAtTheKmc() {
        KmcSimulator kmc = KmcSimulator.create(
                bench.kmc,
                List.of(bench.moduleAnchor.anchor()),
                KmcSettings.DEFAULT,
                KmcStore.inMemory(),
                InstantSource.fixed(Bench.NOW.plus(Duration.ofMinutes(1))),
                bench.random);
        String right = pending.request().line();
        String wrong = right;
        for (String[] item : new String[][] {
            {"ENV", "LIVE"},
            {"KID", bench.kmc("KMC-TEST-2").kmcId().text()},
            {"EPK", Line.otherLastDigit(Line.get(right, "EPK"))}
        }) {
            wrong = Line.set(wrong, item[0], item[1]);
        }
        UnaryOperator<String> sign =
                line -> Line.resigned(line, bench.module.keys().signing());
        Consumer<String> answer = line -> kmc.answer(Ap1Codec.text(FileType.VKLOADREQ, List.of(line)));
        List<Mend> mends = List.of(
                new Mend(ENV_NOT_TEST, set("ENV", "TEST")),
                new Mend(WRONG_KMC, set("KID", Line.get(right, "KID"))),
                new Mend(SM_UNKNOWN, line -> {
                    kmc.registerModule(bench.codec.file(bench.module.publicKey()));
                    return line;
                }),
                new Mend(SIGNATURE_INVALID, sign),
                new Mend(
                        PUBLIC_POINT_INVALID, set("EPK", Line.get(right, "EPK")).andThen(sign)::apply),
                new Mend(NO_AUTHORISED_KEYS, line -> line));
        String text = wrong;
        for (Mend mend : mends) {
            String now = text;
            assertThatExceptionOfType(KeyLoadException.class)
                    .isThrownBy(() -> answer.accept(now))
                    .satisfies(e -> assertThat(e.code()).as(e.getMessage()).isEqualTo(mend.code()));
            text = mend.mend().apply(text);
        }
        kmc.revokeModule(bench.module.moduleId());
        String unsigned = Line.set(right, "SLT", "2");
        assertThatExceptionOfType(KeyLoadException.class)
                .isThrownBy(() -> answer.accept(unsigned))
                .satisfies(e -> assertThat(e.code()).isEqualTo(SM_REVOKED));
    }
}
