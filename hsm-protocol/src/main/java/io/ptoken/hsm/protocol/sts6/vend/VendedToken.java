package io.ptoken.hsm.protocol.sts6.vend;

import static io.ptoken.hsm.protocol.settings.FieldType.P;

import io.ptoken.hsm.protocol.field.FieldLayout;
import io.ptoken.hsm.protocol.field.FieldWriter;
import io.ptoken.hsm.protocol.field.Fields;
import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.sts6.DomainFields;
import io.ptoken.sts.token.bits.TokenNumber;

/**
 * Response to {@code SM?VC} and {@code SM?VM} (module protocol section 3.6): the token as 17 hex and as 20 decimal digits. It
 * counts only when both are the same token.
 */
public record VendedToken(TokenNumber token) implements ModuleResponse {

    private static final FieldLayout LAYOUT =
            FieldLayout.EMPTY.and(P, "token hex").and(P, "token decimal").tolerant();

    @Override
    public String encode(ProtocolSettings settings) {
        return new FieldWriter(settings.fields())
                .text(token.hex())
                .text(token.decimal())
                .body();
    }

    /** Reads the body of a response. */
    public static VendedToken decode(String body, ProtocolSettings settings) {
        Fields fields = LAYOUT.read(body, settings.fields());
        return new VendedToken(DomainFields.token(fields, 0, fields.text(0), fields.text(1)));
    }
}
