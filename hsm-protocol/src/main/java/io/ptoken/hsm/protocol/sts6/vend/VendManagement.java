package io.ptoken.hsm.protocol.sts6.vend;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.protocol.field.Fields;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.PlainRequest;
import io.ptoken.hsm.protocol.message.Repetition;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.sts6.DomainFields;
import io.ptoken.hsm.vend.VendManagementRequest;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.TokenCarrierType;
import io.ptoken.sts.tid.TokenIdentifier;

/**
 * {@code SM?VM}, vend a management token (module protocol section 3.7): the fields of {@code SM?VC} with a 16-bit payload.
 *
 * @param vend what is asked; any TCT but 01 travels as 02
 */
public record VendManagement(VendManagementRequest vend) implements PlainRequest<VendedToken> {

    public static final CommandCode COMMAND = CommandCode.sm("VM");

    private static final int PAYLOAD_OCTETS = 2;
    private static final int MAX_SUBCLASS = 15;

    @Override
    public CommandCode command() {
        return COMMAND;
    }

    @Override
    public boolean answersAreUnique() {
        return true;
    }

    @Override
    public Repetition repetition() {
        return Repetition.FORBIDDEN;
    }

    @Override
    public String encode(ProtocolSettings settings) {
        return VendFields.meter(settings.fields(), vend.register(), vend.pan(), vend.ti(), vend.ea(), vend.tct())
                .number(vend.subclass())
                .hexNumber(vend.payload(), PAYLOAD_OCTETS)
                .hexNumber(vend.tid().minutes(), DomainFields.TID_OCTETS)
                .body();
    }

    /** Reads the body of a request. */
    public static VendManagement decode(String body, ProtocolSettings settings) {
        Fields fields = VendFields.LAYOUT.read(body, settings.fields());
        RegisterNumber register = DomainFields.register(fields, VendFields.REGISTER);
        TokenCarrierType tct = DomainFields.carrier(fields, VendFields.TCT);
        int payload = (int) fields.hexNumber(VendFields.VALUE, VendCredit.MAX_UNIT_CODE);
        TokenIdentifier tid = DomainFields.tid(fields, VendFields.TID);
        MeterPan pan = DomainFields.pan(fields, VendFields.PAN);
        return new VendManagement(new VendManagementRequest(
                register,
                pan,
                DomainFields.tariff(fields, VendFields.TI),
                DomainFields.algorithm(fields, VendFields.EA),
                tct,
                DomainFields.parameter(fields, VendFields.SUBCLASS, MAX_SUBCLASS),
                payload,
                tid));
    }

    @Override
    public VendedToken decodeResponse(String body, ProtocolSettings settings) {
        return VendedToken.decode(body, settings);
    }
}
