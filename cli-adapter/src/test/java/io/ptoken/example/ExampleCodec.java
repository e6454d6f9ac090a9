package io.ptoken.example;

import io.ptoken.kmc.KmsCodec;
import io.ptoken.kmc.record.KeyLoadFile;
import io.ptoken.kmc.record.KmcPublicKey;
import io.ptoken.kmc.record.LoadRequest;
import io.ptoken.kmc.record.LoadResponse;
import io.ptoken.kmc.record.Pkid;
import io.ptoken.kmc.record.SmPublicKey;
import io.ptoken.kmc.record.VendingKeyCard;
import io.ptoken.kmc.record.WrappedKey;
import io.ptoken.kmc.text.Ident;
import io.ptoken.kmc.text.KeyLoadCode;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.kmc.text.Octets;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyExpiryNumber;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.KeyCheckValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** The texts of the example format: a heading, then one record on a line. */
final class ExampleCodec implements KmsCodec {

    static final String HEADING = "example key load file";

    static final List<String> KMC = List.of("kmc", "name", "agree", "verify", "from", "until", "by", "signed");
    static final List<String> MODULE = List.of("module", "maker", "firmware", "agree", "verify", "by", "signed");
    static final List<String> REQUEST = List.of("number", "key", "kmc", "nonce", "time", "slot", "module", "signed");
    static final List<String> RESPONSE =
            List.of("count", "keys", "key", "time", "kmc", "nonce", "request", "module", "until", "proof", "signed");
    static final List<String> KEY = List.of("seq", "sgc", "group", "krn", "from", "until", "length", "check", "key");

    @Override
    public String profile() {
        return "EXAMPLE, for tests alone";
    }

    @Override
    public boolean recognises(String text) {
        return text.startsWith(HEADING + "\n");
    }

    @Override
    public KmcPublicKey readKmcPublicKeyFile(String text) {
        return parseKmcPublicKey(onlyRecord(text));
    }

    @Override
    public SmPublicKey readSmPublicKeyFile(String text) {
        return parseSmPublicKey(onlyRecord(text));
    }

    @Override
    public LoadRequest readLoadRequestFile(String text) {
        return parseLoadRequest(onlyRecord(text));
    }

    @Override
    public KeyLoadFile readKeyLoadFile(String text) {
        List<String> lines = records(text);
        return new KeyLoadFile(
                parseLoadResponse(lines.get(0)),
                lines.stream().skip(1).map(this::parseWrappedKey).toList());
    }

    private static String onlyRecord(String text) {
        List<String> lines = records(text);
        if (lines.size() != 1) {
            throw new KeyLoadException(KeyLoadCode.RECORD_SEQUENCE, "got " + lines.size() + " records, expected one");
        }
        return lines.get(0);
    }

    private static List<String> records(String text) {
        List<String> records = text.lines().skip(1).toList();
        if (records.isEmpty()) {
            throw new KeyLoadException(KeyLoadCode.RECORD_SEQUENCE, "got no record, expected one or more");
        }
        return records;
    }

    @Override
    public String file(KmcPublicKey key) {
        return HEADING + "\n" + key.line() + "\n";
    }

    @Override
    public String file(SmPublicKey key) {
        return HEADING + "\n" + key.line() + "\n";
    }

    @Override
    public String file(LoadRequest request) {
        return HEADING + "\n" + request.line() + "\n";
    }

    @Override
    public String file(KeyLoadFile file) {
        StringBuilder text =
                new StringBuilder(HEADING + "\n").append(file.response().line()).append('\n');
        file.keys().forEach(key -> text.append(key.line()).append('\n'));
        return text.toString();
    }

    @Override
    public KmcPublicKey parseKmcPublicKey(String line) {
        ExampleRecord read = ExampleRecord.parse("kmc", KMC, line);
        return new KmcPublicKey(
                read.pkid(Pkid.Kind.KMCID, "kmc"),
                read.text("name"),
                read.octets("agree"),
                read.octets("verify"),
                read.time("from"),
                read.time("until"),
                "EXAMPLE",
                read.ident("by"),
                read.octets("signed"),
                line);
    }

    @Override
    public SmPublicKey parseSmPublicKey(String line) {
        ExampleRecord read = ExampleRecord.parse("module", MODULE, line);
        return new SmPublicKey(
                read.pkid(Pkid.Kind.SMID, "module"),
                read.ident("maker"),
                read.ident("firmware"),
                read.octets("agree"),
                read.octets("verify"),
                "EXAMPLE",
                read.ident("by"),
                read.octets("signed"),
                line);
    }

    @Override
    public LoadRequest parseLoadRequest(String line) {
        ExampleRecord read = ExampleRecord.parse("request", REQUEST, line);
        return new LoadRequest(
                Long.parseLong(read.text("number")),
                "EXAMPLE",
                read.octets("key"),
                read.pkid(Pkid.Kind.KMCID, "kmc"),
                read.octets("nonce"),
                read.time("time"),
                read.number("slot"),
                read.pkid(Pkid.Kind.SMID, "module"),
                read.octets("signed"),
                line);
    }

    @Override
    public LoadResponse parseLoadResponse(String line) {
        ExampleRecord read = ExampleRecord.parse("response", RESPONSE, line);
        return new LoadResponse(
                read.number("count"),
                read.octets("keys"),
                "EXAMPLE",
                read.octets("key"),
                read.time("time"),
                read.pkid(Pkid.Kind.KMCID, "kmc"),
                read.octets("nonce"),
                read.octets("request"),
                read.pkid(Pkid.Kind.SMID, "module"),
                read.time("until"),
                read.octets("proof"),
                read.octets("signed"),
                line);
    }

    @Override
    public WrappedKey parseWrappedKey(String line) {
        ExampleRecord read = ExampleRecord.parse("key", KEY, line);
        VendingKeyCard card = new VendingKeyCard(
                read.number("seq"),
                new SupplyGroupCode(read.number("sgc")),
                read.text("group"),
                new KeyRevision(read.number("krn")),
                KeyType.DUTK,
                Instant.parse("2014-01-01T00:00:00Z"),
                DecoderKeyAlgorithm.DKGA04,
                Set.of(EncryptionAlgorithm.STA, EncryptionAlgorithm.MISTY1),
                new KeyExpiryNumber(255),
                read.time("from"),
                Optional.empty(),
                read.time("until"),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                read.number("length"),
                new KeyCheckValue(read.text("check")));
        return new WrappedKey(card, read.octets("key"), line);
    }

    @Override
    public Pkid parsePkid(Pkid.Kind kind, String text) {
        return pkid(kind, text);
    }

    /** {@code kind:issuer:serial:second:fingerprint}. */
    static Pkid pkid(Pkid.Kind kind, String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 5 || !parts[0].equals(kind.name())) {
            throw new KeyLoadException(KeyLoadCode.PKID_INVALID, "got another identity, expected one of kind " + kind);
        }
        return new Pkid(
                kind,
                new Ident(parts[1]),
                new Ident(parts[2]),
                Instant.ofEpochSecond(Long.parseLong(parts[3])),
                new Octets(parts[4]),
                text);
    }

    static String pkid(Pkid.Kind kind, Ident issuer, Ident serial, Instant created, Octets fingerprint) {
        return kind + ":" + issuer + ":" + serial + ":" + created.getEpochSecond() + ":" + fingerprint;
    }
}
