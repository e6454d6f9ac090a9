package io.ptoken.hsm.protocol.sts6.manufacture;

import static io.ptoken.hsm.protocol.settings.FieldType.H;

import io.ptoken.hsm.protocol.field.FieldLayout;
import io.ptoken.hsm.protocol.field.FieldWriter;
import io.ptoken.hsm.protocol.field.Fields;
import io.ptoken.hsm.protocol.field.HexOctets;
import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.sts.key.KeyCheckValue;

/** Response to {@code SM?ML} and {@code SM?MG}: the check value of the key that is now in the module. */
public record InitialKey(KeyCheckValue checkValue) implements ModuleResponse {

    private static final int OCTETS = 3;
    private static final FieldLayout LAYOUT =
            FieldLayout.EMPTY.and(H, "key check value").tolerant();

    @Override
    public String encode(ProtocolSettings settings) {
        return new FieldWriter(settings.fields())
                .octets(new HexOctets(checkValue.hex6()))
                .body();
    }

    /** Reads the body of a response. */
    public static InitialKey decode(String body, ProtocolSettings settings) {
        return new InitialKey(checkValue(LAYOUT.read(body, settings.fields()), 0));
    }

    static KeyCheckValue checkValue(Fields fields, int index) {
        return new KeyCheckValue(fields.octets(index, OCTETS).digits());
    }
}
