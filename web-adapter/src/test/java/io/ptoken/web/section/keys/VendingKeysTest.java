package io.ptoken.web.section.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.KeyDates;
import io.ptoken.hsm.key.SubclassMask;
import io.ptoken.hsm.key.VendingKeyOrigin;
import io.ptoken.hsm.slot.KekSlotState;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.service.fixture.TestKey;
import io.ptoken.service.port.EnteredKeys.EnteredKey;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.web.bench.Browser;
import io.ptoken.web.bench.Browser.Shown;
import io.ptoken.web.bench.ConsoleBench;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The table of vending keys. */
class VendingKeysTest {

    private static final KmcId KMC = new KmcId("KMCID.1:STSA:000117:20260101T000000Z:8F3A91C027DE44B1:0C6E");
    private static final VendingKeyOrigin ACTIVE = new VendingKeyOrigin(KMC, 1, KekSlotState.ACTIVE, "Old town");
    private static final CreditLimit NONE = CreditLimit.UNLIMITED;
    private static final SubclassMask ALL = SubclassMask.ALL_CREDIT;

    private static ConsoleBench bench;
    private static Browser admin;

    @BeforeAll
    static void open() throws IOException {
        bench = new ConsoleBench();
        admin = bench.signedIn(ConsoleBench.ADMIN);
    }

    @AfterAll
    static void close() {
        bench.close();
    }

    @BeforeEach
    void empty() {
        bench.fixture.module.empty();
    }

    private static void load(TestKey... keys) {
        bench.fixture.module.load(keys);
    }

    /** One of each kind: stopped, ends in nine days, sells, not yet, for key changes. */
    private static void loadOneOfEach() {
        load(
                TestKey.sta(1, 210_045, 1),
                TestKey.sta(2, 140_022, 1).from(ACTIVE).issuedUntil("2026-12-02T12:00:00Z"),
                TestKey.sta(3, 123_458, 1).withLimits(new CreditLimit(0), NONE, new SubclassMask(0x000F)),
                TestKey.sta(4, 302_255, 1).activeFrom("2027-01-01T00:00:00Z"),
                TestKey.sta(5, 991_993, 1).withKeyType(KeyType.DDTK).withBaseDate(BaseDate.BDT_1993));
    }

    private static List<String> order(Shown page) {
        return page.html()
                .lines()
                .filter(line -> line.contains("num-strong"))
                .map(line -> line.replaceAll(".*num-strong\">(\\d+) .*", "$1"))
                .toList();
    }

    @Test
    void whichKeyEndsNextWeekAndWhatToDoAboutItStandsAtTheTop() {
        loadOneOfEach();
        String text = admin.get("/vending-keys").text();
        assertThat(text)
                .contains("2 of 5 keys in the module sell. 1 is stopped. 1 needs something soon.")
                .contains("Ends next: 140022 KRN 1 (Old town) on 2026-12-02, in 9 days. Get a fresh key load file from"
                        + " its KMC.");
    }

    @Test
    void whatNeedsSomebodyComesFirstWithItsReasonAndItsCure() {
        loadOneOfEach();
        Shown page = admin.get("/vending-keys");
        assertThat(order(page)).containsExactly("123458", "140022", "210045", "302255", "991993");
        assertThat(page.text())
                .contains(
                        "Stopped unit credit used up (ULM, 31) It was loaded by hand: load it again with a new limit.")
                .contains("Sells ends in 9 days (IUT) Get a fresh key load file from its KMC.")
                .contains("Not yet is not active before 2027-01-01T00:00:00Z (ACT, 43)")
                .contains("Key change only a default key carries no credit (05)")
                .contains("STSA 000117");
        assertThat(page.html()).contains("class=\"mark-bad\"", "class=\"mark-warn\"");
        assertThat(page.html()).contains("href=\"/key-management#kmc-KMCID.1-STSA-000117-");
    }

    @Test
    void everyAttributeIsThere() {
        load(TestKey.dkga04(7, 123_457, 2)
                .from(ACTIVE)
                .withDates(KeyDates.of(
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Optional.of(Instant.parse("2045-11-24T00:00:00Z")),
                        Instant.parse("2027-02-24T00:00:00Z"))));
        String kcv = TestKey.dkga04(7, 123_457, 2).attributes().kcv().hex6();
        assertThat(admin.get("/vending-keys").text())
                .contains("123457 KRN 2 Old town Sells 2027-02-24 93 days 2045-11-24")
                .contains("from 2026-01-01 no limits " + kcv + " KT 2 DKGA 04, BDT 2014, KEN 255 00FF 7 STSA 000117");
    }

