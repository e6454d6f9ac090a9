package io.ptoken.hsm.protocol;

import io.ptoken.hsm.key.CreditLimit;
import io.ptoken.hsm.key.KeyDates;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.key.SubclassMask;
import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.protocol.field.HexOctets;
import io.ptoken.hsm.protocol.legacy.DesBlock;
import io.ptoken.hsm.protocol.legacy.LegacyBalance;
import io.ptoken.hsm.protocol.legacy.LegacyEncrypt;
import io.ptoken.hsm.protocol.legacy.LegacyGenerateKey;
import io.ptoken.hsm.protocol.legacy.LegacyIdentify;
import io.ptoken.hsm.protocol.legacy.LegacyKey;
import io.ptoken.hsm.protocol.legacy.LegacyKeyChangeTokens;
import io.ptoken.hsm.protocol.legacy.LegacyKeyCheck;
import io.ptoken.hsm.protocol.legacy.LegacyKeyKind;
import io.ptoken.hsm.protocol.legacy.LegacyLoadKey;
import io.ptoken.hsm.protocol.legacy.LegacyQueryBalance;
import io.ptoken.hsm.protocol.legacy.LegacyRegister;
import io.ptoken.hsm.protocol.legacy.LegacyToken;
import io.ptoken.hsm.protocol.legacy.LegacyUpdateBalance;
import io.ptoken.hsm.protocol.legacy.LegacyVendCredit;
import io.ptoken.hsm.protocol.legacy.LegacyVendInitialKeyChange;
import io.ptoken.hsm.protocol.legacy.LegacyVendKeyChange;
import io.ptoken.hsm.protocol.legacy.LegacyVendManagement;
import io.ptoken.hsm.protocol.link.Echo;
import io.ptoken.hsm.protocol.message.FirmwareId;
import io.ptoken.hsm.protocol.message.ModuleId;
import io.ptoken.hsm.protocol.message.ModuleResponse;
import io.ptoken.hsm.protocol.message.PlainRequest;
import io.ptoken.hsm.protocol.settings.CommandSettings.AttributeDates;
import io.ptoken.hsm.protocol.settings.CommandSettings.VerifyLayout;
import io.ptoken.hsm.protocol.sts6.keyload.ControlInstruction;
import io.ptoken.hsm.protocol.sts6.keyload.DeleteSlot;
import io.ptoken.hsm.protocol.sts6.keyload.FinishKeyLoad;
import io.ptoken.hsm.protocol.sts6.keyload.KeyLoadRecord;
import io.ptoken.hsm.protocol.sts6.keyload.KmcId;
import io.ptoken.hsm.protocol.sts6.keyload.LoadKmcKey;
import io.ptoken.hsm.protocol.sts6.keyload.LoadVendingKey;
import io.ptoken.hsm.protocol.sts6.keyload.ProcessKmcResponse;
import io.ptoken.hsm.protocol.sts6.keyload.SlotState;
import io.ptoken.hsm.protocol.sts6.manufacture.GenerateInitialKey;
import io.ptoken.hsm.protocol.sts6.manufacture.InitialKey;
import io.ptoken.hsm.protocol.sts6.manufacture.LoadInitialKey;
import io.ptoken.hsm.protocol.sts6.manufacture.MakeInitialKeyChange;
import io.ptoken.hsm.protocol.sts6.query.CardAttributes;
import io.ptoken.hsm.protocol.sts6.query.GetAttributes;
import io.ptoken.hsm.protocol.sts6.query.Identify;
import io.ptoken.hsm.protocol.sts6.query.IdentifyExtended;
import io.ptoken.hsm.protocol.sts6.query.ModuleIdentity;
import io.ptoken.hsm.protocol.sts6.query.QueryClock;
import io.ptoken.hsm.protocol.sts6.query.QueryControl;
import io.ptoken.hsm.protocol.sts6.query.QueryLog;
import io.ptoken.hsm.protocol.sts6.query.QueryProduct;
import io.ptoken.hsm.protocol.sts6.query.QueryUnit;
import io.ptoken.hsm.protocol.sts6.vend.KeyChangeTokens;
import io.ptoken.hsm.protocol.sts6.vend.VendCredit;
import io.ptoken.hsm.protocol.sts6.vend.VendKeyChange;
import io.ptoken.hsm.protocol.sts6.vend.VendManagement;
import io.ptoken.hsm.protocol.sts6.vend.VendedToken;
import io.ptoken.hsm.protocol.sts6.vend.VerifiedToken;
import io.ptoken.hsm.protocol.sts6.vend.VerifyToken;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.vend.TokenVerification;
import io.ptoken.hsm.vend.VendCreditRequest;
import io.ptoken.hsm.vend.VendKeyChangeRequest;
import io.ptoken.hsm.vend.VendManagementRequest;
import io.ptoken.hsm.vend.VendedKeyChange;
import io.ptoken.hsm.vend.VerifyTokenRequest;
import io.ptoken.sts.amount.CurrencyAmountCode;
import io.ptoken.sts.amount.TransferAmountCode;
import io.ptoken.sts.amount.UnitAmountCode;
import io.ptoken.sts.identity.Drn;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.Luhn;
import io.ptoken.sts.identity.MeterPan;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.identity.TokenCarrierType;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.KeyCheckValue;
import io.ptoken.sts.keychange.KeyChangeSetKind;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.CreditSubclass;
import io.ptoken.sts.token.bits.TokenClass;
import io.ptoken.sts.token.bits.TokenNumber;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Messages of every kind with random fields from a seeded source; edges come often. */
final class AnyMessage {

