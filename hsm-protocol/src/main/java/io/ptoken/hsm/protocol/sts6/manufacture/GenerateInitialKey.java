package io.ptoken.hsm.protocol.sts6.manufacture;

import static io.ptoken.hsm.protocol.settings.FieldType.N;

import io.ptoken.hsm.protocol.field.FieldLayout;
import io.ptoken.hsm.protocol.field.FieldWriter;
import io.ptoken.hsm.protocol.field.Fields;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.Patience;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.sts6.DomainFields;
import io.ptoken.hsm.protocol.sts6.keyload.KeyLoadRequest;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.EncryptionAlgorithm;

/**
 * {@code SM?MG}, on manufacturing firmware: make a DITK and show its components at the keypad of the module (module protocol
 * section 4; layout SMAPI-AP1).
 *
 * @param ea encryption algorithm of the key
 * @param components into how many it is split, 1-9
 */
public record GenerateInitialKey(EncryptionAlgorithm ea, int components) implements KeyLoadRequest<InitialKey> {

    public static final CommandCode COMMAND = CommandCode.sm("MG");

    private static final FieldLayout LAYOUT = FieldLayout.EMPTY.and(N, "EA").and(N, "components");

    public GenerateInitialKey {
        InvalidValueException.requireRange("components", components, 1, LoadInitialKey.MAX_COMPONENTS);
    }

    @Override
    public CommandCode command() {
        return COMMAND;
    }

    @Override
    public Patience patience() {
        return Patience.OPERATOR;
    }

    @Override
    public String encode(ProtocolSettings settings) {
        return new FieldWriter(settings.fields())
                .number(ea.code())
                .number(components)
                .body();
    }

    /** Reads the body of a request. */
    public static GenerateInitialKey decode(String body, ProtocolSettings settings) {
        Fields fields = LAYOUT.read(body, settings.fields());
        int components = fields.integer(1, 1, LoadInitialKey.MAX_COMPONENTS);
        return new GenerateInitialKey(DomainFields.algorithm(fields, 0), components);
    }

    @Override
    public InitialKey decodeResponse(String body, ProtocolSettings settings) {
        return InitialKey.decode(body, settings);
    }
}
