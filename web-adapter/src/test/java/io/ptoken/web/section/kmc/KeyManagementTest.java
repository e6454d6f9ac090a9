package io.ptoken.web.section.kmc;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.SubclassMask;
import io.ptoken.hsm.key.VendingKeyOrigin;
import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.service.fixture.TestKey;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.KmcPublicKeys.KmcPublicKey;
import io.ptoken.web.bench.Browser;
import io.ptoken.web.bench.Browser.Shown;
import io.ptoken.web.bench.ConsoleBench;
import io.ptoken.web.bench.SlotBoard;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The KMCs, and where the exchange with each stands. */
class KeyManagementTest {

    private static final String COAST = "KMCID.1:STSA:000311:20260101T000000Z:C60A1B9577FD2E40:A81C";
    private static final String NORTH = "KMCID.1:STSA:000204:20260101T000000Z:71C408EE9A3B52D0:4F17";

    private final SlotBoard board = new SlotBoard();
    private ConsoleBench bench;
    private Browser admin;

    @BeforeEach
    void open() throws IOException {
        bench = new ConsoleBench();
        bench.fixture.module.empty();
        bench.fixture.module.loadsKeysBy(board);
        admin = bench.signedIn(ConsoleBench.ADMIN);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void known(String kmcId, String name, String expires, boolean approved) {
        bench.fixture
                .store
                .kmcPublicKeys()
                .save(
                        new KmcPublicKey(
                                kmcId,
                                name,
                                "a file that is none",
                                Instant.parse("2026-01-01T00:00:00Z"),
                                Instant.parse(expires),
                                approved,
                                bench.fixture.clock.instant()),
                        AuditEntry.local(bench.fixture.clock.instant(), "test", "kmc.import", kmcId, ""));
    }

    private void slot(String kmcId, KekSlotState state, int keys, Integer... loaded) {
        board.slots.add(new KekSlotStatus(
                board.slots.size() + 1,
                state,
                Optional.of(new KmcId(kmcId)),
                state == KekSlotState.PENDING,
                Optional.of(1L),
                Optional.empty(),
                keys == 0 ? OptionalInt.empty() : OptionalInt.of(keys),
                List.of(loaded),
                Optional.of(Instant.parse("2026-11-23T11:38:00Z"))));
    }

    private static VendingKeyOrigin from(String kmcId, KekSlotState state) {
        return new VendingKeyOrigin(new KmcId(kmcId), 1, state, "Old town");
    }

    @Test
    void withoutAKmcTheWayToOneIsShown() {
        assertThat(admin.get("/key-management").text())
                .contains("No KMC is known", "ptoken kmc module-key --out", "ptoken kmc import", "ptoken kmc request")
                .contains("Trust anchors", "None is trusted", "ptoken kmc trust FILE");
    }

    @Test
    void anExchangeThatHasNotBegun() {
        known(COAST, "Coastal KMC", "2027-06-30T00:00:00Z", true);
        Shown page = admin.get("/key-management");
        assertThat(page.text())
                .contains("No exchange waits for you.")
                .contains("Coastal KMC NONE Request Take file Load keys End loading Identity " + COAST)
                .contains("It has none here yet")
                .contains("approved from 2026-01-01 to 2027-06-30 219 days left")
                .contains("Next step Make a request and send it to the KMC ptoken kmc request");
        assertThat(page.html()).contains("<li aria-current=\"step\">Request</li>");
    }

    @Test
    void aRequestThatIsOut() {
        known(COAST, "Coastal KMC", "2027-06-30T00:00:00Z", true);
        slot(COAST, KekSlotState.PENDING, 0);
        bench.fixture.module.load(TestKey.sta(1, 140_022, 1).from(from(COAST, KekSlotState.PENDING)));
        Shown page = admin.get("/key-management");
        assertThat(page.text())
                .contains("A request to Coastal KMC is out. The keys of before go on selling")
                .contains("PENDING Request (done) Take file Load keys")
                .contains("Yes, 1 of 1")
                .contains("Request out, no file yet since 2026-11-23 11:38 UTC, 22 minutes")
                .contains("Send the request to the KMC, then upload the key load file it answers with")
                .contains("ptoken kmc request --again ptoken kmc upload FILE");
    }

    @Test
    void loadingIsTheFirstThingThatIsSaid() {
        known(COAST, "A Coastal KMC", "2027-06-30T00:00:00Z", true);
        known(NORTH, "Northern KMC", "2027-06-30T00:00:00Z", true);
        slot(NORTH, KekSlotState.LOADING, 6, 1, 2, 3, 4);
        bench.fixture.module.load(TestKey.sta(1, 310_077, 1).from(from(NORTH, KekSlotState.LOADING)));
        Shown page = admin.get("/key-management");
        assertThat(page.html()).contains("verdict is-warn");
        assertThat(page.text())
                .contains("Northern KMC has stood in LOADING for 22 minutes. Its keys sell nothing until")
                .contains("No, until loading is ended", "4 of 6 loaded")
                .contains("Load the keys of the file; nothing of this KMC vends until loading is ended")
                .contains("ptoken kmc load-all --kmc 000204", "ptoken kmc load NUMBER... --kmc 000204");
        assertThat(page.text().indexOf("Northern KMC LOADING"))
                .isLessThan(page.text().indexOf("A Coastal KMC NONE"));
    }

    @Test
    void whenAllKeysAreLoadedLoadingIsEnded() {
        known(NORTH, "Northern KMC", "2027-06-30T00:00:00Z", true);
        slot(NORTH, KekSlotState.LOADING, 2, 1, 2);
        Shown page = admin.get("/key-management");
        assertThat(page.text()).contains("End loading, so that the keys vend", "ptoken kmc end");
        assertThat(page.html()).contains("<li aria-current=\"step\">End loading</li>");
    }

    @Test
    void aModuleThatDoesNotTellHowManyKeysTheFileHas() {
        known(NORTH, "Northern KMC", "2027-06-30T00:00:00Z", true);
        slot(NORTH, KekSlotState.LOADING, 0, 1);
        assertThat(admin.get("/key-management").text())
                .contains("1 loaded; the module does not tell how many the file has");
    }

    @Test
    void afterAnExchangeItIsSaidWhenFreshKeysAreNeeded() {
        known(NORTH, "Northern KMC", "2027-06-30T00:00:00Z", true);
        slot(NORTH, KekSlotState.ACTIVE, 0);
        VendingKeyOrigin origin = from(NORTH, KekSlotState.ACTIVE);
        bench.fixture.module.load(TestKey.sta(1, 123_457, 1).from(origin).issuedUntil("2027-02-24T00:00:00Z"));
        assertThat(admin.get("/key-management").text())
                .contains("ACTIVE", "Yes, 1 of 1", "Issued until 2027-02-24")
                .contains("Nothing; a new request when keys are to be refreshed");

        bench.fixture.module.load(
                TestKey.sta(2, 140_022, 1).from(origin).issuedUntil("2026-12-02T00:00:00Z"),
                TestKey.sta(3, 123_458, 1)
                        .from(origin)
                        .withLimits(new CreditLimit(0), CreditLimit.UNLIMITED, new SubclassMask(1)));
        assertThat(admin.get("/key-management").text())
                .contains("Yes, 2 of 3 stopped: 123458 KRN 1")
                .contains("2026-12-02 the first, 2099-01-01 the last")
                .contains("Make a request for fresh keys 140022 KRN 1: Get a fresh key load file from its KMC."
                        + " 123458 KRN 1: Get a fresh key load file from its KMC. ptoken kmc request");
    }

    @Test
    void aPublicKeyThatEndsIsSaidBeforeItDoes() {
        known(COAST, "Coastal KMC", "2026-12-31T00:00:00Z", true);
        Shown soon = admin.get("/key-management");
        assertThat(soon.text()).contains("The public key of Coastal KMC ends on 2026-12-31: 38 days left.");
        assertThat(soon.html()).contains("small is-warn");

        known(COAST, "Coastal KMC", "2026-11-01T00:00:00Z", true);
        assertThat(admin.get("/key-management").text())
                .contains("The public key of Coastal KMC ended on 2026-11-01.")
                .contains("Next step Get a new public key from the KMC", "ptoken kmc import FILE")
                .doesNotContain("ptoken kmc request");

        bench.fixture.preference("ptoken.keyExpiryWarningDays", "1");
        known(COAST, "Coastal KMC", "2026-12-31T00:00:00Z", true);
        assertThat(admin.get("/key-management").text()).contains("No exchange waits for you.");
    }

    @Test
    void aKmcThatIsNotApprovedSaysSo() {
        known(COAST, "Coastal KMC", "2027-06-30T00:00:00Z", false);
        assertThat(admin.get("/key-management").text())
                .contains("Not approved")
                .contains("Fingerprint not known: its file cannot be read any more");
    }

    @Test
    void hostileNamesAreText() {
        known(COAST, "<img src=x onerror=alert(1)>\"'", "2027-06-30T00:00:00Z", true);
        assertThat(admin.get("/key-management").html()).doesNotContain("<img").contains("&lt;img");
        assertThat(admin.get("/key-management?module=%22%3E%3Cimg%3E").html()).doesNotContain("<img");
    }

    @Test
    void whoeverMaySeeKeysSeesItAndNobodyElse() {
        known(COAST, "Coastal KMC", "2027-06-30T00:00:00Z", true);
        for (String account : List.of(ConsoleBench.OPERATOR, ConsoleBench.AUDITOR, ConsoleBench.TECHNICIAN)) {
            Shown page = bench.signedIn(account).get("/key-management");
            assertThat(page.status()).as(account).isEqualTo(200);
            assertThat(page.text()).contains("Coastal KMC");
        }
        for (String address : List.of("", "/module-key.txt", "/module-anchor.txt")) {
            assertThat(bench.browser().get("/key-management" + address).status())
                    .as(address)
                    .isEqualTo(403);
        }
    }

    @Test
    void aModuleThatTakesNoKeysSaysSo() throws IOException {
        try (ConsoleBench other = new ConsoleBench()) {
            Shown page = other.signedIn(ConsoleBench.ADMIN).get("/key-management");
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.text())
                    .contains("This module takes no keys from KMCs")
                    .contains("this security module cannot load keys from a KMC");
            assertThat(other.signedIn(ConsoleBench.ADMIN).get("/vending-keys").text())
                    .as("and has its table all the same")
                    .contains("1 of 1 keys in the module sell");
        }
    }

    @Test
    void whatCannotBeHandedOutIsRefusedWithTheReason() {
        Shown refused = admin.get("/key-management/module-key.txt");
        assertThat(refused.status()).isGreaterThanOrEqualTo(400);
        assertThat(admin.get("/key-management/else").header("location")).contains("/key-management");
    }
}