    private static final String TEXT = " !\"#$%&'()*+,-./0123456789:;<=>?@ABCXYZ[]^_`abcxyz{|}";

    private final Random random;

    AnyMessage(long seed) {
        this.random = new Random(seed);
    }

    /** One of each. */
    List<PlainRequest<?>> sts6Requests() {
        return List.of(
                new Echo(number(0, 99), text(0, 999)),
                new Identify(),
                new IdentifyExtended(),
                new QueryClock(),
                new GetAttributes(register()),
                new VendCredit(credit()),
                new VendManagement(new VendManagementRequest(
                        register(), pan(), ti(), ea(), tct(), number(0, 15), number(0, 0xFFFF), tid())),
                new VendKeyChange(new VendKeyChangeRequest(
                        register(), register(), pan(), ti(), ti(), ea(), tct(), one(KeyChangeSetKind.values()))),
                new VerifyToken(
                        new VerifyTokenRequest(register(), pan(), ti(), ea(), token()), one(VerifyLayout.values())),
                new LoadKmcKey(record(), random.nextBoolean()),
                new ProcessKmcResponse(record(), maybeKmc()),
                new LoadVendingKey(record(), maybeKmc()),
                new FinishKeyLoad(maybeKmc()),
                new DeleteSlot(kmc()),
                new QueryLog(number(0, 999_999_999)),
                new QueryControl(),
                new ControlInstruction(record(), octets(number(1, 128))),
                new QueryProduct(),
                new QueryUnit(),
                new MakeInitialKeyChange(register(), pan(), ti(), ea(), tct(), one(KeyChangeSetKind.values())),
                new LoadInitialKey(ea(), number(1, 9), kcv()),
                new GenerateInitialKey(ea(), number(1, 9)));
    }

