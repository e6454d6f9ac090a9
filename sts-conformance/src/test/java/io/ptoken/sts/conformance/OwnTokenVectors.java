package io.ptoken.sts.conformance;

import io.ptoken.sts.amount.CurrencyAmountCode;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.cipher.TokenCipher;
import io.ptoken.sts.cipher.TokenCiphers;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.RandomNibble;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.CurrencyCredit;
import io.ptoken.sts.token.IdentifiedToken;
import io.ptoken.sts.token.ManagementToken;
import io.ptoken.sts.token.TokenCodec;
import io.ptoken.sts.token.UnitCredit;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Credit and management tokens of our own under the sample STA tables. */
final class OwnTokenVectors {

    private static final List<OwnMeter> METERS = List.of(
            OwnMeter.dkga02("600727000000000009", KeyType.DUTK, "01", 1),
            OwnMeter.dkga02("000001000000000082", KeyType.DCTK, "99", 9),
            OwnMeter.dkga04("600727111111111153", "201457", "07", 4, BaseDate.BDT_2014),
            OwnMeter.dkga04("000001000000000082", "000046", "12", 2, BaseDate.BDT_2035));

    private static final long[] UNITS = {1, 16_384, 180_223, 18_201_624};
    private static final String[] CURRENCY = {"1", "-16393", "1234000", "182034444444444444444444444444442624"};

    private OwnTokenVectors() {}

    static List<Map<String, Object>> credit() {
        List<Map<String, Object>> vectors = new ArrayList<>();
        vectors.add(workedExample());
        for (int i = 0; i < METERS.size(); i++) {
            OwnMeter meter = METERS.get(i);
            for (CreditSubclass subclass : CreditSubclass.values()) {
                // The amounts rotate, so that each meets each subclass and each meter.
                int amount = (i + subclass.code()) % UNITS.length;
                vectors.add(
                        subclass.isCurrency()
                                ? currencyCredit(meter, subclass, new BigInteger(CURRENCY[amount]))
                                : unitCredit(meter, subclass, UNITS[amount]));
            }
        }
        return vectors;
    }

    static List<Map<String, Object>> class2() {
        List<Map<String, Object>> vectors = new ArrayList<>();
        for (OwnMeter meter : METERS) {
            int watts = 20_000;
            int limit = UnitAmountCode.encode(watts).field();
            vectors.add(management(meter, 0, "SetMaximumPowerLimit", limit, Map.of("watts", watts)));
            vectors.add(management(meter, 1, "ClearCredit", 0xFFFF, Map.of("register", 0xFFFF)));
            vectors.add(management(meter, 2, "SetTariffRate", 0x1234, Map.of("rate", 0x1234)));
            vectors.add(management(meter, 5, "ClearTamperCondition", 0, Map.of("pad", 0)));
            vectors.add(management(meter, 6, "SetMaximumPhasePowerUnbalanceLimit", limit, Map.of("watts", watts)));
            vectors.add(management(meter, 7, "SetWaterMeterFactor", 0xABCD, Map.of("wm_factor", 0xABCD)));
            vectors.add(management(meter, 10, "ExtendedSet", 62 << 10 | 0x3FF, extended(62, 0x3FF)));
            vectors.add(management(meter, 10, "ExtendedSet", 63 << 10 | 11 << 1 | 1, extended(63, 11 << 1 | 1)));
            for (int subclass = 11; subclass <= 15; subclass++) {
                vectors.add(management(meter, subclass, "Proprietary", 0x5A00 + subclass, Map.of()));
            }
        }
        return vectors;
    }

