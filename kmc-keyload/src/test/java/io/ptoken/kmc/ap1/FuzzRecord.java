package io.ptoken.kmc.ap1;

import io.ptoken.kmc.ap1.record.ParsedRecord;
import io.ptoken.kmc.ap1.record.RecordDraft;
import io.ptoken.kmc.ap1.record.RecordReader;
import io.ptoken.kmc.ap1.record.Records;
import io.ptoken.kmc.text.KeyLoadException;
import java.nio.charset.StandardCharsets;

/** Records, as they come and with the CRC that belongs to them, so that the checks behind the CRC are reached. */
public final class FuzzRecord {

    private FuzzRecord() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        check(text);
        if (text.endsWith(";")) {
            check(RecordDraft.closed(text));
        }
    }

    private static void check(String line) {
        ParsedRecord parsed;
        try {
            parsed = RecordReader.read(line, 1);
        } catch (KeyLoadException e) {
            return;
        }
        RecordDraft draft = new RecordDraft(parsed.type());
        parsed.items().forEach((tag, item) -> draft.with(tag, item.value()));
        if (!draft.line().equals(line)) {
            throw new IllegalStateException("accepted a second text for one content: " + line);
        }
        typed(parsed);
    }

    /** What was accepted can be made an object of. */
    private static Object typed(ParsedRecord parsed) {
        return switch (parsed.type()) {
            case KMCPUB -> Records.kmcPublicKey(parsed);
            case SMPUB -> Records.smPublicKey(parsed);
            case VKLOADREQ -> Records.loadRequest(parsed);
            case VKLOADRSP -> Records.loadResponse(parsed);
            case VK -> Records.wrappedKey(parsed);
            case END -> parsed.number("CNT");
        };
    }
}