    Map<String, ModuleResponse> sts6Responses() {
        Map<String, ModuleResponse> all = new LinkedHashMap<>();
        all.put("GL!EC", new Echo.Response(text(0, 999)));
        all.put("SM!DI", new Identify.Response(module(), firmware()));
        all.put(
                "SM!QI",
                new IdentifyExtended.Response(
                        new ModuleIdentity(text(0, 20).replace(':', '.'), module(), time(), octets(8)),
                        text(0, 20),
                        firmware(),
                        octets(8)));
        all.put("SM!QD", new QueryClock.Response(time(), number(0, 999_999)));
        all.put(
                "SM!GA",
                new GetAttributes.Response(
                        CardAttributes.of(key(), one(AttributeDates.values())).list()));
        all.put("SM!VC", new VendedToken(token()));
        all.put("SM!VK", new KeyChangeTokens(new VendedKeyChange(random.nextBoolean(), tokens())));
        all.put("SM!VT", new VerifiedToken(verification()));
        all.put("SM!KC", new LoadKmcKey.Response(kmc(), record(), one(SlotState.values())));
        all.put("SM!KR", new ProcessKmcResponse.Response(one(SlotState.values()), one(SlotState.values())));
        all.put("SM!KL", new LoadVendingKey.Response(register(), one(SlotState.values()), one(SlotState.values())));
        all.put("SM!KF", new FinishKeyLoad.Response(one(SlotState.values())));
        all.put("SM!QL", new QueryLog.Response(number(0, 999_999_999), time(), text(0, 80)));
        all.put("SM!CQ", new QueryControl.Response(octets(4), time()));
        all.put("SM!PD", new QueryProduct.Response(Map.of("Tps", Integer.toString(number(0, 9)), "FwVer", "6=1")));
        all.put("SM!UD", new QueryUnit.Response(octets(8)));
        all.put("SM!ML", new InitialKey(kcv()));
        return all;
    }

    List<PlainRequest<?>> legacyRequests() {
        return List.of(
                new LegacyIdentify(),
                new LegacyVendCredit(pan(), legacyKey(), number(0, 15), tid(), new UnitAmountCode(number(0, 0xFFFF))),
                new LegacyVendManagement(pan(), legacyKey(), number(0, 15), tid(), number(0, 0xFFFF)),
                new LegacyVendKeyChange(pan(), legacyKey(), legacyKey()),
                new LegacyVendInitialKeyChange(legacyRegister(), pan(), legacyKey()),
                new LegacyQueryBalance(),
                new LegacyUpdateBalance(legacyRegister(), block()),
                new LegacyLoadKey(legacyRegister(), new LegacyKeyKind('C', 'S'), legacyRegister(), 'T', block()),
                new LegacyGenerateKey(legacyRegister(), new LegacyKeyKind('0', '9'), legacyRegister(), 'A'),
                new LegacyEncrypt(
                        number(0, 9),
                        legacyRegister(),
                        legacyRegister(),
                        legacyRegister(),
                        octets(number(1, 499)).digits()));
    }

    Map<String, ModuleResponse> legacyResponses() {
        return Map.of(
                "SM!ID", new LegacyIdentify.Response(module(), firmware(), text(0, 20)),
                "SM!TC", new LegacyToken(token()),
                "SM!TK", new LegacyKeyChangeTokens(token(), token()),
                "SM!TS", new LegacyBalance(number(0, 99), new UnitAmountCode(number(0, 0xFFFF))),
                "SM!LK", new LegacyKeyCheck(block()),
                "SM!GK", new LegacyGenerateKey.Response(block(), block()),
                "SM!ED", new LegacyEncrypt.Response(octets(number(1, 499)).digits()));
    }

    private VendCreditRequest credit() {
        CreditSubclass subclass = one(CreditSubclass.values());
        TransferAmountCode amount = subclass.isCurrency()
                ? new CurrencyAmountCode(number(0, 0xFFFFF))
                : new UnitAmountCode(number(0, 0xFFFF));
        return new VendCreditRequest(register(), pan(), ti(), ea(), tct(), subclass, amount, tid());
    }

    private TokenVerification verification() {
        if (random.nextBoolean()) {
            return new TokenVerification.Invalid(one(
                    SmStatus.TOKEN_CRC_ERROR,
                    SmStatus.KEY_EXPIRED_ERROR,
                    SmStatus.KEY_ISSUE_EXPIRED_ERROR,
                    SmStatus.DDTK_CREDIT_ERROR));
        }
        int subclass = number(0, 15);
        TokenClass tokenClass = one(TokenClass.CREDIT, TokenClass.METER_SPECIFIC);
        boolean currency = tokenClass == TokenClass.CREDIT && subclass >= 4 && subclass <= 7;
        return new TokenVerification.Valid(tokenClass, subclass, number(0, currency ? 0xFFFFF : 0xFFFF), tid());
    }

