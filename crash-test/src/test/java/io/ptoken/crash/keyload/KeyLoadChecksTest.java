package io.ptoken.crash.keyload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.crash.keyload.ExchangeState.SlotState;
import io.ptoken.crash.program.BrokenPromise;
import io.ptoken.crash.program.Ended;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a struck command had promised is held against it; listings and logs are read as the program writes them. */
class KeyLoadChecksTest {

    private static final String NO_KEYS = "{\"keys\":[]}";

    private static final FileKey KEY = new FileKey(400_003, 2, 2, "C0FFEE");
    private static final String TOLD =
            "STSKMS-AP1, assumed profile\nVK 2 (SGC 400003 KRN 2 KT 2), KCV C0FFEE: in register 1\n";

    @Test
    void aStepThatSaidThatItWasDoneAndIsNotIsFoundOut() {
        assertThatCode(() -> KeyLoadChecks.requireDurable(KeyLoadStep.END, struck(0), Verdict.AFTER))
                .doesNotThrowAnyException();
        assertThatCode(() -> KeyLoadChecks.requireDurable(KeyLoadStep.END, struck(137), Verdict.BEFORE))
                .doesNotThrowAnyException();
        assertBroken(
                () -> KeyLoadChecks.requireDurable(KeyLoadStep.END, struck(0), Verdict.BEFORE),
                "'end' said that it was done and is found BEFORE");
        assertBroken(
                () -> KeyLoadChecks.requireDurable(KeyLoadStep.LOAD_ALL, struck(0), Verdict.PARTLY),
                "'load all' said that it was done and is found PARTLY");
    }

    @Test
    void aKeyThatWasToldToBeLoadedAndIsNotIsFoundOut() {
        assertThatCode(() -> KeyLoadChecks.requireToldKeys(TOLD, List.of(new HeldKey(1, KEY, false))))
                .doesNotThrowAnyException();
        assertBroken(() -> KeyLoadChecks.requireToldKeys(TOLD, List.of()), "told to be in register 1");
        assertBroken(
                () -> KeyLoadChecks.requireToldKeys(TOLD, List.of(new HeldKey(2, KEY, false))),
                "told to be in register 1");
    }

    @Test
    void aFileThatIsNotWholeOrNotThereIsFoundOut() {
        assertThatCode(() -> KeyLoadChecks.requireWholeFile("request", true, "text", "text", struck(0)))
                .doesNotThrowAnyException();
        assertThatCode(() -> KeyLoadChecks.requireWholeFile("request", false, "", "text", struck(137)))
                .doesNotThrowAnyException();
        assertBroken(
                () -> KeyLoadChecks.requireWholeFile("request", true, "", "text", struck(137)),
                "the file request is not whole: 0 characters instead of 4");
        assertBroken(
                () -> KeyLoadChecks.requireWholeFile("request", false, "", "text", struck(0)),
                "the file request is not there");
    }

    @Test
    void listingsAreReadAsTheProgramWritesThem() {
        String keys =
                "{\"keys\":[{\"register\":1,\"sgc\":\"400003\",\"krn\":2,\"kt\":2,\"kcv\":\"C0FFEE\",\"vnd\":0}]}";

        ExchangeState state =
                KeyLoadListing.state(kmc("{\"state\":\"LOADING\",\"keysLoaded\":1,\"keysInFile\":3}"), keys);

        assertThat(state.slot()).isEqualTo(SlotState.LOADING);
        assertThat(state.loaded()).isEqualTo(1);
        assertThat(state.count()).isEqualTo(3);
        assertThat(state.keys()).containsExactly(new HeldKey(1, KEY, false));
        assertThat(state.next()).isEqualTo("wait");
        assertThat(KeyLoadListing.state(kmc(""), NO_KEYS).slot()).isEqualTo(SlotState.NONE);
        assertThat(KeyLoadListing.state(kmc("{\"state\":\"PENDING\",\"priorKeys\":true}"), keys)
                        .priorKeys())
                .isTrue();
    }

    @Test
    void listingsThatCannotBeAreFoundOut() {
        assertBroken(() -> KeyLoadListing.state("{\"kmcs\":[]}", NO_KEYS), "does not tell of the one KMC");
        assertBroken(
                () -> KeyLoadListing.state(kmc("{\"state\":\"BURNING\"}"), NO_KEYS),
                "a KEK slot that cannot be: {\"state\":\"BURNING\"}");
        assertBroken(() -> KeyLoadListing.state(kmc(""), "{ ["), "a listing cannot be read");
    }

    @Test
    void aKeyLoadFileAndTheBooksOfTheKmcAreRead() {
        String file = """
                %STS-KMS-ASSUMED-PROFILE 1 VKLOADRSP
                VKLOADRSP.1;CNT1;CRC0000;
                VK.1;EAS07;KCVC0FFEE;KEN255;KRN2;KTC2;SEQ1;SGC400003;SGNTown;CRC0000;
                END.1;
                """;
        String books = "{\"keys\":[{\"sgc\":\"400003\",\"krn\":2,\"kt\":2,\"kcv\":\"C0FFEE\"},"
                + "{\"sgc\":\"400004\",\"krn\":1,\"kt\":2,\"kcv\":\"000000\"}],"
                + "\"authorisations\":[{\"sgc\":\"400003\"}],\"files\":[{\"counter\":1},{\"counter\":4}]}";

        assertThat(KeyLoadListing.keysOfFile(file)).containsExactly(KEY);
        assertThat(KeyLoadListing.authorised(books)).containsExactly(KEY);
        assertThat(KeyLoadListing.answered(books)).containsExactly(1, 4);
    }

    @Test
    void aStepWithoutItsAuditRowIsFoundOut() {
        String row = "{\"action\":\"kmc.load\",\"outcome\":\"Ok\",\"detail\":\"VK 2 " + KEY + ", into register 1\"}\n";
        AuditedSteps once = new AuditedSteps();
        once.expect("kmc.load", KEY.toString());
        AuditedSteps twice = new AuditedSteps();
        twice.expect("kmc.load", KEY.toString());
        twice.expect("kmc.load", KEY.toString());

        assertThatCode(() -> once.requireAll(row)).doesNotThrowAnyException();
        assertThatCode(() -> once.requireAll(row.replace("Ok", "Begun"))).doesNotThrowAnyException();
        assertBroken(() -> once.requireAll(""), "the audit log has 0 rows 'kmc.load ... " + KEY);
        assertBroken(() -> once.requireAll(row.replace("Ok", "28")), "the audit log has 0 rows");
        assertBroken(() -> once.requireAll(row.replace("kmc.load", "kmc.end")), "the audit log has 0 rows");
        assertBroken(() -> twice.requireAll(row), "has 1 rows 'kmc.load ... " + KEY + "', expected 2 or more");
    }

    private static String kmc(String slot) {
        return "STSKMS-AP1, assumed profile, not interoperable\n{\n  \"kmcs\" : [ {\n"
                + (slot.isEmpty() ? "" : "  \"slot\" : " + slot + ",\n")
                + "  \"advice\" : \"wait\"\n} ] }";
    }

    private static Struck struck(int exitCode) {
        return new Struck(Strike.KILL, "after 7 ms", new Ended(exitCode, ""));
    }

    private static void assertBroken(ThrowingCallable action, String text) {
        assertThatThrownBy(action).isInstanceOf(BrokenPromise.class).hasMessageContaining(text);
    }
}
