package io.ptoken.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ptoken.hsm.protocol.settings.Dialect;
import io.ptoken.hsm.protocol.settings.FieldSettings.HexWidth;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.settings.TransportProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{name: a, hots: h} | unknown key 'modules[0].hots'; did you mean 'host'?",
                "{name: a, assumptions: {hexwith: FIXED}} | unknown key 'modules[0].assumptions.hexwith'; did you mean 'hexWidth'?",
                "{name: a, colour: red} | unknown key 'modules[0].colour'; known here: name, kind, host, port, device, baud, dialect, transport, priority, standby, assumptions",
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
