package io.ptoken.kmc.ap1;

import io.ptoken.kmc.ap1.record.ParsedRecord;
import io.ptoken.kmc.ap1.record.RecordType;
import io.ptoken.kmc.ap1.record.Records;
import io.ptoken.kmc.record.KeyLoadFile;
import io.ptoken.kmc.record.LoadResponse;
import io.ptoken.kmc.record.WrappedKey;
import io.ptoken.kmc.text.KeyLoadCode;
import java.util.ArrayList;
import java.util.List;

/** Types, counts, SEQ and END of a key-load file whose records have all been read (key-load profile section 2.2). */
final class KlfReader {

    private KlfReader() {}

    static KeyLoadFile read(List<ParsedRecord> records) {
        LoadResponse response = Records.loadResponse(Ap1Codec.require(records.get(0), RecordType.VKLOADRSP));
        ParsedRecord last = Ap1Codec.require(records.get(records.size() - 1), RecordType.END);
        List<ParsedRecord> between = records.subList(1, records.size() - 1);
        between.forEach(parsed -> Ap1Codec.require(parsed, RecordType.VK));
        if (between.size() != response.keyCount()) {
            throw Ap1Codec.sequence(
                    records.get(0), "got " + between.size() + " keys, expected CNT " + response.keyCount());
        }
        List<WrappedKey> keys = new ArrayList<>(between.size());
        for (ParsedRecord parsed : between) {
            WrappedKey key = Records.wrappedKey(parsed);
            int expected = keys.size() + 1;
            if (key.card().sequence() != expected) {
                throw parsed.refusal(
                        KeyLoadCode.RECORD_SEQUENCE, "SEQ", "got " + key.card().sequence() + ", expected " + expected);
            }
            keys.add(key);
        }
        if (last.number("CNT") != response.keyCount()) {
            throw last.refusal(
                    KeyLoadCode.RECORD_SEQUENCE,
                    "CNT",
                    "got " + last.number("CNT") + ", expected that of the response, " + response.keyCount());
        }
        return new KeyLoadFile(response, keys);
    }
}
