package io.ptoken.sts.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.ptoken.sts.amount.TransferAmountCode;
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
import io.ptoken.sts.keychange.DecoderKeyAttributes;
import io.ptoken.sts.meter.result.MeterResult;
import io.ptoken.sts.meter.result.MeterStage;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.RandomNibble;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.CreditToken;
import io.ptoken.sts.token.Token;
import io.ptoken.sts.token.TokenCodec;
import io.ptoken.sts.token.bits.Crc;
import io.ptoken.sts.token.bits.CreditSubclass;
import io.ptoken.sts.token.bits.TokenClass;
import io.ptoken.sts.token.bits.TokenNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/** A meter on the bench with the issuer beside it, who knows its key. */
final class MeterBench {

    static final String SHORT_PAN = "600727000000000009";
    static final String LONG_PAN = "000001000000000082";

    static final RandomNibble RND = new RandomNibble(5);
    static final Instant MANUFACTURED = Instant.parse("2024-01-01T00:00:00Z");
    static final TokenIdentifier MADE = TokenIdentifier.at(BaseDate.BDT_2014, MANUFACTURED);

    final EncryptionAlgorithm ea;
    final SettableClock clock = new SettableClock(Instant.parse("2026-11-23T08:00:00Z"));
    final VirtualMeter meter;

    private TokenCipher issuer;

    private MeterBench(
            String pan, EncryptionAlgorithm ea, DecoderKeyAttributes attributes, VirtualMeterSettings settings) {
        this.ea = ea;
        try (DecoderKey key = key(ea, 1)) {
            meter = new VirtualMeter(
                    new MeterNameplate(new MeterPan(pan), ea, MANUFACTURED),
                    key,
                    attributes,
                    StaTables.SAMPLE,
                    settings,
                    clock);
            issuer = TokenCiphers.of(ea, key, StaTables.SAMPLE);
        }
    }

    static MeterBench sta() {
        return sta(VirtualMeterSettings.DEFAULT);
    }

    static MeterBench sta(VirtualMeterSettings settings) {
        return new MeterBench(SHORT_PAN, EncryptionAlgorithm.STA, attributes(KeyType.DUTK), settings);
    }

    static MeterBench of(EncryptionAlgorithm ea) {
        return new MeterBench(SHORT_PAN, ea, attributes(KeyType.DUTK), VirtualMeterSettings.DEFAULT);
    }

    static MeterBench withKeyType(KeyType keyType) {
        return withKey(attributes(keyType), VirtualMeterSettings.DEFAULT);
    }

    static MeterBench withKey(DecoderKeyAttributes attributes, VirtualMeterSettings settings) {
        return new MeterBench(SHORT_PAN, EncryptionAlgorithm.STA, attributes, settings);
    }

    static MeterBench ofPan(String pan, VirtualMeterSettings settings) {
        return new MeterBench(pan, EncryptionAlgorithm.STA, attributes(KeyType.DUTK), settings);
    }

    static DecoderKeyAttributes attributes(KeyType keyType) {
        return attributes(keyType, 255);
    }

    static DecoderKeyAttributes attributes(KeyType keyType, int ken) {
        return new DecoderKeyAttributes(
                keyType,
                new KeyRevision(1),
                new TariffIndex(1),
                new KeyExpiryNumber(ken),
                new SupplyGroupCode(123_457),
                BaseDate.BDT_2014);
    }

    /** Test keys that differ in every 32-bit part; number 1, of 1-9, is the meter's first. */
    static DecoderKey key(EncryptionAlgorithm ea, int number) {
        return DecoderKey.of(keyBytes(ea, number));
    }

    static byte[] keyBytes(EncryptionAlgorithm ea, int number) {
        String parts = ea == EncryptionAlgorithm.MISTY1 ? "0ABC12D# F345678# FEDCBA9# 8765432#" : "0ABC12D# F345678#";
        return HexFormat.of().parseHex(parts.replace(" ", "").replace("#", Integer.toString(number)));
    }

    /** From now on the issuer encrypts under another key. */
    void issueUnder(int keyNumber) {
        try (DecoderKey key = key(ea, keyNumber)) {
            issuer = TokenCiphers.of(ea, key, StaTables.SAMPLE);
        }
    }

    String digits(Token token) {
        return TokenCodec.encode(token, issuer).decimal();
    }

    /** A token with a right CRC and any content. */
    String raw(TokenClass tokenClass, long body48) {
        long block = body48 << 16 | Crc.crc(tokenClass, body48);
        boolean clear = tokenClass == TokenClass.NON_METER_SPECIFIC;
        return TokenNumber.insert(tokenClass, clear ? block : issuer.encrypt(block))
                .decimal();
    }

    MeterResponse enter(Token token) {
        return meter.enter(digits(token));
    }

    void accepts(Token token) {
        assertThat(enter(token).result()).isEqualTo(MeterResult.ACCEPT);
    }

    /** Enters a token that must be refused, and looks whether anything in the meter changed, the key included. */
    MeterResponse refuses(String digits, MeterResult result, MeterStage stage) {
        MeterSnapshot before = meter.snapshot();
        MeterResponse response = meter.enter(digits);
        assertThat(response.result()).isEqualTo(result);
        assertThat(response.stage()).isEqualTo(stage);
        assertThat(response.effect()).isEmpty();
        assertThat(meter.snapshot()).isEqualTo(before);
        meter.setEntry(MeterEntry.OPEN);
        assertHasKeyOfIssuer();
        return response;
    }

    MeterResponse refuses(Token token, MeterResult result, MeterStage stage) {
        MeterResponse response = refuses(digits(token), result, stage);
        assertThat(response.token()).contains(token);
        return response;
    }

    /** A token with a TID that has been used is told as such under the right key alone, and changes nothing. */
    void assertHasKeyOfIssuer() {
        TokenIdentifier used = meter.snapshot().tidMemory().get(0);
        assertThat(enter(credit(used, 1)).result()).isEqualTo(MeterResult.USED_ERROR);
    }

    static TokenIdentifier minutesAfterMaking(int minutes) {
        return new TokenIdentifier(MADE.minutes() + minutes);
    }

    static CreditToken credit(int minutesAfterMaking, long tenths) {
        return credit(minutesAfterMaking(minutesAfterMaking), tenths);
    }

    static CreditToken credit(TokenIdentifier tid, long tenths) {
        return credit(CreditSubclass.ELECTRICITY, tid, UnitAmountCode.encode(tenths));
    }

    static CreditToken credit(CreditSubclass subclass, TokenIdentifier tid, TransferAmountCode amount) {
        return CreditToken.of(subclass, RND, tid, amount);
    }

    void advance(Duration by) {
        clock.advance(by);
    }
}
