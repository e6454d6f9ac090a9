package io.ptoken.node.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.ptoken.control.data.FileSink;
import io.ptoken.node.process.IoTrouble;
import io.ptoken.service.operate.audit.HeadSigner;
import io.ptoken.service.operate.audit.SignedHead;
import io.ptoken.service.operate.call.NotPossibleException;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes the signed head of the audit log into a folder, once a day of UTC: {@code audit-head-2026-11-30-NODE.json}. A file is
 * whole or not there, and never replaced. What fails is told once, until it is another failure or none, and tried again. For one
 * thread.
 */
public final class HeadExport {

    private final Path folder;
    private final String node;
    private final AuditLog log;
    private final HeadSigner signer;
    private final InstantSource clock;
    private final Consumer<String> warnings;
    private String told = "";

    /**
     * Writes to a folder.
     *
     * @param node which node signs
     * @param warnings are told what fails
     */
    public HeadExport(
            Path folder, String node, AuditLog log, HeadSigner signer, InstantSource clock, Consumer<String> warnings) {
        this.folder = folder;
        this.node = node;
        this.log = log;
        this.signer = signer;
        this.clock = clock;
        this.warnings = warnings;
    }

    /** Writes the file of today unless it is there. */
    public void look() {
        Path file = file();
        if (Files.exists(file)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            tell("there is no such folder");
            return;
        }
        try {
            Optional<SignedHead> head = SignedHead.of(log, node, signer, clock.instant());
            if (head.isEmpty()) {
                tell("what is stored of a chain is not whole; look at 'ptoken audit verify'");
                return;
            }
            write(file, head.get().json());
            told = "";
        } catch (FileAlreadyExistsException e) {
            told = ""; // another process of this node was first
        } catch (IOException e) {
            tell(IoTrouble.reason(e));
        } catch (UncheckedIOException | NotPossibleException | StoreException e) {
            tell(String.valueOf(e.getMessage()));
        }
    }

    private void tell(String reason) {
        if (!told.equals(reason)) {
            told = reason;
            warnings.accept("no head of the audit log was written to " + folder + ", it is tried again: " + reason);
        }
    }

    private static void write(Path file, String text) throws IOException {
        byte[] bytes = text.getBytes(US_ASCII);
        try (FileSink sink = FileSink.create(file)) {
            sink.write(bytes, bytes.length);
            sink.keep();
        }
    }

    private Path file() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return folder.resolve("audit-head-" + today + "-" + node.replaceAll("[^A-Za-z0-9.-]", "_") + ".json");
    }
}