    private static Map<String, Object> extended(int index, int data) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("ext_index", index);
        fields.put("ext_data", data);
        return fields;
    }

    /** The example of IEC 62055-41: 25.6 kWh under key 0ABC12DEF3456789. */
    private static Map<String, Object> workedExample() {
        String key = "0abc12def3456789";
        UnitCredit token = new UnitCredit(
                CreditSubclass.ELECTRICITY,
                new RandomNibble(11),
                new TokenIdentifier(1_698_595),
                UnitAmountCode.encode(256));
        Map<String, Object> vector = head("own/IEC62055-41-worked-example", "worked example of IEC 62055-41", "V");
        vector.put("decoder_key", key);
        vector.put("base_date", "1993");
        vector.put("class", 0);
        vector.put("subclass", 0);
        putUnitAmount(vector, token, 256);
        putTime(vector, "1996-03-25T13:55", token.tid());
        try (DecoderKey decoderKey = DecoderKey.of(HexFormat.of().parseHex(key))) {
            putToken(vector, token, TokenCiphers.sta(decoderKey, StaTables.SAMPLE));
        }
        return vector;
    }

    private static Map<String, Object> unitCredit(OwnMeter meter, CreditSubclass subclass, long units) {
        String issueTime = issueTime(meter, subclass.code());
        UnitCredit token = new UnitCredit(
                subclass,
                new RandomNibble(3 * subclass.code() + 1),
                tid(meter, issueTime),
                UnitAmountCode.encode(units));
        Map<String, Object> vector = head(meter, "credit/" + subclass.code(), 0, subclass.code());
        putUnitAmount(vector, token, units);
        putTime(vector, issueTime, token.tid());
        putToken(vector, token, meter.cipher());
        return vector;
    }

    private static Map<String, Object> currencyCredit(OwnMeter meter, CreditSubclass subclass, BigInteger units) {
        String issueTime = issueTime(meter, subclass.code());
        CurrencyAmountCode amount = CurrencyAmountCode.encode(units);
        CurrencyCredit token = new CurrencyCredit(subclass, tid(meter, issueTime), amount);
        Map<String, Object> vector = head(meter, "credit/" + subclass.code(), 0, subclass.code());
        vector.put("amount_units", units.toString());
        vector.put("sign", amount.negative() ? 1 : 0);
        vector.put("exponent", amount.exponent());
        vector.put("mantissa", amount.mantissa());
        vector.put("amount_field20", hex(amount.bits(), 5));
        putTime(vector, issueTime, token.tid());
        putToken(vector, token, meter.cipher());
        return vector;
    }

    private static Map<String, Object> management(
            OwnMeter meter, int subclass, String kind, int payload, Map<String, Object> input) {
        String issueTime = issueTime(meter, subclass);
        RandomNibble rnd = new RandomNibble(15 - subclass);
        ManagementToken token = ManagementToken.of(subclass, rnd, tid(meter, issueTime), payload);
        String name = "class2/" + subclass + "-" + hex(payload, 4);
        Map<String, Object> vector = head(meter, name, 2, subclass);
        vector.put("kind", kind);
        vector.putAll(input);
        vector.put("rnd", rnd.value());
        putTime(vector, issueTime, token.tid());
        vector.put("field16", hex(payload, 4));
        putToken(vector, token, meter.cipher());
        return vector;
    }

    static Map<String, Object> head(String id, String source, String evidence) {
        Map<String, Object> vector = new LinkedHashMap<>();
        vector.put("id", id);
        vector.put("source", source);
        vector.put("evidence", evidence);
        vector.put("tables", "sample");
        vector.put("ea", "07");
        return vector;
    }

    private static Map<String, Object> head(OwnMeter meter, String name, int tokenClass, int subclass) {
        String id = "own/" + name + "/" + meter.label() + "-" + meter.keyType();
        Map<String, Object> vector = head(id, OwnVectors.SOURCE, "D");
        vector.put("dkga", meter.dkga().digits());
        vector.putAll(meter.fields());
        vector.put("class", tokenClass);
        vector.put("subclass", subclass);
        return vector;
    }

    private static void putUnitAmount(Map<String, Object> vector, UnitCredit token, long units) {
        vector.put("rnd", token.rnd().value());
        vector.put("amount_units", units);
        vector.put("amount_field", hex(token.amount().field(), 4));
    }

    private static void putTime(Map<String, Object> vector, String issueTime, TokenIdentifier tid) {
        vector.put("issue_time", issueTime);
        vector.put("tid", tid.minutes());
    }

    private static void putToken(Map<String, Object> vector, IdentifiedToken token, TokenCipher cipher) {
        vector.put("block64", hex(token.block(), 16));
        vector.put("token", TokenCodec.encode(token, cipher).decimal());
    }

    /** Some time of the meter's base date; the first of every meter falls on the reserved minute. */
    private static String issueTime(OwnMeter meter, int step) {
        return LocalDateTime.of(meter.baseDate().year() + step, 3, 1 + step, step, 1)
                .toString();
    }

    private static TokenIdentifier tid(OwnMeter meter, String issueTime) {
        return TokenIdentifier.at(
                        meter.baseDate(), LocalDateTime.parse(issueTime).toInstant(ZoneOffset.UTC))
                .unreserved();
    }

    static String hex(long value, int digits) {
        return HexFormat.of().toHexDigits(value, digits);
    }
}
