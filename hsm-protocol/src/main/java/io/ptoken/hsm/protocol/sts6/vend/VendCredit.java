package io.ptoken.hsm.protocol.sts6.vend;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.protocol.field.Fields;
import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.message.PlainRequest;
import io.ptoken.hsm.protocol.message.Repetition;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.hsm.protocol.sts6.DomainFields;
import io.ptoken.hsm.vend.VendCreditRequest;
import io.ptoken.sts.amount.CurrencyAmountCode;
import io.ptoken.sts.amount.TransferAmountCode;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.TokenCarrierType;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.CreditSubclass;

/**
 * {@code SM?VC}, vend a credit token (module protocol section 3.6). The amount takes two octets for units and three, of
 * which 20 bits count, for currency.
 *
 * @param vend what is asked; any TCT but 01 travels as 02
 */
public record VendCredit(VendCreditRequest vend) implements PlainRequest<VendedToken> {

    public static final CommandCode COMMAND = CommandCode.sm("VC");

    private static final int MAX_SUBCLASS = CreditSubclass.TIME_CURRENCY.code();
    static final int UNIT_OCTETS = 2;
    static final int CURRENCY_OCTETS = 3;
    static final long MAX_UNIT_CODE = 0xFFFF;
    static final long MAX_CURRENCY_CODE = 0xF_FFFF;

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
        boolean currency = vend.amount() instanceof CurrencyAmountCode;
        return VendFields.meter(settings.fields(), vend.register(), vend.pan(), vend.ti(), vend.ea(), vend.tct())
                .number(vend.subclass().code())
                .hexNumber(code(vend.amount()), currency ? CURRENCY_OCTETS : UNIT_OCTETS)
                .hexNumber(vend.tid().minutes(), DomainFields.TID_OCTETS)
                .body();
    }

    /** Reads the body of a request. */
    public static VendCredit decode(String body, ProtocolSettings settings) {
        Fields fields = VendFields.LAYOUT.read(body, settings.fields());
        RegisterNumber register = DomainFields.register(fields, VendFields.REGISTER);
        TokenCarrierType tct = DomainFields.carrier(fields, VendFields.TCT);
        boolean currency = isCurrency(DomainFields.number(fields, VendFields.SUBCLASS));
        int code = (int) fields.hexNumber(VendFields.VALUE, currency ? MAX_CURRENCY_CODE : MAX_UNIT_CODE);
        TokenIdentifier tid = DomainFields.tid(fields, VendFields.TID);
        MeterPan pan = DomainFields.pan(fields, VendFields.PAN);
        CreditSubclass subclass =
                CreditSubclass.ofCode(DomainFields.parameter(fields, VendFields.SUBCLASS, MAX_SUBCLASS));
        return new VendCredit(new VendCreditRequest(
                register,
                pan,
                DomainFields.tariff(fields, VendFields.TI),
                DomainFields.algorithm(fields, VendFields.EA),
                tct,
                subclass,
                currency ? new CurrencyAmountCode(code) : new UnitAmountCode(code),
                tid));
    }

    @Override
    public VendedToken decodeResponse(String body, ProtocolSettings settings) {
        return VendedToken.decode(body, settings);
    }

    static boolean isCurrency(int subclass) {
        return subclass >= CreditSubclass.ELECTRICITY_CURRENCY.code() && subclass <= MAX_SUBCLASS;
    }

    private static int code(TransferAmountCode amount) {
        return amount instanceof CurrencyAmountCode currency ? currency.bits() : ((UnitAmountCode) amount).field();
    }
}
