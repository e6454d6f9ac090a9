package io.ptoken.hsm.protocol.legacy;

import io.ptoken.hsm.protocol.settings.LegacySettings.Ken;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;

/**
 * What every legacy request says about a vending key, because the module does not keep it with the key (module protocol
 * section 5.1).
 *
 * @param register where the key is
 * @param sgc its supply group
 * @param ti tariff index of the meter
 * @param krn its revision
 * @param ken its expiry number; hex on the wire, or decimal by assumption A20
 */
public record LegacyKey(
        LegacyRegister register, SupplyGroupCode sgc, TariffIndex ti, KeyRevision krn, KeyExpiryNumber ken) {

    private static final int MAX_DECIMAL_KEN = 99;

    static LegacyKey read(FixedReader reader, ProtocolSettings settings) {
        return readAfterRegister(reader, LegacyRegister.read(reader), settings);
    }

    static LegacyKey readAfterRegister(FixedReader reader, LegacyRegister register, ProtocolSettings settings) {
        return new LegacyKey(register, sgc(reader), ti(reader), krn(reader), ken(reader, settings));
    }

    static SupplyGroupCode sgc(FixedReader reader) {
        return reader.decimal("SGC", 6, SupplyGroupCode::new);
    }

    static TariffIndex ti(FixedReader reader) {
        return reader.decimal("TI", 2, TariffIndex::new);
    }

    static KeyRevision krn(FixedReader reader) {
        return reader.decimal("KRN", 1, KeyRevision::new);
    }

    static KeyExpiryNumber ken(FixedReader reader, ProtocolSettings settings) {
        boolean hex = settings.legacy().ken() == Ken.HEX;
        return new KeyExpiryNumber(hex ? reader.hex("KEN", 2) : reader.decimal("KEN", 2));
    }

    /** Register, SGC, TI, KRN, KEN. */
    String encode(ProtocolSettings settings) {
        return register + afterRegister(settings);
    }

    String afterRegister(ProtocolSettings settings) {
        return sgc.digits() + ti.digits() + krn + kenDigits(settings);
    }

    String kenDigits(ProtocolSettings settings) {
        if (settings.legacy().ken() == Ken.HEX) {
            return String.format("%02X", ken.value());
        }
        InvalidValueException.requireRange("KEN", ken.value(), 0, MAX_DECIMAL_KEN);
        return String.format("%02d", ken.value());
    }
}