    private VendingKeyAttributes key() {
        return new VendingKeyAttributes(
                register(),
                new SupplyGroupCode(number(0, 999_999)),
                new KeyRevision(number(1, 9)),
                one(KeyType.values()),
                new KeyExpiryNumber(number(0, 255)),
                one(BaseDate.values()),
                one(DecoderKeyAlgorithm.values()),
                KeyDates.of(time(), Optional.of(time()), time()),
                new CreditLimit(random.nextInt() & 0xFFFF_FFFFL),
                CreditLimit.UNLIMITED,
                new SubclassMask(number(0, 0xFFFF)),
                number(0, 255),
                kcv());
    }

    private LegacyKey legacyKey() {
        return new LegacyKey(
                legacyRegister(),
                new SupplyGroupCode(number(0, 999_999)),
                ti(),
                new KeyRevision(number(1, 9)),
                new KeyExpiryNumber(number(0, 99)));
    }

    private LegacyRegister legacyRegister() {
        return new LegacyRegister(number(0, 99));
    }

    private DesBlock block() {
        return new DesBlock(octets(8).digits());
    }

    private RegisterNumber register() {
        return new RegisterNumber(number(1, 999));
    }

    private MeterPan pan() {
        boolean isLong = random.nextBoolean();
        String payload = digits(isLong ? 12 : 10);
        return MeterPan.of(new Drn(payload + Luhn.checkDigit(payload)));
    }

    private TariffIndex ti() {
        return new TariffIndex(number(0, 99));
    }

    private EncryptionAlgorithm ea() {
        return one(EncryptionAlgorithm.values());
    }

    private TokenCarrierType tct() {
        return one(TokenCarrierType.MAGNETIC_CARD, TokenCarrierType.NUMERIC);
    }

    private TokenIdentifier tid() {
        return new TokenIdentifier(number(0, 0xFFFFFF));
    }

    private TokenNumber token() {
        return new TokenNumber(random.nextInt(4), random.nextLong());
    }

    private List<TokenNumber> tokens() {
        return Stream.generate(this::token).limit(number(2, 4)).toList();
    }

    private KeyCheckValue kcv() {
        return new KeyCheckValue(octets(3).digits());
    }

    private HexOctets octets(int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(String.format("%02X", random.nextInt(256)));
        }
        return new HexOctets(digits.toString());
    }

    private KeyLoadRecord record() {
        return new KeyLoadRecord(text(1, 400));
    }

    private KmcId kmc() {
        return new KmcId(text(1, 100));
    }

    private Optional<KmcId> maybeKmc() {
        return random.nextBoolean() ? Optional.of(kmc()) : Optional.empty();
    }

    private ModuleId module() {
        return new ModuleId(digits(8));
    }

    private FirmwareId firmware() {
        return new FirmwareId("STS6" + digits(1) + "V" + digits(2));
    }

    /** Whole seconds of the years 0-9999. */
    private Instant time() {
        return Instant.parse("0000-01-01T00:00:00Z").plusSeconds((long) (random.nextDouble() * 315_569_433_600L));
    }

    private String digits(int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private String text(int min, int max) {
        StringBuilder text = new StringBuilder();
        for (int length = number(min, max); length > 0; length--) {
            text.append(TEXT.charAt(random.nextInt(TEXT.length())));
        }
        return text.toString();
    }

    private int number(int min, int max) {
        return switch (random.nextInt(8)) {
            case 0 -> min;
            case 1 -> max;
            default -> min + random.nextInt(max - min + 1);
        };
    }

    @SafeVarargs
    private <T> T one(T... values) {
        return values[random.nextInt(values.length)];
    }
}
