package io.ptoken.hsm.tsm250;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.KeyDates;
import io.ptoken.hsm.key.KeySource;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.SubclassMask;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.protocol.legacy.LegacyKey;
import io.ptoken.hsm.protocol.legacy.LegacyRegister;
import io.ptoken.hsm.protocol.module.AttributeDefaults;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.tid.BaseDate;
import java.time.Instant;
import java.util.Optional;

/**
 * What the configuration says about the key in a register of a legacy module. The module keeps none of it with the key and
 * is told it with every request (module protocol section 5.1): a wrong SGC, KRN or key type here makes tokens that no meter
 * takes.
 *
 * @param register 1-99
 * @param sgc supply group
 * @param krn key revision
 * @param keyType DDTK, DUTK or DCTK
 * @param ken key expiry number
 * @param baseDate from which the host counts token identifiers; 1993 for keys of STS Edition 1, whose identifiers ended on 24
 *     November 2024
 */
public record LegacyVendingKey(
        RegisterNumber register,
        SupplyGroupCode sgc,
        KeyRevision krn,
        KeyType keyType,
        KeyExpiryNumber ken,
        BaseDate baseDate) {

    private static final int MAX_REGISTER = 99;
    private static final Instant FAR = Instant.parse("2099-12-31T00:00:00Z");

    /** Credit of units alone: subclasses 0-3. */
    private static final SubclassMask UNITS = new SubclassMask(0x000F);

    public LegacyVendingKey {
        InvalidValueException.requireRange("register", register.value(), 1, MAX_REGISTER);
    }

    /** As the port lists keys: DKGA 02 and without dates and limits, of which the dialect knows none. */
    VendingKeyAttributes attributes() {
        VendingKeyAttributes configured = new VendingKeyAttributes(
                register,
                sgc,
                krn,
                keyType,
                ken,
                baseDate,
                DecoderKeyAlgorithm.DKGA02,
                new KeyDates(Optional.empty(), Optional.empty(), FAR),
                CreditLimit.UNLIMITED,
                CreditLimit.UNLIMITED,
                UNITS,
                0,
                AttributeDefaults.KCV_NOT_TOLD);
        return configured.from(KeySource.CONFIGURATION);
    }

    /** As requests name it, for a meter of that tariff. */
    LegacyKey forMeter(TariffIndex ti) {
        return new LegacyKey(new LegacyRegister(register.value()), sgc, ti, krn, ken);
    }
}
