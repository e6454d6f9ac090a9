package example;

import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.cipher.TokenCipher;
import io.ptoken.sts.cipher.TokenCiphers;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.DecoderKeyContext;
import io.ptoken.sts.key.DecoderKeyGenerator;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.keychange.DecoderKeyAttributes;
import io.ptoken.sts.meter.MeterNameplate;
import io.ptoken.sts.meter.VirtualMeter;
import io.ptoken.sts.meter.VirtualMeterSettings;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.RandomNibble;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.TokenCodec;
import io.ptoken.sts.token.UnitCredit;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;

/** Makes a token of 10 kWh from a vending key and enters it into a virtual meter, twice. */
public final class TokenAndMeter {

    private static final MeterPan METER = MeterPan.parse("00000000000");
    private static final SupplyGroupCode GROUP = new SupplyGroupCode(123_457);
    private static final TariffIndex TARIFF = new TariffIndex(1);
    private static final KeyRevision REVISION = new KeyRevision(1);
    private static final KeyExpiryNumber EXPIRY = new KeyExpiryNumber(255);
    private static final BaseDate BASE = BaseDate.BDT_2014;
    private static final EncryptionAlgorithm STA = EncryptionAlgorithm.STA;

    private TokenAndMeter() {}

    public static void main(String[] args) {
        try (var vendingKey = VendingKey.of(HexFormat.of().parseHex("abababababababab"));
                var generator = DecoderKeyGenerator.of(DecoderKeyAlgorithm.DKGA02, vendingKey);
                var key = generator.generate(
                        new DecoderKeyContext(METER, KeyType.DUTK, GROUP, TARIFF, REVISION, BASE, STA))) {
            String token = tenKilowattHours(key);
            VirtualMeter meter = meter(key);
            System.out.println(token);
            System.out.println(meter.enter(token).result());
            System.out.println(meter.enter(token).result());
        }
    }

    private static String tenKilowattHours(DecoderKey key) {
        TokenCipher cipher = TokenCiphers.of(STA, key, StaTables.SAMPLE);
        var issued = TokenIdentifier.at(BASE, Instant.parse("2026-11-23T08:00:00Z"));
        var credit =
                new UnitCredit(CreditSubclass.ELECTRICITY, new RandomNibble(5), issued, UnitAmountCode.encode(100));
        return TokenCodec.encode(credit, cipher).decimal();
    }

    private static VirtualMeter meter(DecoderKey key) {
        var made = Instant.parse("2026-01-01T00:00:00Z");
        var attributes = new DecoderKeyAttributes(KeyType.DUTK, REVISION, TARIFF, EXPIRY, GROUP, BASE);
        return new VirtualMeter(
                new MeterNameplate(METER, STA, made),
                key,
                attributes,
                StaTables.SAMPLE,
                VirtualMeterSettings.DEFAULT,
                Clock.systemUTC());
    }
}