    @Test
    void limitsAreFiguresWithABarAndAFigureAloneWhereNobodyKnowsWhatItWas() {
        TestKey known = TestKey.sta(1, 123_457, 1)
                .withLimits(new CreditLimit(701_150), new CreditLimit(1_420_000), new SubclassMask(0x0011));
        bench.fixture
                .store
                .enteredKeys()
                .entered(new EnteredKey(
                        "00000001",
                        known.attributes().sgc(),
                        known.attributes().krn(),
                        known.attributes().keyType(),
                        known.attributes().kcv(),
                        5_000_000,
                        2_000_000));
        load(known, TestKey.sta(2, 123_458, 1).withLimits(new CreditLimit(15), NONE, ALL));
        Shown page = admin.get("/vending-keys");
        assertThat(page.text())
                .contains("ULM 70\u202f115 of 500\u202f000 kWh")
                .contains("CLM 1\u202f420\u202f000 of 2\u202f000\u202f000")
                .contains("ULM 1.5 units left (of how much is not known)");
        assertThat(page.html()).contains("class=\"fill\" width=\"14\"", "class=\"fill\" width=\"71\"");
    }

    @Test
    void aLimitThatIsLowByThePreferenceIsMarked() {
        TestKey low = TestKey.sta(1, 555_001, 1).withLimits(new CreditLimit(90), NONE, ALL);
        bench.fixture
                .store
                .enteredKeys()
                .entered(new EnteredKey(
                        "00000001",
                        low.attributes().sgc(),
                        low.attributes().krn(),
                        low.attributes().keyType(),
                        low.attributes().kcv(),
                        1000,
                        NONE.value()));
        load(low);
        Shown page = admin.get("/vending-keys");
        assertThat(page.text()).contains("ULM is nearly used up", "9 of 100 units");
        assertThat(page.html()).contains("bar is-warn", "mark-warn");
    }

    @Test
    void whenNothingSellsTheVerdictIsRed() {
        load(TestKey.sta(1, 123_457, 1).issuedUntil("2026-11-22T12:00:00Z"));
        Shown page = admin.get("/vending-keys");
        assertThat(page.html()).contains("verdict is-bad");
        assertThat(page.text()).contains("0 of 1 keys in the module sell. 1 is stopped.", "1 day ago");
    }

    @Test
    void whenAllIsWellThatIsSaid() {
        load(TestKey.sta(1, 123_457, 1));
        Shown page = admin.get("/vending-keys");
        assertThat(page.html()).contains("verdict is-ok").doesNotContain("mark-");
        assertThat(page.text()).contains("1 of 1 keys in the module sell. None needs you.", "Nothing to do yet.");
    }

    @Test
    void nobodyIsSentForANewRevisionOfAKeyThatIsKeptForKeyChanges() {
        load(TestKey.sta(1, 123_457, 1).withBaseDate(BaseDate.BDT_1993).expiresAt("2024-11-24T00:00:00Z"));
        Shown page = admin.get("/vending-keys");
        assertThat(page.text())
                .contains("Key change only", "expired at 2024-11-24T00:00:00Z (EXP, 41)", "729 days ago", "72 years")
                .doesNotContain("Contact the supply group owner");
        assertThat(page.html()).doesNotContain("mark-");
    }

    @Test
    void keysAreFoundAsPeopleTypeThem() {
        loadOneOfEach();
        assertThat(order(admin.get("/vending-keys?q=140022"))).containsExactly("140022");
        assertThat(order(admin.get("/vending-keys?q=old+TOWN"))).containsExactly("140022");
        assertThat(order(admin.get("/vending-keys?q=SGC+140022+KRN+1"))).containsExactly("140022");
        assertThat(order(admin.get("/vending-keys?q=140022+krn2"))).isEmpty();
        assertThat(order(admin.get("/vending-keys?q=000117"))).containsExactly("140022");
        assertThat(order(admin.get("/vending-keys?q="
                        + TestKey.sta(1, 210_045, 1).attributes().kcv().hex6().toLowerCase(Locale.ROOT))))
                .containsExactly("210045");
        assertThat(order(admin.get("/vending-keys?state=needs"))).containsExactly("123458", "140022");
        assertThat(order(admin.get("/vending-keys?state=sells"))).containsExactly("140022", "210045");
        assertThat(order(admin.get("/vending-keys?state=nothing"))).containsExactly("123458", "302255", "991993");
        assertThat(order(admin.get("/vending-keys?kmc=" + KMC.text().replace(":", "%3A"))))
                .containsExactly("140022");
    }

    @Test
    void aFilterThatFindsNothingIsRepeatedInWords() {
        loadOneOfEach();
        Shown page = admin.get("/vending-keys?q=no+such&state=sells");
        assertThat(page.text()).contains("No key fits", "Nothing was found for “no such”, Sells.", "Clear");
        assertThat(page.html()).contains("value=\"no such\"");
    }

