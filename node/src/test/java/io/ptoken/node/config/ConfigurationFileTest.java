package io.ptoken.node.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ptoken.hsm.protocol.settings.HostPort;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationFileTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "---\n"})
    void anEmptyFileIsTheDefault(String text) {
        assertThat(parse(text)).isEqualTo(Configuration.DEFAULT);
    }

    @Test
    void theFileThatInitWritesIsTheDefault() {
        assertThat(parse(template())).isEqualTo(Configuration.DEFAULT);
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("ptoken.yaml"), "\uFEFFapi:\n  port: 1234\n");

        assertThat(ConfigurationFile.read(file).api().port()).isEqualTo(1234);
    }

    @Test
    void anotherEncodingIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("ptoken.yaml"), "api:\n", StandardCharsets.UTF_16LE);
        assertThatThrownBy(() -> ConfigurationFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + " is written in UTF-16, which is not read here; save it as UTF-8 and try again");

        Files.writeString(file, "# caf\u00E9\n", StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> ConfigurationFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + " is not written in UTF-8: byte 6 does not fit; save it as UTF-8 and try again");
    }

    @Test
    void alertsGoToASyslogOrToNobody() {
        assertThat(parse("alerts: {syslog: logs.example}").alerts().receiver())
                .contains(new HostPort("logs.example", 514));
        assertThat(parse("alerts: {syslog: '[::1]:1514'}").alerts().receiver()).contains(new HostPort("::1", 1514));
        for (String off : List.of("off", "'off'", "''", "false")) {
            assertThat(parse("alerts: {syslog: " + off + "}").alerts().receiver())
                    .isEmpty();
        }
    }

    @Test
    void aGivenKeyLeavesTheOthersAtTheirDefault() {
        Configuration configuration = parse("api:\n  port: 1234\nsessions:\n  sliding: false\n");

        assertThat(configuration.api()).isEqualTo(Configuration.DEFAULT.api().withPort(1234));
        assertThat(configuration.sessions()).isEqualTo(new Configuration.Sessions(false, 60));
        assertThat(configuration.module()).isEqualTo(Configuration.DEFAULT.module());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "api: {prot: 1}            | unknown key 'api.prot'; did you mean 'port'?",
                "apis: {port: 1}           | unknown key 'apis'; did you mean 'api'?",
                "statables: x              | unknown key 'statables'; did you mean 'staTables'?",
                "sessions: {colour: red}   | unknown key 'sessions.colour'; known here: sliding, passwordMemorySeconds",
                "api: 1                    | api: expected keys with values",
                "just text                 | the file: expected keys with values",
                "api: {port: 70000}        | api.port: got 70000, expected 0-65535",
                "api: {certificateNames: ['a b']} | api.certificateNames: got 'a b', expected a host name or an IP address",
                "api: {port:}              | api.port: no value",
                "api: {maxConnections: 0}  | api.maxConnections: got 0, expected 1-100000",
                "sessions: {timeoutSeconds: 300} | sessions.timeoutSeconds is a preference now; remove it here and use"
                        + " 'ptoken pref set ptoken.sessionTimeoutSec ...'",
                "issuing: {allowProprietaryTokens: true} | issuing.allowProprietaryTokens is a preference now; remove"
                        + " it here and use 'ptoken pref set ptoken.allowIssueProprietaryTokens ...'",
                "issuing: {clockToleranceMinutes: 0} | issuing.clockToleranceMinutes: got 0, expected 1-1440",
                "api: {port: \uFF11\uFF12} | api.port: character 1 of '\uFF11\uFF12' is U+FF11 (FULLWIDTH DIGIT ONE), expected"
                        + " digits 0-9",
                "store: {connections: 1\u0662} | store.connections: character 2 of '1\u0662' is U+0662 (ARABIC-INDIC DIGIT"
                        + " TWO), expected digits 0-9",
                "modules: [{name: a, port: \u0661}] | modules[0].port: character 1 of '\u0661' is U+0661 (ARABIC-INDIC DIGIT"
                        + " ONE), expected digits 0-9",
                "modules: [{name: a, assumptions: {slotStates: [1, \u0662, 3, 4]}}] | modules[0].assumptions.slotStates[1]:"
                        + " character 1 of '\u0662' is U+0662 (ARABIC-INDIC DIGIT TWO), expected digits 0-9",
                "alerts: {syslog: a b} | alerts.syslog: got 'a b', expected off, or HOST, HOST:PORT, [IPV6] or [IPV6]:PORT",
                "alerts: {syslog: 'a:0'} | alerts.syslog: port: got 0, expected 1-65535",
                "alerts: {syslog: 'a:65536'} | alerts.syslog: port: got 65536, expected 1-65535",
                "audit: {headsFolder: \"a\\0b\"} | audit.headsFolder: expected a path: Nul character not allowed",
                "metrics: {port: 70000} | metrics.port: got 70000, expected 0-65535",
                "store: {connections: 1} | store.connections: got 1, expected 2-64",
                "store: {kind: POSTGRESQL} | store.url: got '', expected jdbc:postgresql://host:port/database",
                "api: {clientCertificates: REQUIRED} | api.clientCertificateFile: no value, but api.clientCertificates"
                        + " is REQUIRED; name the PEM file with the certificates to trust",
                "sessions: {passwordMemorySeconds: 3601} | sessions.passwordMemorySeconds: got 3601, expected 0-3600",
                "issuing: {maxMinutesAhead: -1} | issuing.maxMinutesAhead: got -1, expected 0-10080",
                "module: {registers: 1000} | module.registers: got 1000, expected 1-999",
                "assumptions: {longKeyCheckValue: X} | assumptions.longKeyCheckValue: got 'X', expected"
                        + " KEY_LOAD_PROFILE, HMAC_OF_ZEROS, SHA256_OF_KEY",
                "assumptions: {longKeyCheckValue: 1} | assumptions.longKeyCheckValue: got '1', expected"
                        + " KEY_LOAD_PROFILE, HMAC_OF_ZEROS, SHA256_OF_KEY",
                "assumptions: {keyTypeTransitions: [DDTK_TO_DUTK, DUTK_TO_DCTK]} | assumptions.keyTypeTransitions[1]:"
                        + " got 'DUTK_TO_DCTK', expected DDTK_TO_DITK, DDTK_TO_DUTK, DDTK_TO_DCTK, DUTK_TO_DITK,"
                        + " DCTK_TO_DITK, DCTK_TO_DDTK, DCTK_TO_DUTK",
                "assumptions: {keyTypeTransitions: [null]} | assumptions.keyTypeTransitions[0]: no value",
                "assumptions: {keyTypeTransitions: } | assumptions.keyTypeTransitions: no value",
                "assumptions: {currencyScale: CENTS} | assumptions.currencyScale: got 'CENTS', expected NOT_CHOSEN,"
                        + " HUNDRED_THOUSANDTHS, CURRENCY_UNITS",
                "assumptions: {keyChangeAlgorithms: BACK} | assumptions.keyChangeAlgorithms: got 'BACK', expected"
                        + " FORWARD, ANY",
                "assumptions: {vendingKeyParity: ODD} | assumptions.vendingKeyParity: got 'ODD', expected AS_IS,"
                        + " MADE_ODD",
                "assumptions: {initialisationKeys: ALLOWED} | assumptions.initialisationKeys: got 'ALLOWED', expected"
                        + " REFUSED, LIKE_DEFAULT_KEYS",
                "assumptions: {inhibited: SUCCESSFUL} | assumptions.inhibited: got 'SUCCESSFUL', expected"
                        + " PERMISSION_ERROR, KEY_PARAM_ERROR, INSUFFICIENT_CREDIT_BALANCE, KEY_ISSUE_EXPIRED_ERROR,"
                        + " APP_ERROR_STATE, STS_EXTENDED_ERROR",
                "lockFolder: locks | lockFolder: got 'locks', expected an absolute path, the same for every installation of"
                        + " the machine",
                "module: {tidWindowDays: -1} | module.tidWindowDays: got -1, expected 0-36500",
            })
    void aWrongKeyOrValueIsRefusedWithWhatWouldBeRight(String text, String message) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("test.yaml: " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "api: {port: many}              | api.port",
                "api: {port: 1.5}               | api.port",
                "sessions: {sliding: perhaps}   | sessions.sliding",
                "issuing: {creditByHand: perhaps} | issuing.creditByHand",
                "assumptions: {keyTypeTransitions: DDTK_TO_DUTK} | assumptions.keyTypeTransitions",
            })
    void aValueOfAnotherKindIsRefusedWithItsKey(String text, String key) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("test.yaml: " + key + ": ");
    }

    @Test
    void aKeyGivenTwiceIsRefused() {
        assertThatThrownBy(() -> parse("staTables: a\nstaTables: b\n"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("staTables");
    }

    @Test
    void textThatIsNoYamlIsRefusedWithItsLine() {
        assertThatThrownBy(() -> parse("api:\n  port: [\n"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("test.yaml, line ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'api:\n\tport: 5\n'         | line 2: there is a tab; indent with blanks
            'api:\n  port: 5\n\taddress: ::\n' | line 3: there is a tab; indent with blanks
            'api:\n  port: 5\n address: x\n' | line 3: expected <block end>, but found '<block mapping start>'
            'api: {\nport: 1\n'         | line 3: expected ',' or '}', but got <stream end>
            'staTables: @x\n'           | line 1: found character '@' that cannot start any token.
            'a: b: c\n'                 | line 1: mapping values are not allowed here
            """)
    void theLineIsTheOneThatIsWrong(String text, String told) {
        assertThatThrownBy(() -> parse(text.translateEscapes()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("test.yaml, " + told);
    }

    @ParameterizedTest
    @MethodSource("everyKey")
    void everyKeyIsDocumentedAndInTheFileThatInitWrites(String key) throws IOException {
        String documentation = Files.readString(Path.of("..", "docs", "configuration.md"));
        String lastStep = key.substring(key.lastIndexOf('.') + 1);

        assertThat(documentation).contains("`" + key + "`");
        assertThat(template()).contains(lastStep + ":");
    }

    static List<String> everyKey() {
        List<String> keys = new ArrayList<>();
        collect("", new ObjectMapper().valueToTree(Configuration.DEFAULT), keys);
        return keys;
    }

    private static void collect(String path, JsonNode node, List<String> keys) {
        node.properties().forEach(entry -> {
            String key = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            if (entry.getValue().isObject()) {
                collect(key, entry.getValue(), keys);
            } else {
                keys.add(key);
            }
        });
    }

    private static Configuration parse(String text) {
        return ConfigurationFile.parse("test.yaml", text);
    }

    private static String template() {
        try (InputStream template = ConfigurationFile.class.getResourceAsStream("ptoken.yaml")) {
            return new String(Objects.requireNonNull(template).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
