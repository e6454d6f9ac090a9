package io.ptoken.service.operate.call;

import io.ptoken.service.Given;
import io.ptoken.service.access.Permission;
import java.time.Instant;
import java.util.Optional;

/**
 * Calls on an installation as a whole.
 *
 * @param <R> what it answers
 */
public sealed interface NodeCalls<R> extends OperatorCall<R> {

    @Override
    default Permission permission() {
        return Permission.MANAGE_NODE;
    }

    /**
     * An archive that was made and handed over.
     *
     * @param size bytes of it
     * @param sha256 its hash, hex
     * @param warning why nothing may be sold from what it was made of, and so from it; empty when it may
     */
    record Archive(long size, String sha256, Optional<String> warning) {}

    /**
     * Makes an archive of the installation and hands it over ({@link Dialogue#hand}); whoever asks keeps it.
     *
     * @param file where they will, for the audit log; a server opens nothing of that name
     * @param replaces true when it takes the place of an archive there is
     */
    record Backup(String file, boolean replaces) implements NodeCalls<Archive> {

        public Backup {
            Given.value("file", file);
        }

        @Override
        public String action() {
            return "backup";
        }

        @Override
        public String subject() {
            return file;
        }

        @Override
        public Audited audited() {
            return Audited.STEP_BY_STEP;
        }
    }

    /**
     * A server from a start to its end.
     *
     * @param id differs from that of every other
     * @param since when it began to serve
     * @param failure why the restart that it came from did not do what was wanted; empty when it did, or there was none
     */
    record Run(String id, Instant since, Optional<String> failure) {}

    /** Tells from which start on the server serves. */
    record Look() implements NodeCalls<Run> {

        @Override
        public String action() {
            return "restart.show";
        }

        @Override
        public Permission permission() {
            return Permission.READ_DASHBOARD;
        }

        @Override
        public Audited audited() {
            return Audited.IF_REFUSED;
        }
    }

    /**
     * Has the server close and open itself, with its configuration as it is then. It is refused while that would not open.
     * Answers what ends by it; the connection ends too.
     */
    record Restart() implements NodeCalls<Run> {

        @Override
        public String action() {
            return "restart";
        }

        @Override
        public Audited audited() {
            return Audited.STEP_BY_STEP;
        }
    }
}
