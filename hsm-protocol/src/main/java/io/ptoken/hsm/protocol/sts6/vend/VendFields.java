package io.ptoken.hsm.protocol.sts6.vend;

import static io.ptoken.hsm.protocol.settings.FieldType.H;
import static io.ptoken.hsm.protocol.settings.FieldType.N;
import static io.ptoken.hsm.protocol.settings.FieldType.P;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.protocol.field.FieldLayout;
import io.ptoken.hsm.protocol.field.FieldWriter;
import io.ptoken.hsm.protocol.settings.FieldSettings;
import io.ptoken.hsm.protocol.sts6.DomainFields;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.identity.TokenCarrierType;

/** The eight fields that {@code SM?VC} and {@code SM?VM} share (module protocol sections 3.6, 3.7). */
public final class VendFields {

    static final int REGISTER = 0;
    static final int PAN = 1;
    static final int TI = 2;
    static final int EA = 3;
    static final int TCT = 4;
    static final int SUBCLASS = 5;
    static final int VALUE = 6;
    static final int TID = 7;

    static final FieldLayout LAYOUT = FieldLayout.EMPTY
            .and(N, "register")
            .and(P, "MeterPAN")
            .and(N, "TI")
            .and(N, "EA")
            .and(N, "TCT")
            .and(N, "subclass")
            .and(H, "value")
            .and(H, "TID");

    private VendFields() {}

    /** The first five. */
    public static FieldWriter meter(
            FieldSettings settings,
            RegisterNumber register,
            MeterPan pan,
            TariffIndex ti,
            EncryptionAlgorithm ea,
            TokenCarrierType tct) {
        return new FieldWriter(settings)
                .number(register.value())
                .text(pan.digits())
                .number(ti.value())
                .number(ea.code())
                .number(DomainFields.carrierCode(tct));
    }
}
