package io.ptoken.cli.commands.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.ptoken.control.call.RecordJson;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.IoTrouble;
import io.ptoken.service.operate.audit.AuditFormat;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditRow;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Rows of a copy of the audit log in JSON lines, one at a time, so that a long copy takes no more memory. Not thread safe. */
final class LogCopy implements Iterator<AuditRow>, AutoCloseable {

    private static final int LONGEST_LINE = 1 << 16;
    private static final ObjectReader JSON = RecordJson.MAPPER.reader();

    private final Path file;
    private final BufferedReader in;
    private long lines;
    private Optional<String> next;

    private LogCopy(Path file, BufferedReader in) throws IOException {
        this.file = file;
        this.in = in;
        this.next = line();
    }

    static LogCopy open(Path file) {
        try {
            return new LogCopy(file, Files.newBufferedReader(file, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    @Override
    public boolean hasNext() {
        return next.isPresent();
    }

    @Override
    public AuditRow next() {
        AuditRow row = row(next.orElseThrow(NoSuchElementException::new));
        try {
            next = line();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        return row;
    }

    private Optional<String> line() throws IOException {
        StringBuilder line = new StringBuilder();
        int character = in.read();
        if (character < 0) {
            return Optional.empty();
        }
        lines++;
        while (character >= 0 && character != '\n') {
            if (line.length() == LONGEST_LINE) {
                throw noRow();
            }
            line.append((char) character);
            character = in.read();
        }
        return Optional.of(line.toString());
    }

    private AuditRow row(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            if (!text(json, "document").equals("audit-row")
                    || json.path("version").asInt() != 1
                    || !json.path("sequence").canConvertToLong()) {
                throw noRow();
            }
            AuditRow row = new AuditRow(
                    json.path("sequence").longValue(),
                    new AuditEntry(
                            Instant.parse(text(json, "at")),
                            text(json, "actor"),
                            text(json, "origin"),
                            text(json, "action"),
                            text(json, "subject"),
                            text(json, "outcome"),
                            text(json, "messageId"),
                            text(json, "detail")),
                    text(json, "hash"));
            if (!AuditFormat.JSONL.row(row).equals(line + "\n")
                    || isOutOfTime(row.entry().at())) {
                throw noRow();
            }
            return row;
        } catch (JsonProcessingException | DateTimeException e) {
            throw noRow();
        }
    }

    private static boolean isOutOfTime(Instant at) {
        return at.isBefore(Instant.EPOCH) || !at.isBefore(AuditLog.END_OF_TIME);
    }

    private String text(JsonNode json, String key) {
        JsonNode value = json.path(key);
        if (!value.isTextual()) {
            throw noRow();
        }
        return value.textValue();
    }

    private CommandFailure noRow() {
        return new CommandFailure(file + ", line " + lines
                + ": not a row of the audit log, as 'ptoken audit export --format jsonl' writes it");
    }

    private static CommandFailure unreadable(Path file, IOException e) {
        return new CommandFailure("cannot read " + file + ": " + IoTrouble.reason(e), e);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
