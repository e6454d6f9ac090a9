package io.ptoken.sts.meter;

/** The words on the display. They are ours; each maker has its own. */
final class MeterLabels {

    static final String MAXIMUM_POWER_LIMIT = "maximum power limit";
    static final String PHASE_UNBALANCE_LIMIT = "phase power unbalance limit";
    static final String TARIFF_RATE = "tariff rate";
    static final String WATER_FACTOR = "water meter factor";
    static final String TAMPER = "tamper status";
    static final String NOT_SET = "not set";

    private MeterLabels() {}

    static String tamper(boolean tampered) {
        return tampered ? "tampered" : "no tamper";
    }

    static String control(int index) {
        return "control " + index;
    }

    static String flag(int flag) {
        return "flag " + flag;
    }

    static String onOff(boolean value) {
        return value ? "on" : "off";
    }
}
