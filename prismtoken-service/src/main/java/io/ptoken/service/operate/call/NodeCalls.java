package io.ptoken.service.operate.call;

import io.ptoken.service.Given;
import io.ptoken.service.access.Permission;
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
}
