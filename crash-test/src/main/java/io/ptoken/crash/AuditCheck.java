package io.ptoken.crash;

/** The audit log of the stopped installation, by the program's own commands. */
final class AuditCheck {

    private AuditCheck() {}

    /** @throws BrokenPromise when the chain is not whole */
    static void verify(ProgramFiles program) {
        Ended verified = program.run("audit", "verify");
        if (!verified.ok()) {
            throw new BrokenPromise("'ptoken audit verify' finds a fault: " + verified.output());
        }
    }

    /** @throws BrokenPromise when a token list was issued of which the log does not know the messageId */
    static void requireEveryIssue(ProgramFiles program, Book book) {
        Ended exported = program.run("audit", "export", "--format=jsonl");
        if (!exported.ok()) {
            throw new BrokenPromise("'ptoken audit export' fails: " + exported.output());
        }
        for (Entry entry : book.answeredSince(0)) {
            if (!exported.output().contains('"' + entry.order().messageId() + '"')) {
                throw new BrokenPromise("the audit log does not know of an issued token list\n" + entry);
            }
        }
    }
}
