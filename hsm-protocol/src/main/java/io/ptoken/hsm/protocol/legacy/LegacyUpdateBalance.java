package io.ptoken.hsm.protocol.legacy;

import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.PlainRequest;
import io.ptoken.hsm.protocol.message.Repetition;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;

/**
 * {@code SM?TU}, set the credit balance anew (module protocol section 5.5).
 *
 * @param register of the key the block is encrypted under
 * @param block a {@link CreditUpdateBlock}, encrypted
 */
public record LegacyUpdateBalance(LegacyRegister register, DesBlock block) implements PlainRequest<LegacyBalance> {

    public static final CommandCode COMMAND = CommandCode.sm("TU");

    @Override
    public CommandCode command() {
        return COMMAND;
    }

    @Override
    public Repetition repetition() {
        return Repetition.FORBIDDEN;
    }

    @Override
    public String encode(ProtocolSettings settings) {
        return register + block.digits();
    }

    /** Reads the body of a request. */
    public static LegacyUpdateBalance decode(String body, ProtocolSettings settings) {
        FixedReader reader = new FixedReader(body);
        LegacyUpdateBalance request =
                new LegacyUpdateBalance(LegacyRegister.read(reader), DesBlock.read(reader, "credit update block"));
        reader.end();
        return request;
    }

    @Override
    public LegacyBalance decodeResponse(String body, ProtocolSettings settings) {
        return LegacyBalance.decode(body, settings);
    }
}
