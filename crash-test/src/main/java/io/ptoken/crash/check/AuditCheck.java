package io.ptoken.crash.check;

import io.ptoken.crash.book.Book;
import io.ptoken.crash.program.BrokenPromise;
import io.ptoken.crash.program.Ended;
import io.ptoken.crash.program.ProgramFiles;
import io.ptoken.crash.program.SetupFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The audit log of the stopped installation, by the program's own commands. */
public final class AuditCheck {

    private AuditCheck() {}

    /**
     * Asks the program whether the chain is whole.
     *
     * @throws BrokenPromise when the chain is not whole
     */
    public static void verify(ProgramFiles program) {
        Ended verified = program.run("audit", "verify");
        if (!verified.ok()) {
            throw new BrokenPromise("'ptoken audit verify' finds a fault: " + verified.output());
        }
    }

    /**
     * Looks for an entry, and one alone, of every list of tokens.
     *
     * @throws BrokenPromise when a token list was issued of which the log does not say so, or one call was done twice
     */
    public static void requireEveryIssue(ProgramFiles program, Book book) {
        Path export = program.directory().resolve("audit.jsonl");
        try {
            Files.deleteIfExists(export);
            Ended exported = program.run("audit", "export", "--format=jsonl", "--output=" + export);
            if (!exported.ok()) {
                throw new BrokenPromise("'ptoken audit export' fails: " + exported.output());
            }
            try (BufferedReader log = Files.newBufferedReader(export, StandardCharsets.UTF_8)) {
                AuditedIssues.read(log).requireAll(book.answeredSince(0));
            }
        } catch (IOException e) {
            throw new SetupFailure("cannot read " + export, e);
        }
    }
}
