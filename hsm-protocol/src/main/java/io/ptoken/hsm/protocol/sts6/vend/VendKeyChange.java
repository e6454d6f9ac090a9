package io.ptoken.hsm.protocol.sts6.vend;

import static io.ptoken.hsm.protocol.settings.FieldType.N;
import static io.ptoken.hsm.protocol.settings.FieldType.P;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.protocol.field.FieldLayout;
import io.ptoken.hsm.protocol.field.FieldWriter;
import io.ptoken.hsm.protocol.field.Fields;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.PlainRequest;
import io.ptoken.hsm.protocol.message.Repetition;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.sts6.DomainFields;
import io.ptoken.hsm.vend.VendKeyChangeRequest;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.TokenCarrierType;

/**
 * {@code SM?VK}, vend the tokens of a key change (module protocol section 3.8).
 *
 * @param vend what is asked; any TCT but 01 travels as 02
 */
public record VendKeyChange(VendKeyChangeRequest vend) implements PlainRequest<KeyChangeTokens> {

    public static final CommandCode COMMAND = CommandCode.sm("VK");

    private static final FieldLayout LAYOUT = FieldLayout.EMPTY
            .and(N, "old register")
            .and(N, "new register")
            .and(P, "MeterPAN")
            .and(N, "old TI")
            .and(N, "EA")
            .and(N, "TCT")
            .and(N, "new TI")
            .and(N, "number of tokens");

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
        return new FieldWriter(settings.fields())
                .number(vend.from().value())
                .number(vend.to().value())
                .text(vend.pan().digits())
                .number(vend.fromTi().value())
                .number(vend.ea().code())
                .number(DomainFields.carrierCode(vend.tct()))
                .number(vend.toTi().value())
                .number(vend.kind().tokens())
                .body();
    }

    /** Reads the body of a request. */
    public static VendKeyChange decode(String body, ProtocolSettings settings) {
        Fields fields = LAYOUT.read(body, settings.fields());
        RegisterNumber from = DomainFields.register(fields, 0);
        RegisterNumber to = DomainFields.register(fields, 1);
        TokenCarrierType tct = DomainFields.carrier(fields, 5);
        MeterPan pan = DomainFields.pan(fields, 2);
        return new VendKeyChange(new VendKeyChangeRequest(
                from,
                to,
                pan,
                DomainFields.tariff(fields, 3),
                DomainFields.tariff(fields, 6),
                DomainFields.algorithm(fields, 4),
                tct,
                DomainFields.keyChangeKind(fields, 7)));
    }

    @Override
    public KeyChangeTokens decodeResponse(String body, ProtocolSettings settings) {
        return KeyChangeTokens.decode(body, settings);
    }
}
