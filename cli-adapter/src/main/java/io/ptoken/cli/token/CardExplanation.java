package io.ptoken.cli.token;

import io.ptoken.sts.identity.DateOfExpiry;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.IdRecord;
import io.ptoken.sts.identity.TokenCarrierType;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What stands on a meter card, field by field. */
public final class CardExplanation {

    private CardExplanation() {}

    /**
     * For people: names of the field, and values as the card has them with what they mean.
     *
     * @param today decides whether the card has expired
     */
    public static Map<String, String> text(IdRecord record, LocalDate today) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("MeterPAN", record.pan().digits());
        fields.put("IIN", record.pan().iin());
        fields.put("DRN", record.pan().drn().digits());
        fields.put("DOE", expiry(record.doe(), today));
        fields.put("TCT", record.tct().digits() + carrier(record.tct()));
        fields.put("EA", record.ea().digits() + algorithm(record.ea()));
        fields.put("SGC", record.sgc().digits());
        fields.put("TI", record.ti().digits());
        fields.put("KRN", record.krn().toString());
        return fields;
    }

    private static String expiry(DateOfExpiry doe, LocalDate today) {
        if (doe.isNone()) {
            return doe.yymm() + " (none)";
        }
        String month = "20" + doe.yymm().substring(0, 2) + "-" + doe.yymm().substring(2);
        return doe.yymm() + (doe.isPast(today) ? " (expired at the end of " : " (valid to the end of ") + month + ")";
    }

    private static String carrier(TokenCarrierType tct) {
        if (tct.equals(TokenCarrierType.MAGNETIC_CARD)) {
            return " (magnetic card)";
        }
        if (tct.equals(TokenCarrierType.NUMERIC)) {
            return " (numeric, typed into the keypad)";
        }
        return tct.equals(TokenCarrierType.VIRTUAL) || tct.equals(TokenCarrierType.DLMS_COSEM) ? " (virtual)" : "";
    }

    private static String algorithm(EncryptionAlgorithm ea) {
        return " (" + ea.name().toUpperCase(Locale.ROOT) + ")";
    }
}
