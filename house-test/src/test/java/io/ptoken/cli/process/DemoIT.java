package io.ptoken.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import za.co.prism.prismtoken1.Token;

class DemoIT {

    @ParameterizedTest
    @CsvSource({
        "7, 3, software, in software",
        "11, 5, software, in software",
        "7, 3, tsm500i-simulator, 'a simulated TSM500i, over TCP'",
        "11, 5, tsm250-simulator, 'a simulated TSM250, at a serial line'"
    })
    void sellsOnceAndEnds(String ea, int tokens, String module, String what) {
        Program.Ended demo = Program.run(Map.of(), "demo", "--once", "--ea", ea, "--module", module);

        assertThat(demo.err()).isEmpty();
        assertThat(demo.exitCode()).isZero();
        assertThat(demo.out())
                .contains("EVerify.Ok", "electricity  10.0 kWh", what)
                .containsPattern(tokens + "  ([0-9]{4} ){5} *Credit:Electricity")
                .doesNotContain("\u001b");
    }

    @Test
    void servesAClientLikeTheVendorsSampleUntilItIsTerminated() throws Exception {
        try (Program demo = Program.start(Map.of(), "demo", "--json", "--port=0")) {
            JsonNode facts = new ObjectMapper().readTree(demo.readLine());
            Path data = Path.of(facts.path("dataDirectory").asText());
            assertThat(data).isDirectory();
            assertThat(facts.path("certificate").asText()).startsWith("-----BEGIN CERTIFICATE-----");

            List<Token> tokens;
            try (VendorLikeClient client = VendorLikeClient.connect(
                    facts.path("host").asText(), facts.path("port").asInt())) {
                tokens = client.buy(
                        facts.path("user").asText(), facts.path("password").asText());
            }
            demo.terminate();

            assertThat(tokens).hasSize(1);
            assertThat(tokens.get(0).getTokenDec()).matches("[0-9]{20}");
            assertThat(tokens.get(0).getDescription()).isEqualTo("Credit:Electricity");
            assertThat(tokens.get(0).getScaledAmount()).isEqualTo("100.0");
            assertThat(demo.end().exitCode()).isZero();
            assertThat(data.getParent()).doesNotExist();
        }
    }
}
