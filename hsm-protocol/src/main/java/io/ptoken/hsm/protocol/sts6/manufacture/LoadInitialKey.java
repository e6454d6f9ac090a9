package io.ptoken.hsm.protocol.sts6.manufacture;

import static io.ptoken.hsm.protocol.settings.FieldType.H;
import static io.ptoken.hsm.protocol.settings.FieldType.N;

import io.ptoken.hsm.protocol.field.FieldLayout;
import io.ptoken.hsm.protocol.field.FieldWriter;
import io.ptoken.hsm.protocol.field.Fields;
import io.ptoken.hsm.protocol.field.HexOctets;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.Patience;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.sts6.DomainFields;
import io.ptoken.hsm.protocol.sts6.keyload.KeyLoadRequest;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.key.KeyCheckValue;

/**
 * {@code SM?ML}, on manufacturing firmware: load a DITK whose components are entered at the keypad of the module, so that none
 * is ever on the line (module protocol section 4; layout SMAPI-AP1).
 *
 * @param ea encryption algorithm of the key
 * @param components how many there are, 1-9
 * @param expected key check value that the key must have
 */
public record LoadInitialKey(EncryptionAlgorithm ea, int components, KeyCheckValue expected)
        implements KeyLoadRequest<InitialKey> {

    public static final CommandCode COMMAND = CommandCode.sm("ML");

    static final int MAX_COMPONENTS = 9;

    private static final FieldLayout LAYOUT =
            FieldLayout.EMPTY.and(N, "EA").and(N, "components").and(H, "key check value");

    public LoadInitialKey {
        InvalidValueException.requireRange("components", components, 1, MAX_COMPONENTS);
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
                .octets(new HexOctets(expected.hex6()))
                .body();
    }

    /** Reads the body of a request. */
    public static LoadInitialKey decode(String body, ProtocolSettings settings) {
        Fields fields = LAYOUT.read(body, settings.fields());
        int components = fields.integer(1, 1, MAX_COMPONENTS);
        KeyCheckValue expected = InitialKey.checkValue(fields, 2);
        return new LoadInitialKey(DomainFields.algorithm(fields, 0), components, expected);
    }

    @Override
    public InitialKey decodeResponse(String body, ProtocolSettings settings) {
        return InitialKey.decode(body, settings);
    }
}
