package io.ptoken.hsm.protocol.sts6.keyload;

import static io.ptoken.hsm.protocol.settings.FieldType.H;
import static io.ptoken.hsm.protocol.settings.FieldType.P;

import io.ptoken.hsm.protocol.field.FieldLayout;
import io.ptoken.hsm.protocol.field.FieldWriter;
import io.ptoken.hsm.protocol.field.Fields;
import io.ptoken.hsm.protocol.field.HexOctets;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.Done;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;

/**
 * {@code SM?CI}, carry out a signed instruction (module protocol section 4; layout SMAPI-AP1). A signature of the wrong length
 * is for the module to refuse, with 02.
 *
 * @param instruction record
 * @param signature of whoever may instruct the module
 */
public record ControlInstruction(KeyLoadRecord instruction, HexOctets signature) implements KeyLoadRequest<Done> {

    public static final CommandCode COMMAND = CommandCode.sm("CI");

    private static final FieldLayout LAYOUT =
            FieldLayout.EMPTY.and(P, "instruction").and(H, "signature");

    @Override
    public CommandCode command() {
        return COMMAND;
    }

    @Override
    public String encode(ProtocolSettings settings) {
        return new FieldWriter(settings.fields())
                .text(instruction.text())
                .octets(signature)
                .body();
    }

    /** Reads the body of a request. */
    public static ControlInstruction decode(String body, ProtocolSettings settings) {
        Fields fields = LAYOUT.read(body, settings.fields());
        return new ControlInstruction(KeyLoadRequest.record(fields, 0), fields.octets(1));
    }

    @Override
    public Done decodeResponse(String body, ProtocolSettings settings) {
        return new Done();
    }
}