    @Test
    void headingsSortBothWaysAndSaySo() {
        loadOneOfEach();
        Shown up = admin.get("/vending-keys?by=sgc");
        assertThat(order(up)).containsExactly("123458", "140022", "210045", "302255", "991993");
        assertThat(up.html())
                .contains("aria-sort=\"ascending\"><a href=\"/vending-keys?by=sgc&amp;dir=desc\"")
                .contains("<option value=\"sgc\" selected>");
        assertThat(order(admin.get("/vending-keys?by=sgc&dir=desc")))
                .containsExactly("991993", "302255", "210045", "140022", "123458");
        assertThat(order(admin.get("/vending-keys?by=until"))).startsWith("140022");
        assertThat(order(admin.get("/vending-keys?by=left"))).startsWith("123458");
        assertThat(order(admin.get("/vending-keys?by=register")))
                .containsExactly("210045", "140022", "123458", "302255", "991993");
        assertThat(order(admin.get("/vending-keys?by=nonsense"))).startsWith("123458");
    }

    @Test
    void aLongTableHasPages() {
        TestKey[] keys = new TestKey[60];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = TestKey.of(i + 1, 400_000 + i, 1, DecoderKeyAlgorithm.DKGA02, 1);
        }
        load(keys);
        Shown first = admin.get("/vending-keys?by=sgc");
        assertThat(order(first)).hasSize(50);
        assertThat(first.text()).contains("1 to 50 of 60", "Rows after").doesNotContain("Rows before");
        Shown second = admin.get("/vending-keys?by=sgc&from=50");
        assertThat(order(second)).hasSize(10).startsWith("400050");
        assertThat(second.text()).contains("51 to 60 of 60", "Rows before").doesNotContain("Rows after");
        assertThat(order(admin.get("/vending-keys?from=100")))
                .as("past the end")
                .hasSize(50);
    }

    @Test
    void withoutKeysTheWayToSomeIsShown() {
        assertThat(admin.get("/vending-keys").text())
                .contains("No vending keys in the module", "Key management", "ptoken vk load");
    }

    @Test
    void theFileHasTheNamesOfTheStandardAndNoFormula() {
        load(TestKey.sta(2, 140_022, 1)
                .from(new VendingKeyOrigin(KMC, 1, KekSlotState.ACTIVE, "=HYPERLINK(\"http://x\")"))
                .withLimits(new CreditLimit(15), new CreditLimit(20), ALL));
        Shown file = admin.get("/vending-keys/table.csv?q=140022");
        assertThat(file.header("content-type")).contains("text/csv; charset=utf-8");
        assertThat(file.header("content-disposition").orElseThrow()).contains("vending-keys-2026-11-23.csv");
        assertThat(file.html().lines().toList())
                .containsExactly(
                        "SGC,NAME,KRN,KT,BDT,KEN,DKGA,ACT,EXP,IUT,ULM,CLM,SBM,KCV,VND,REASON,REGISTER,KMC,KMCID",
                        "140022,\"'=HYPERLINK(\"\"http://x\"\")\",1,2,2014,255,02,2014-01-01T00:00:00Z,"
                                + "2099-01-01T00:00:00Z,2099-01-01T00:00:00Z,1.5,20,00FF,"
                                + TestKey.sta(2, 140_022, 1).attributes().kcv().hex6() + ",1,,2,STSA 000117,"
                                + KMC.text());
        assertThat(KeyCsv.cell("+1")).isEqualTo("'+1");
        assertThat(KeyCsv.cell("-1")).isEqualTo("'-1");
        assertThat(KeyCsv.cell("@x")).isEqualTo("'@x");
        assertThat(KeyCsv.cell("a,b")).isEqualTo("\"a,b\"");
    }

    @Test
    void hostileNamesAreText() {
        load(TestKey.sta(2, 140_022, 1)
                .from(new VendingKeyOrigin(KMC, 1, KekSlotState.ACTIVE, "<script>alert(1)</script>\"'")));
        Shown page = admin.get("/vending-keys?q=%3Cscript%3E&kmc=%22%3E%3Cimg+src%3Dx%3E&module=");
        assertThat(page.html()).doesNotContain("<script>alert", "<img");
        assertThat(admin.get("/vending-keys").html())
                .doesNotContain("<script>alert")
                .contains("&lt;script");
    }

    @Test
    void whoeverMaySeeKeysSeesThemAndNobodyElse() {
        loadOneOfEach();
        for (String account : List.of(ConsoleBench.OPERATOR, ConsoleBench.AUDITOR, ConsoleBench.TECHNICIAN)) {
            Shown page = bench.signedIn(account).get("/vending-keys");
            assertThat(page.status()).as(account).isEqualTo(200);
            assertThat(page.text()).contains("140022");
        }
        assertThat(bench.browser().get("/vending-keys").status()).isEqualTo(403);
        assertThat(bench.browser().get("/vending-keys/table.csv").status()).isEqualTo(403);
    }

    @Test
    void aModuleThatDoesNotAnswerIsSaidSo() {
        bench.fixture.module.silent(true);
        try {
            assertThat(admin.get("/vending-keys").text()).contains("unplugged");
        } finally {
            bench.fixture.module.silent(false);
        }
    }

    @Test
    void whatIsBelowTheRoomLeadsToIt() {
        assertThat(admin.get("/vending-keys/else").header("location")).contains("/vending-keys");
    }
}
