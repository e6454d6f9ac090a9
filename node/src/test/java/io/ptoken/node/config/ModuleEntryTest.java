package io.ptoken.node.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ptoken.hsm.protocol.settings.Dialect;
import io.ptoken.hsm.protocol.settings.FieldSettings.HexWidth;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.settings.SlotStateNumbers;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list {@code modules} of {@code ptoken.yaml}. */
class ModuleEntryTest {

    @Test
    void theExampleOfThePageIsRead() throws IOException {
        List<ModuleEntry> modules = parse(example());

        assertThat(modules).extracting(ModuleEntry::name).containsExactly("hall-a", "hall-b", "spare");
        assertThat(modules.get(0))
                .isEqualTo(new ModuleEntry(
                        "hall-a",
                        ModuleEntry.Kind.TSM500I,
                        "10.0.0.7",
                        5100,
                        "",
                        9600,
                        Dialect.STS6,
                        ModuleEntry.Transport.BY_KIND,
                        0,
                        1,
                        List.of(),
                        1,
                        false,
                        WireAssumptions.DEFAULT));
        assertThat(modules.get(1).assumptions().hexWidth()).isEqualTo(HexWidth.MINIMAL);
        assertThat(modules.get(2).standby()).isTrue();
        assertThat(modules)
                .extracting(ModuleEntry::profile)
                .containsExactly(
                        TransportProfile.NSS_ENVELOPE, TransportProfile.NSS_ENVELOPE, TransportProfile.SERIAL_CR);
    }

    @Test
    void aSerialModuleBehindATerminalServerSpeaksPlainLines() {
        assertThat(parse("modules: [{name: a, kind: TSM250, host: h, port: 4001}]"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.profile()).isEqualTo(TransportProfile.RAW_CR_TCP));
    }

    @Test
    void assumptionsThatAreLeftOutAreThoseOfTheProtocolLibrary() {
        ProtocolSettings usual = ProtocolSettings.DEFAULTS;

        assertThat(WireAssumptions.DEFAULT.settings(TransportProfile.NSS_ENVELOPE, 5100))
                .isEqualTo(usual);
        assertThat(parse("modules: [{name: a, assumptions: {hexWidth: MINIMAL, severalConnections: true}}]")
                        .get(0)
                        .assumptions()
                        .settings(TransportProfile.RAW_CR_TCP, 7))
                .satisfies(settings -> {
                    assertThat(settings.fields().hexWidth()).isEqualTo(HexWidth.MINIMAL);
                    assertThat(settings.transport().severalConnections()).isTrue();
                    assertThat(settings.transport().profile()).isEqualTo(TransportProfile.RAW_CR_TCP);
                    assertThat(settings.transport().port()).isEqualTo(7);
                    assertThat(settings.commands()).isEqualTo(usual.commands());
                });
    }

