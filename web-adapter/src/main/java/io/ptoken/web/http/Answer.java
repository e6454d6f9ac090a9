package io.ptoken.web.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** What a browser gets. */
public sealed interface Answer {

    /**
     * A page; never kept by a browser or anybody on the way.
     *
     * @param status of HTTP
     * @param html in UTF-8
     */
    record Page(int status, Bytes html) implements Answer {

        /** One that is as it was asked for. */
        public static Page of(Bytes html) {
            return new Page(200, html);
        }
    }

    /**
     * Go there, by GET.
     *
     * @param location path of this console
     * @param session what happens to the cookie of the session
     */
    record SeeOther(String location, SessionChange session) implements Answer {

        /** With the session as it is. */
        public static SeeOther to(String location) {
            return new SeeOther(location, SessionChange.NONE);
        }
    }

    /**
     * What happens to the cookie of a session.
     *
     * @param secret the new one; empty to take it away
     * @param changes false: it stays as it is
     */
    record SessionChange(Optional<String> secret, boolean changes) {

        /** It stays. */
        public static final SessionChange NONE = new SessionChange(Optional.empty(), false);

        /** Nobody is signed in any more. */
        public static final SessionChange GONE = new SessionChange(Optional.empty(), true);

        /** Somebody is signed in. */
        public static SessionChange begun(String secret) {
            return new SessionChange(Optional.of(secret), true);
        }

        /** Leaves the secret out. */
        @Override
        public String toString() {
            return changes ? (secret.isPresent() ? "begun" : "gone") : "none";
        }
    }

    /**
     * A file to keep.
     *
     * @param type media type
     * @param name it is saved under; empty: it is shown
     */
    record Download(String type, Optional<String> name, Bytes content) implements Answer {}

    /**
     * A file that is made while it is sent.
     *
     * @param type media type
     * @param name it is saved under
     * @param body writes all of it
     */
    record Streamed(String type, String name, Body body) implements Answer {}

    /** Writes a file. */
    @FunctionalInterface
    interface Body {

        /**
         * Writes all of it.
         *
         * @throws IOException when nobody takes it any more
         */
        void writeTo(OutputStream out) throws IOException;
    }
}
