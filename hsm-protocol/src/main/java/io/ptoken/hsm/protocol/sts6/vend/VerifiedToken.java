package io.ptoken.hsm.protocol.sts6.vend;

import static io.ptoken.hsm.protocol.settings.FieldType.H;
import static io.ptoken.hsm.protocol.settings.FieldType.N;

import io.ptoken.hsm.protocol.field.FieldLayout;
import io.ptoken.hsm.protocol.field.FieldWriter;
import io.ptoken.hsm.protocol.field.Fields;
import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.sts6.DomainFields;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.vend.TokenVerification;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.token.bits.TokenClass;

/**
 * Response to {@code SM?VT} (module protocol section 3.9). The first field is 0 for a good token, else 3, 41, 42 or 80; the
 * whole number counts. Whether the others are there for a bad token, no source tells: they may be missing.
 */
public record VerifiedToken(TokenVerification verification) implements ModuleResponse {

    private static final int ALL = 5;
    private static final FieldLayout BAD = FieldLayout.EMPTY
            .and(N, "ValidationResult")
            .and(N, "class")
            .and(N, "subclass")
            .and(H, "value")
            .and(H, "TID")
            .tolerant()
            .optionalFrom(1);
    private static final FieldLayout GOOD = BAD.optionalFrom(ALL);

    public VerifiedToken {
        if (verification instanceof TokenVerification.Invalid invalid) {
            requireReason(invalid.reason());
        }
    }

    @Override
    public String encode(ProtocolSettings settings) {
        FieldWriter fields = new FieldWriter(settings.fields());
        if (verification instanceof TokenVerification.Valid valid) {
            boolean currency = valid.tokenClass() == TokenClass.CREDIT && VendCredit.isCurrency(valid.subclass());
            return fields.number(0)
                    .number(valid.tokenClass().code())
                    .number(valid.subclass())
                    .hexNumber(valid.value(), currency ? VendCredit.CURRENCY_OCTETS : VendCredit.UNIT_OCTETS)
                    .hexNumber(valid.tid().minutes(), DomainFields.TID_OCTETS)
                    .body();
        }
        SmStatus reason = ((TokenVerification.Invalid) verification).reason();
        return fields.number(Integer.parseInt(reason.code()))
                .number(0)
                .number(0)
                .hexNumber(0, VendCredit.UNIT_OCTETS)
                .hexNumber(0, DomainFields.TID_OCTETS)
                .body();
    }

    /** Reads the body of a response. */
    public static VerifiedToken decode(String body, ProtocolSettings settings) {
        Fields first = BAD.read(body, settings.fields());
        int result = first.integer(0, 0, 99);
        if (result != 0) {
            SmStatus reason = SmStatus.ofCode(String.format("%02d", result)).orElse(SmStatus.SUCCESSFUL);
            try {
                return new VerifiedToken(new TokenVerification.Invalid(requireReason(reason)));
            } catch (InvalidValueException e) {
                throw first.fault(SmStatus.PTVD_RANGE, 0, "got " + result + ", expected " + e.expected());
            }
        }
        Fields fields = GOOD.read(body, settings.fields());
        int tokenClass = fields.integer(1, 0, 3);
        int subclass = fields.integer(2, 0, 15);
        boolean currency = tokenClass == TokenClass.CREDIT.code() && VendCredit.isCurrency(subclass);
        return new VerifiedToken(new TokenVerification.Valid(
                TokenClass.ofCode(tokenClass),
                subclass,
                (int) fields.hexNumber(3, currency ? VendCredit.MAX_CURRENCY_CODE : VendCredit.MAX_UNIT_CODE),
                DomainFields.tid(fields, 4)));
    }

    private static SmStatus requireReason(SmStatus reason) {
        return switch (reason) {
            case TOKEN_CRC_ERROR, KEY_EXPIRED_ERROR, KEY_ISSUE_EXPIRED_ERROR, DDTK_CREDIT_ERROR -> reason;
            default -> throw new InvalidValueException("ValidationResult", reason.code(), "0, 3, 41, 42 or 80");
        };
    }
}