    @Test
    void everyAssumptionThatAHostNeedsCanBeChanged() {
        ProtocolSettings changed = parse("modules: [{name: a, kind: TSM500I, host: h, connections: 4, registers: 50,"
                        + " assumptions: {envelopeConstant: '010203040506', bareErrors: false, hexWidth: MINIMAL,"
                        + " moduleZone: '+02:00', identificationType: N, firmwareHashType: P, windowUnit: HOURS,"
                        + " attributeDates: DIGITS, verifyLayout: B, sendKmcId: false, slotStates: [9, 8, 7, 6],"
                        + " resendLastResponse: true, connectSeconds: 1, answerSeconds: 2, keyLoadSeconds: 60,"
                        + " attempts: 1, creditAmount: H4, ken: DECIMAL, extendedError: BARE,"
                        + " txCounter: COUNTS_DOWN, severalConnections: true, recordCrc: UNCHECKED,"
                        + " strictness: LENIENT, maxReceived: 2000, maxSent: 500}}]")
                .get(0)
                .assumptions()
                .settings(TransportProfile.NSS_ENVELOPE, 5100);

        ProtocolSettings usual = ProtocolSettings.DEFAULTS;
        assertThat(changed.transport().envelopeConstant()).isEqualTo(0x0102_0304_0506L);
        assertThat(changed.transport().bareErrors()).isFalse();
        assertThat(changed.transport().timers().connect()).isEqualTo(Duration.ofSeconds(1));
        assertThat(changed.transport().timers().response()).isEqualTo(Duration.ofSeconds(2));
        assertThat(changed.transport().timers().keyLoading()).isEqualTo(Duration.ofSeconds(60));
        assertThat(changed.transport().attempts()).isEqualTo(1);
        assertThat(changed.transport().resendLastResponse()).isTrue();
        assertThat(changed.transport().maxReceived()).isEqualTo(2000);
        assertThat(changed.transport().maxSent()).isEqualTo(500);
        assertThat(changed.fields().moduleZone()).isEqualTo(ZoneOffset.ofHours(2));
        assertThat(changed.fields()).usingRecursiveComparison().isNotEqualTo(usual.fields());
        assertThat(changed.commands().slotStates()).isEqualTo(new SlotStateNumbers(9, 8, 7, 6));
        assertThat(changed.commands().windowUnit())
                .isNotEqualTo(usual.commands().windowUnit());
        assertThat(changed.commands().attributeDates())
                .isNotEqualTo(usual.commands().attributeDates());
        assertThat(changed.commands().verifyLayout())
                .isNotEqualTo(usual.commands().verifyLayout());
        assertThat(changed.commands().sendKmcId()).isFalse();
        assertThat(changed.commands().extendedError())
                .isNotEqualTo(usual.commands().extendedError());
        assertThat(changed.commands().recordCrc()).isNotEqualTo(usual.commands().recordCrc());
        assertThat(changed.legacy().creditAmount()).isNotEqualTo(usual.legacy().creditAmount());
        assertThat(changed.legacy().ken()).isNotEqualTo(usual.legacy().ken());
        assertThat(changed.module().txCounter()).isNotEqualTo(usual.module().txCounter());
    }

