package io.ptoken.cli.demo;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.ptoken.sts.meter.MeterResponse;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import za.co.prism.prismtoken1.Token;

/**
 * The demo for programs.
 *
 * @param host address served on
 * @param port TCP port served on
 * @param user account of the TokenApi
 * @param password its password
 * @param certificate the server's certificate, PEM
 * @param certificateFile file with the certificate
 * @param dataDirectory data directory of the installation
 * @param staTables which STA tables made the tokens
 * @param verified result of verifying the credit token
 * @param tokens in the order of entry
 * @param electricityKwh what the virtual meter holds afterwards
 */
@JsonPropertyOrder({"host", "port", "user", "password", "certificate", "certificateFile", "dataDirectory"})
record DemoFacts(
        String host,
        int port,
        String user,
        String password,
        String certificate,
        String certificateFile,
        String dataDirectory,
        String staTables,
        String verified,
        List<TokenFacts> tokens,
        BigDecimal electricityKwh) {

    /**
     * One token.
     *
     * @param tokenDec twenty digits
     * @param description kind of token
     * @param meterResult what the virtual meter answered
     */
    record TokenFacts(String tokenDec, String description, String meterResult) {}

    static DemoFacts of(DemoInstallation demo, Sale sale, MeterVisit visit) {
        return new DemoFacts(
                DemoInstallation.HOST,
                demo.node().port(),
                demo.username(),
                demo.password(),
                demo.node().identity().certificatePem(),
                demo.installation().data().certificate().toString(),
                demo.installation().data().root().toString(),
                demo.installation().tables().describe(),
                sale.verification().getValidationResult(),
                IntStream.range(0, sale.tokens().size())
                        .mapToObj(i ->
                                token(sale.tokens().get(i), visit.responses().get(i)))
                        .toList(),
                new BigDecimal(visit.after().credit().getOrDefault(CreditSubclass.ELECTRICITY, BigInteger.ZERO), 1));
    }

    private static TokenFacts token(Token token, MeterResponse response) {
        return new TokenFacts(
                token.getTokenDec(), token.getDescription(), response.result().resultName());
    }
}
