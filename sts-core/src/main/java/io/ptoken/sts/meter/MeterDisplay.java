package io.ptoken.sts.meter;

import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.meter.result.MeterKeyAttributes;
import io.ptoken.sts.meter.result.MeterReading;
import io.ptoken.sts.token.MeterTest;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the meter shows for each test of section 2.3. It has no load: its total units and its power stay zero, and the
 * tests of switch, display and token reader always succeed.
 */
final class MeterDisplay {

    /** What public meter manuals show where the meter was not told its group. */
    private static final String SGC_NOT_KNOWN = "000000";

    private final MeterNameplate nameplate;

    MeterDisplay(MeterNameplate nameplate) {
        this.nameplate = nameplate;
    }

    MeterReading show(MeterTest test, MeterState state) {
        MeterKeyAttributes key = state.key().attributes();
        MeterParameters parameters = state.parameters();
        return switch (test) {
            case LOAD_SWITCH -> new MeterReading("load switch", "opened and closed");
            case DISPLAY -> new MeterReading("display", "8888888888");
            case TOTAL_UNITS -> new MeterReading("total units", "0.0");
            case KEY_REVISION_AND_TYPE ->
                new MeterReading("KRN KT", key.krn() + " " + key.kt().code());
            case TARIFF_INDEX -> new MeterReading("TI", key.ti().digits());
            case TOKEN_READER -> new MeterReading("token reader", "works");
            case MAXIMUM_POWER_LIMIT ->
                new MeterReading(MeterLabels.MAXIMUM_POWER_LIMIT, watts(parameters.maximumPowerLimit()));
            case TAMPER_STATUS -> new MeterReading(MeterLabels.TAMPER, MeterLabels.tamper(parameters.tampered()));
            case POWER_CONSUMPTION -> new MeterReading("power", "0 W");
            case SOFTWARE_VERSION -> new MeterReading("software", "virtual meter");
            case PHASE_POWER_UNBALANCE_LIMIT ->
                new MeterReading(MeterLabels.PHASE_UNBALANCE_LIMIT, watts(parameters.phaseUnbalanceLimit()));
            case WATER_METER_FACTOR -> new MeterReading(MeterLabels.WATER_FACTOR, number(parameters.waterFactor()));
            case TARIFF_RATE -> new MeterReading(MeterLabels.TARIFF_RATE, number(parameters.tariffRate()));
            case ENCRYPTION_ALGORITHM -> new MeterReading("EA", nameplate.ea().digits());
            case KEY_CHANGE_SETS -> new MeterReading("key change sets", keyChangeSets());
            case SUPPLY_GROUP_CODE ->
                new MeterReading("SGC", key.sgc().map(SupplyGroupCode::digits).orElse(SGC_NOT_KNOWN));
            case KEY_EXPIRY_NUMBER -> new MeterReading("KEN", key.ken().toString());
            case DRN -> new MeterReading("DRN", nameplate.pan().drn().digits());
        };
    }

    static MeterReading control(int index, MeterParameters parameters) {
        Integer value = parameters.controls().get(index);
        return new MeterReading(MeterLabels.control(index), value == null ? MeterLabels.NOT_SET : value.toString());
    }

    static MeterReading flag(int flag, MeterParameters parameters) {
        Boolean value = parameters.flags().get(flag);
        return new MeterReading(MeterLabels.flag(flag), value == null ? MeterLabels.NOT_SET : MeterLabels.onOff(value));
    }

    private String keyChangeSets() {
        return nameplate.ea() == EncryptionAlgorithm.MISTY1 ? "4KCT" : "2KCT 3KCT";
    }

    private static String watts(OptionalLong limit) {
        return limit.isPresent() ? limit.getAsLong() + " W" : MeterLabels.NOT_SET;
    }

    private static String number(OptionalInt value) {
        return value.isPresent() ? Integer.toString(value.getAsInt()) : MeterLabels.NOT_SET;
    }
}
