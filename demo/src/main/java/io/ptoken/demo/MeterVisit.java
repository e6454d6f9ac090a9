package io.ptoken.demo;

import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.simulated.TestKeys;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.DecoderKeyGenerator;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.meter.MeterNameplate;
import io.ptoken.sts.meter.MeterResponse;
import io.ptoken.sts.meter.MeterSnapshot;
import io.ptoken.sts.meter.VirtualMeter;
import io.ptoken.sts.meter.VirtualMeterSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import za.co.prism.prismtoken1.Token;

/**
 * The customer's virtual meter takes the tokens.
 *
 * @param responses what it answered to each
 * @param after what it shows afterwards
 */
record MeterVisit(List<MeterResponse> responses, MeterSnapshot after) {

    private static final Duration AGE = Duration.ofDays(365);

    /**
     * Enters the tokens one after the other.
     *
     * @throws CommandFailure when the meter refuses one
     */
    static MeterVisit enter(List<Token> tokens, EncryptionAlgorithm ea, StaTables tables, Surroundings surroundings) {
        VirtualMeter meter = meter(ea, tables, surroundings);
        List<MeterResponse> responses = new ArrayList<>();
        for (Token token : tokens) {
            MeterResponse response = meter.enter(token.getTokenDec());
            if (!response.result().isAccepted()) {
                throw new CommandFailure("the meter refuses " + token.getDescription() + ": " + response.result());
            }
            responses.add(response);
        }
        return new MeterVisit(List.copyOf(responses), meter.snapshot());
    }

    /** A year old, on KRN 1. */
    private static VirtualMeter meter(EncryptionAlgorithm ea, StaTables tables, Surroundings surroundings) {
        try (VendingKey vendingKey = TestKeys.first();
                DecoderKeyGenerator generator = DecoderKeyGenerator.of(DecoderKeyAlgorithm.DKGA04, vendingKey);
                DecoderKey key = generator.generate(WorkedExample.keyContext(ea))) {
            return new VirtualMeter(
                    new MeterNameplate(
                            WorkedExample.METER,
                            ea,
                            surroundings.clock().instant().minus(AGE)),
                    key,
                    WorkedExample.keyAttributes(),
                    tables,
                    VirtualMeterSettings.DEFAULT,
                    surroundings.clock());
        }
    }
}
