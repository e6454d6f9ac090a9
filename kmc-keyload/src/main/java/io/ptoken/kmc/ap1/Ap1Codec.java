package io.ptoken.kmc.ap1;

import io.ptoken.kmc.KmsCodec;
import io.ptoken.kmc.ap1.record.FileText;
import io.ptoken.kmc.ap1.record.FileType;
import io.ptoken.kmc.ap1.record.ParsedRecord;
import io.ptoken.kmc.ap1.record.PkidText;
import io.ptoken.kmc.ap1.record.RecordReader;
import io.ptoken.kmc.ap1.record.RecordType;
import io.ptoken.kmc.ap1.record.Records;
import io.ptoken.kmc.ap1.record.Shown;
import io.ptoken.kmc.record.KeyLoadFile;
import io.ptoken.kmc.record.KmcPublicKey;
import io.ptoken.kmc.record.LoadRequest;
import io.ptoken.kmc.record.LoadResponse;
import io.ptoken.kmc.record.Pkid;
import io.ptoken.kmc.record.SmPublicKey;
import io.ptoken.kmc.record.WrappedKey;
import io.ptoken.kmc.text.KeyLoadCode;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.kmc.text.TextPosition;
import java.util.ArrayList;
import java.util.List;

/** Files and records of STSKMS-AP1 (key-load profile sections 2.2-2.5). Thread safe. */
public final class Ap1Codec implements KmsCodec {

    /** What screens, status and logs show where the profile is in use. */
    public static final String PROFILE = "STSKMS-AP1, assumed profile, not interoperable";

    @Override
    public String profile() {
        return PROFILE;
    }

    @Override
    public boolean recognises(String text) {
        return FileType.isMagic(FileText.firstLine(text));
    }

    @Override
    public KmcPublicKey readKmcPublicKeyFile(String text) {
        return Records.kmcPublicKey(only(text, FileType.KMCPUBKEY, RecordType.KMCPUB));
    }

    @Override
    public SmPublicKey readSmPublicKeyFile(String text) {
        return Records.smPublicKey(only(text, FileType.SMPUBKEY, RecordType.SMPUB));
    }

    @Override
    public LoadRequest readLoadRequestFile(String text) {
        return Records.loadRequest(only(text, FileType.VKLOADREQ, RecordType.VKLOADREQ));
    }

    private static ParsedRecord only(String text, FileType file, RecordType expected) {
        List<ParsedRecord> records = FileText.read(text, file).records();
        ParsedRecord first = require(records.get(0), expected);
        if (records.size() > 1) {
            throw sequence(records.get(1), "got " + records.size() + " records, expected one");
        }
        return first;
    }

    @Override
    public KeyLoadFile readKeyLoadFile(String text) {
        return KlfReader.read(FileText.read(text, FileType.KLF).records());
    }

    @Override
    public String file(KmcPublicKey key) {
        return text(FileType.KMCPUBKEY, List.of(key.line()));
    }

    @Override
    public String file(SmPublicKey key) {
        return text(FileType.SMPUBKEY, List.of(key.line()));
    }

    @Override
    public String file(LoadRequest request) {
        return text(FileType.VKLOADREQ, List.of(request.line()));
    }

    @Override
    public String file(KeyLoadFile file) {
        List<String> lines = new ArrayList<>();
        lines.add(file.response().line());
        file.keys().forEach(key -> lines.add(key.line()));
        lines.add(Records.end(file.response().keyCount()));
        return text(FileType.KLF, lines);
    }

    static String text(FileType type, List<String> records) {
        return type.magic() + "\n" + String.join("\n", records) + "\n";
    }

    @Override
    public KmcPublicKey parseKmcPublicKey(String line) {
        return Records.kmcPublicKey(alone(line, RecordType.KMCPUB));
    }

    @Override
    public SmPublicKey parseSmPublicKey(String line) {
        return Records.smPublicKey(alone(line, RecordType.SMPUB));
    }

    @Override
    public LoadRequest parseLoadRequest(String line) {
        return Records.loadRequest(alone(line, RecordType.VKLOADREQ));
    }

    @Override
    public LoadResponse parseLoadResponse(String line) {
        return Records.loadResponse(alone(line, RecordType.VKLOADRSP));
    }

    @Override
    public WrappedKey parseWrappedKey(String line) {
        return Records.wrappedKey(alone(line, RecordType.VK));
    }

    private static ParsedRecord alone(String line, RecordType expected) {
        return require(RecordReader.read(line, 1), expected);
    }

    @Override
    public Pkid parsePkid(Pkid.Kind kind, String text) {
        PkidText.fault(kind, text).ifPresent(fault -> {
            throw new KeyLoadException(KeyLoadCode.PKID_INVALID, kind + ": got " + Shown.of(text) + ", " + fault);
        });
        return PkidText.parse(kind, text);
    }

    static ParsedRecord require(ParsedRecord parsed, RecordType expected) {
        if (parsed.type() != expected) {
            throw sequence(parsed, "got a record " + parsed.type() + ", expected " + expected);
        }
        return parsed;
    }

    static KeyLoadException sequence(ParsedRecord parsed, String text) {
        TextPosition position =
                new TextPosition(parsed.lineNumber(), 1, parsed.type().name(), "");
        return new KeyLoadException(KeyLoadCode.RECORD_SEQUENCE, position, false, text);
    }
}
