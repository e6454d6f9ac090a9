package io.ptoken.sts.conformance;

import io.ptoken.sts.CheckDigitException;
import io.ptoken.sts.identity.Drn;
import io.ptoken.sts.identity.Luhn;
import io.ptoken.sts.identity.MeterPan;

/** {@code luhn.json}: check digits and the parts of a MeterPAN, section 6.1. */
final class LuhnCheck implements VectorCheck {

    @Override
    public void check(Vector vector, TableSets tables, Findings findings) {
        boolean valid = vector.flag("valid");
        switch (vector.text("kind")) {
            case "drn" -> drn(vector, valid, findings);
            case "meter_pan" -> {
                if (valid) {
                    meterPan(vector, findings);
                } else {
                    refusedMeterPan(vector, findings);
                }
            }
            default -> throw vector.malformed("kind", "meter_pan or drn");
        }
    }

    private static void drn(Vector vector, boolean valid, Findings findings) {
        String digits = vector.text("drn");
        findings.compare("expected_check", vector.integer("expected_check"), checkDigitOf(vector, "drn", digits));
        findings.compare("valid", valid, refusedField(() -> new Drn(digits)).isEmpty());
    }

    private static void meterPan(Vector vector, Findings findings) {
        MeterPan pan = new MeterPan(vector.text("meter_pan"));
        Drn drn = pan.drn();
        findings.compare("iin", vector.text("iin"), pan.iin());
        findings.compare("drn", vector.text("drn"), drn.digits());
        findings.compare("mfr_code", vector.text("mfr_code"), drn.manufacturerCode());
        findings.compare("serial", vector.text("serial"), drn.serial());
        findings.compare("drn_check", vector.integer("drn_check"), checkDigitOf(vector, "drn", drn.digits()));
        findings.compare("pan_check", vector.integer("pan_check"), checkDigitOf(vector, "meter_pan", pan.digits()));
        findings.compare("composed meter_pan", pan, MeterPan.of(Drn.of(drn.manufacturerCode(), drn.serial())));
    }

    private static void refusedMeterPan(Vector vector, Findings findings) {
        String digits = vector.text("meter_pan");
        String refused = refusedField(() -> new MeterPan(digits));
        findings.compare("valid", false, refused.isEmpty());
        findings.compare("drn_ok", vector.flag("drn_ok"), !refused.equals("DRN"));
        findings.compare(
                "pan_ok",
                vector.flag("pan_ok"),
                digits.endsWith(Integer.toString(checkDigitOf(vector, "meter_pan", digits))));
    }

    private static int checkDigitOf(Vector vector, String name, String digits) {
        if (!digits.matches("[0-9]{2,18}")) {
            throw vector.malformed(name, "digits");
        }
        return Luhn.checkDigit(digits.substring(0, digits.length() - 1));
    }

    /** The field whose check digit is refused; empty when none is. */
    private static String refusedField(Runnable construction) {
        try {
            construction.run();
            return "";
        } catch (CheckDigitException e) {
            return e.field();
        }
    }
}
