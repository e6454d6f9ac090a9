package io.ptoken.hsm.protocol.sts6.vend;

import static io.ptoken.hsm.protocol.settings.FieldType.N;
import static io.ptoken.hsm.protocol.settings.FieldType.P;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.protocol.field.FieldLayout;
import io.ptoken.hsm.protocol.field.FieldWriter;
import io.ptoken.hsm.protocol.field.Fields;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.frame.ResponseFrame;
import io.ptoken.hsm.protocol.message.PlainRequest;
import io.ptoken.hsm.protocol.message.Repetition;
import io.ptoken.hsm.protocol.settings.CommandSettings.VerifyLayout;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.sts6.DomainFields;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.vend.TokenVerification;
import io.ptoken.hsm.vend.VerifyTokenRequest;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.TokenCarrierType;
import io.ptoken.sts.token.bits.TokenNumber;

/**
 * {@code SM?VT}, verify a token (module protocol section 3.9). Two sources show two layouts (assumption A9); the module's side
 * tells them apart by the number of fields. Layout B names a TCT, which does not matter here: 02 is sent.
 *
 * @param verify what is asked
 * @param layout how it is asked
 */
public record VerifyToken(VerifyTokenRequest verify, VerifyLayout layout) implements PlainRequest<VerifiedToken> {

    public static final CommandCode COMMAND = CommandCode.sm("VT");

    private static final FieldLayout LAYOUT_A = FieldLayout.EMPTY
            .and(N, "register")
            .and(P, "MeterPAN")
            .and(N, "TI")
            .and(N, "EA")
            .and(P, "token");
    private static final FieldLayout LAYOUT_B = FieldLayout.EMPTY
            .and(N, "register")
            .and(P, "MeterPAN")
            .and(N, "TI")
            .and(N, "EA")
            .and(N, "TCT")
            .and(P, "token");

    private static final int FIELDS_OF_B = 6;

    @Override
    public CommandCode command() {
        return COMMAND;
    }

    @Override
    public Repetition repetition() {
        return Repetition.HARMLESS;
    }

    @Override
    public String encode(ProtocolSettings settings) {
        FieldWriter fields = new FieldWriter(settings.fields())
                .number(verify.register().value())
                .text(verify.pan().digits())
                .number(verify.ti().value())
                .number(verify.ea().code());
        return layout == VerifyLayout.A
                ? fields.text(verify.token().decimal()).body()
                : fields.number(TokenCarrierType.NUMERIC.code())
                        .text(verify.token().hex())
                        .body();
    }

    /** Reads the body of a request in either layout. */
    public static VerifyToken decode(String body, ProtocolSettings settings) {
        boolean b = body.chars().filter(character -> character == '~').count() >= FIELDS_OF_B;
        Fields fields = (b ? LAYOUT_B : LAYOUT_A).read(body, settings.fields());
        RegisterNumber register = DomainFields.register(fields, 0);
        if (b) {
            DomainFields.carrier(fields, 4);
        }
        int place = b ? 5 : 4;
        String digits = fields.text(place);
        TokenNumber token = DomainFields.token(
                fields, place, () -> b ? TokenNumber.parseHex(digits) : TokenNumber.parseDecimal(digits));
        MeterPan pan = DomainFields.pan(fields, 1);
        return new VerifyToken(
                new VerifyTokenRequest(
                        register, pan, DomainFields.tariff(fields, 2), DomainFields.algorithm(fields, 3), token),
                b ? VerifyLayout.B : VerifyLayout.A);
    }

    @Override
    public VerifiedToken decodeResponse(String body, ProtocolSettings settings) {
        return VerifiedToken.decode(body, settings);
    }

    /** A bad token may also be told by status 03 (module protocol section 3.9). */
    @Override
    public VerifiedToken read(ResponseFrame response, ProtocolSettings settings) {
        if (response.status().code().equals(SmStatus.TOKEN_CRC_ERROR.code())) {
            return new VerifiedToken(new TokenVerification.Invalid(SmStatus.TOKEN_CRC_ERROR));
        }
        return PlainRequest.super.read(response, settings);
    }
}
