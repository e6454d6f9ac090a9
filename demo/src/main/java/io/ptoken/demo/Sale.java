package io.ptoken.demo;

import io.ptoken.node.process.CommandFailure;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyExpiryNumber;
import java.io.IOException;
import java.util.List;
import za.co.prism.prismtoken1.MeterConfigIn;
import za.co.prism.prismtoken1.Token;
import za.co.prism.prismtoken1.VerifyResult;

/**
 * What the vending client did and got.
 *
 * @param echo what came back from the ping
 * @param meter the meter as the client described it
 * @param tokens in the order in which the customer enters them
 * @param verification of the last token, the credit
 */
record Sale(String echo, MeterConfigIn meter, List<Token> tokens, VerifyResult verification) {

    private static final String VALID = "EVerify.Ok";

    /** Buys the worked example from a running server. */
    static Sale buy(DemoInstallation demo, EncryptionAlgorithm ea) throws IOException {
        try (VendingClient client = VendingClient.connect(
                DemoInstallation.HOST,
                demo.node().port(),
                demo.node().identity().certificate())) {
            String echo = client.ping("hello");
            client.signIn(demo.username(), demo.password());
            MeterConfigIn meter = meter(ea);
            List<Token> tokens = client.buyElectricity(meter, WorkedExample.HECTOWATT_HOURS);
            VerifyResult verification =
                    client.verify(afterKeyChange(ea), last(tokens).getTokenDec());
            if (!verification.getValidationResult().equals(VALID)) {
                throw new CommandFailure(
                        "the server does not verify its own token: " + verification.getValidationResult());
            }
            return new Sale(echo, meter, tokens, verification);
        }
    }

    /** The credit token. */
    Token credit() {
        return last(tokens);
    }

    private static Token last(List<Token> tokens) {
        return tokens.get(tokens.size() - 1);
    }

    private static MeterConfigIn meter(EncryptionAlgorithm ea) {
        MeterConfigIn meter = new MeterConfigIn(
                WorkedExample.METER.digits(),
                (short) ea.code(),
                (short) WorkedExample.TCT.code(),
                WorkedExample.SGC.value(),
                (short) WorkedExample.FROM.value(),
                (short) WorkedExample.TI.value(),
                (short) KeyExpiryNumber.NEVER.value());
        meter.setAllowKrnUpdate(true);
        return meter;
    }

    /** The key-change tokens come first, so the credit is under the new key. */
    private static MeterConfigIn afterKeyChange(EncryptionAlgorithm ea) {
        MeterConfigIn meter = meter(ea);
        meter.setKrn((short) WorkedExample.TO.value());
        return meter;
    }
}
