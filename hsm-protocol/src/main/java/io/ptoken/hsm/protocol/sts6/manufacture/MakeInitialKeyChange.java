package io.ptoken.hsm.protocol.sts6.manufacture;

import static io.ptoken.hsm.protocol.settings.FieldType.N;
import static io.ptoken.hsm.protocol.settings.FieldType.P;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.protocol.field.FieldLayout;
import io.ptoken.hsm.protocol.field.Fields;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.PlainRequest;
import io.ptoken.hsm.protocol.message.Repetition;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.sts6.DomainFields;
import io.ptoken.hsm.protocol.sts6.vend.KeyChangeTokens;
import io.ptoken.hsm.protocol.sts6.vend.VendFields;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.identity.TokenCarrierType;
import io.ptoken.sts.keychange.KeyChangeSetKind;

/**
 * {@code SM?MK}, on manufacturing firmware: the tokens that give a new meter its first key (module protocol section 4; layout
 * SMAPI-AP1).
 *
 * @param register register of the vending key the meter shall get
 * @param pan the meter
 * @param ti tariff index the meter shall get
 * @param ea encryption algorithm of the meter
 * @param tct any but 01 travels as 02
 * @param kind how many tokens
 */
public record MakeInitialKeyChange(
        RegisterNumber register,
        MeterPan pan,
        TariffIndex ti,
        EncryptionAlgorithm ea,
        TokenCarrierType tct,
        KeyChangeSetKind kind)
        implements PlainRequest<KeyChangeTokens> {

    public static final CommandCode COMMAND = CommandCode.sm("MK");

    private static final FieldLayout LAYOUT = FieldLayout.EMPTY
            .and(N, "register")
            .and(P, "MeterPAN")
            .and(N, "TI")
            .and(N, "EA")
            .and(N, "TCT")
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
        return VendFields.meter(settings.fields(), register, pan, ti, ea, tct)
                .number(kind.tokens())
                .body();
    }

    /** Reads the body of a request. */
    public static MakeInitialKeyChange decode(String body, ProtocolSettings settings) {
        Fields fields = LAYOUT.read(body, settings.fields());
        RegisterNumber register = DomainFields.register(fields, 0);
        TokenCarrierType tct = DomainFields.carrier(fields, 4);
        return new MakeInitialKeyChange(
                register,
                DomainFields.pan(fields, 1),
                DomainFields.tariff(fields, 2),
                DomainFields.algorithm(fields, 3),
                tct,
                DomainFields.keyChangeKind(fields, 5));
    }

    @Override
    public KeyChangeTokens decodeResponse(String body, ProtocolSettings settings) {
        return KeyChangeTokens.decode(body, settings);
    }
}