    @Test
    void theKeysOfAnOldModuleStandInTheFile() {
        assertThat(parse(
                                "modules: [{name: a, kind: TSM250, device: /dev/ttyUSB0, dialect: STS05V,"
                                        + " keys: [{register: 1, sgc: 123456}, {register: 3, sgc: 123456, krn: 2, bdt: 2014}]}]")
                        .get(0)
                        .keys())
                .containsExactly(
                        new RegisterEntry(1, 123_456, 1, 2, 255, 1993), new RegisterEntry(3, 123_456, 2, 2, 255, 2014));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{name: a, kind: TSM500I, host: h, connections: 2} | modules.a: connections above 1 need"
                        + " assumptions.severalConnections: true",
                "{name: a, kind: TSM500I, host: h, keys: [{register: 1, sgc: 1}]} | modules.a: keys are for dialect"
                        + " STS05V: others tell theirs",
                "{name: a, kind: TSM250, device: d, dialect: STS05V, keys: [{register: 1, sgc: 1}, {register: 1, sgc:"
                        + " 2}]} | modules.a: register 1 comes twice",
                "{name: a, kind: TSM250, device: d, dialect: STS05V, keys: [{regsiter: 1}]} | unknown key"
                        + " 'modules[0].keys[0].regsiter'; did you mean 'register'?",
                "{name: a, kind: TSM250, device: d, dialect: STS05V, keys: [{register: 1, sgc: 1, bdt: 2000}]} |"
                        + " keys.bdt: got 2000, expected 1993, 2014 or 2035",
                "{name: a, assumptions: {moduleZone: Mars}} | assumptions.moduleZone: got 'Mars', expected Z or an"
                        + " offset like +02:00",
                "{name: a, assumptions: {slotStates: [0, 0, 1, 2]}} | assumptions.slotStates: slot states: got"
                        + " '0,0,1,2', expected four different numbers",
                "{name: a, assumptions: {envelopeConstant: '12'}} | assumptions.envelopeConstant: got '12', expected"
                        + " 12 hex digits in quotes",
                "{name: a, hots: h} | unknown key 'modules[0].hots'; did you mean 'host'?",
                "{name: a, assumptions: {hexwith: FIXED}} | unknown key 'modules[0].assumptions.hexwith'; did you mean 'hexWidth'?",
                "{name: a, colour: red} | unknown key 'modules[0].colour'; known here: name, kind, host, port, device, baud, dialect, transport, registers, connections, keys, priority, standby, assumptions",
                "{kind: SOFTWARE} | modules: name: got '', expected 1-40 letters, digits or _-., beginning with a letter or digit",
                "{name: a b} | modules: name: got 'a b', expected 1-40 letters, digits or _-., beginning with a letter or digit",
                "{name: a, kind: TSM600} | modules[0].kind: got 'TSM600', expected SOFTWARE, TSM500I, TSM250",
                "{name: a, kind: } | modules[0].kind: no value",
                "{name: a, dialect: STS7} | modules[0].dialect: got 'STS7', expected STS6, STS05V",
                "{name: a, kind: TSM500I} | modules.a: a TSM500I needs a host, and no device",
                "{name: a, kind: TSM500I, device: /dev/x} | modules.a: a TSM500I needs a host, and no device",
                "{name: a, kind: TSM250} | modules.a: a TSM250 needs either a device or a host",
                "{name: a, kind: TSM250, host: h, device: /dev/x} | modules.a: a TSM250 needs either a device or a host",
                "{name: a, host: h} | modules.a: a SOFTWARE module has neither host nor device; is kind missing?",
                "{name: a, kind: TSM250, device: /dev/x, transport: RAW_CR_TCP} | modules.a: transport RAW_CR_TCP is for modules with a host",
                "{name: a, port: 0} | modules.a.port: got 0, expected 1-65535",
                "{name: a, baud: 299} | modules.a.baud: got 299, expected 300-115200",
                "{name: a, priority: 0} | modules.a.priority: got 0, expected 1-99",
                "{name: a, priority: 100} | modules.a.priority: got 100, expected 1-99",
                "{name: a}, {name: a} | modules: the name 'a' comes twice",
                "{name: a}, {name: b} | modules.b: another entry is the same module (SOFTWARE)",
                "{name: a, kind: TSM500I, host: h}, {name: b, kind: TSM500I, host: h} | modules.b: another entry is the same module (h:5100)",
                "a | modules[0]: expected keys with values",
            })
    void whatIsWrongIsRefusedWithWhatWouldBeRight(String entries, String message) {
        assertThatThrownBy(() -> parse("modules: [" + entries + "]"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("test.yaml: " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"modules: {name: a}", "modules: a"})
    void somethingElseThanAListIsRefused(String text) {
        assertThatThrownBy(() -> parse(text))
                .hasMessage("test.yaml: modules: expected a list of modules, each beginning with '- name:'");
    }

    @Test
    void everyKeyOfAnEntryIsDocumented() throws IOException {
        JsonNode blank = new ObjectMapper().valueToTree(ModuleEntry.Blank.DEFAULT);
        String page = Files.readString(page());

        assertThat(blank.properties()).allSatisfy(key -> assertThat(page).contains("| `" + key.getKey() + "` |"));
        assertThat(blank.get("assumptions").properties())
                .allSatisfy(key -> assertThat(page).contains("| `" + key.getKey() + "` |"));
    }

    private static Path page() {
        return Path.of("..", "docs", "configuration.md");
    }

    private static String example() throws IOException {
        String page = Files.readString(page());
        int start = page.indexOf("```yaml\nmodules:") + "```yaml\n".length();
        return page.substring(start, page.indexOf("```", start));
    }

    private static List<ModuleEntry> parse(String text) {
        return ConfigurationFile.parse("test.yaml", text).modules();
    }
}
