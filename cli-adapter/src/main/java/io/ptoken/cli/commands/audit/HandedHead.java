package io.ptoken.cli.commands.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.ptoken.control.call.RecordJson;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.IoTrouble;
import io.ptoken.service.operate.audit.AuditPublicKey;
import io.ptoken.service.operate.audit.SignedHead;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.text.HandedInText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A signed head and the key to check it, as files that somebody hands in. */
final class HandedHead {

    private static final int LONGEST = 1 << 16;

    private HandedHead() {}

    static AuditPublicKey key(Path file) {
        try {
            return AuditPublicKey.parse(text(file));
        } catch (InvalidValueException e) {
            throw new CommandFailure(file + " is not " + e.expected(), e);
        }
    }

    static SignedHead head(Path file) {
        String text = text(file);
        try {
            JsonNode json = RecordJson.MAPPER.readTree(text);
            JsonNode signed = json.path("signed");
            JsonNode signature = json.path("signature");
            if (json.path("document").asText().equals("audit-head")
                    && json.path("version").asInt() == 1
                    && signed.isTextual()
                    && signature.isTextual()) {
                return new SignedHead(signed.textValue(), signature.textValue());
            }
            throw noHead(file);
        } catch (JsonProcessingException e) {
            throw noHead(file);
        }
    }

    private static CommandFailure noHead(Path file) {
        return new CommandFailure(
                file + " is not a signed head, as 'ptoken audit head --json' prints it, or not whole");
    }

    private static String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new CommandFailure(file + " is longer than " + LONGEST + " bytes: it is another file");
            }
            return HandedInText.utf8(file.toString(), bytes);
        } catch (IOException e) {
            throw new CommandFailure("cannot read " + file + ": " + IoTrouble.reason(e), e);
        }
    }
}
