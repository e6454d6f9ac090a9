package io.ptoken.thrift.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.transport.layered.TFramedTransport;
import org.junit.jupiter.api.Test;
import za.co.prism.prismtoken1.ApiException;
import za.co.prism.prismtoken1.MeterConfigIn;
import za.co.prism.prismtoken1.SessionOptions;
import za.co.prism.prismtoken1.Token;
import za.co.prism.prismtoken1.TokenApi;
import za.co.prism.prismtoken1.TokenIssueFlags;
import za.co.prism.prismtoken1.prismtoken1_TokenApiConstants;

/** Programs written against the vendor's development pack compile, with the published names, and find the same defaults. */
class PublishedNamesTest {

    @Test
    void aMeterIsBuiltFromItsSevenRequiredValues() {
        MeterConfigIn meter =
                new MeterConfigIn("00000000000", (short) 7, (short) 1, 123456, (short) 1, (short) 1, (short) 255);

        assertThat(meter.isAllowKrnUpdate()).isTrue();
        assertThat(meter.isAllowKenUpdate()).isTrue();
        assertThat(meter.isAllow3Kct()).isFalse();
        assertThat(meter.getDoe()).isEqualTo("0000");
        assertThat(meter.isSetNewConfig()).isFalse();
        assertThat(meter.isSetAllowKrnUpdate()).isFalse();
    }

    @Test
    void theInterfaceDefinitionTravelsInTheJarUnderItsPublishedNameWithAllNamespaces() throws IOException {
        try (InputStream file = PublishedNamesTest.class.getResourceAsStream("/prismtoken1-TokenApi.thrift")) {
            assertThat(file).isNotNull();
            assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .filteredOn(line -> line.startsWith("namespace "))
                    .containsExactlyInAnyOrder(
                            "namespace * Prism.PrismToken1",
                            "namespace csharp Prism.PrismToken1",
                            "namespace java za.co.prism.prismtoken1",
                            "namespace js Prism.PrismToken1",
                            "namespace netcore Prism.PrismToken1",
                            "namespace netstd Prism.PrismToken1",
                            "namespace php Prism.PrismToken1",
                            "namespace py prismtoken1");
        }
    }

    @Test
    void aProgramReadsResultsByFieldOrByGetter() throws TException {
        TokenApi.Iface client = new TokenApi.Client(
                new TBinaryProtocol(new TFramedTransport(new ScriptedTransport(GoldenFrames.CREDIT_REPLY))));

        MeterConfigIn meter =
                new MeterConfigIn("00000000000", (short) 7, (short) 1, 123456, (short) 1, (short) 1, (short) 255);

        List<Token> tokens = client.issueCreditToken("m-1", "T", meter, (short) 0, 1000.0, 0L, 0L);

        Token token = tokens.get(0);
        assertThat(token.tokenDec).isEqualTo(token.getTokenDec()).isEqualTo("00000000000134220736");
        assertThat(token.scaledAmount).isEqualTo(token.getScaledAmount()).isEqualTo("100.0");
        assertThat(token.isReservedTid).isEqualTo(token.isIsReservedTid()).isFalse();
        assertThat(token.newConfig).isNull();
    }

    @Test
    void errorsCarryTheirCodeAndTextAsFieldsAndConstructorArguments() {
        ApiException error = new ApiException("ECacheMiss", prismtoken1_TokenApiConstants.ApiErrors.get("ECacheMiss"));

        assertThat(error.eCode).isEqualTo(error.getECode()).isEqualTo("ECacheMiss");
        assertThat(error.eMsgEn)
                .isEqualTo(error.getEMsgEn())
                .isEqualTo("The requested entry was not found in the cache");
        TException caughtAs = error;
        assertThat(caughtAs).hasNoCause();
    }

    @Test
    void sessionOptionsCarryVersionAndCulture() {
        SessionOptions options = new SessionOptions();

        assertThat(options.getVersion()).isEqualTo("1.1");
        assertThat(options.getCulture()).isEqualTo("en");
    }

    @Test
    void constantsAndFlagsAreThoseOfTheInterface() {
        assertThat(prismtoken1_TokenApiConstants.ApiVersion).isEqualTo("1.1");
        assertThat("a message\tid").doesNotMatch(prismtoken1_TokenApiConstants.PrintableAsciiRe);
        assertThat("m-1.x,y_z").matches(prismtoken1_TokenApiConstants.IdentMatchRe);
        assertThat("x".repeat(41)).doesNotMatch(prismtoken1_TokenApiConstants.IdentMatchRe);
        assertThat(prismtoken1_TokenApiConstants.ApiErrors).hasSize(24);
        assertThat(TokenIssueFlags.EXTERNAL_CLOCK.getValue()).isEqualTo(1);
        assertThat(TokenIssueFlags.TID_ADJUST_BDT.getValue()).isEqualTo(2);
        assertThat(TokenIssueFlags.SPECIAL_RESERVED.getValue()).isEqualTo(4);
    }
}
