package io.ptoken.control;

/** Who is at the other end of the socket, as the operating system says; nobody can say it of themselves. */
public sealed interface Peer {

    /** For programs: {@code owner}, {@code other} or {@code unknown}. */
    String word();

    /**
     * The user that the server runs as, or root.
     *
     * @param user name, or number when it has none
     * @param group the same of its group
     */
    record Owner(String user, String group) implements Peer {
        @Override
        public String word() {
            return "owner";
        }
    }

    /**
     * Somebody else who may reach the socket.
     *
     * @param user name, or number when it has none
     * @param group the same of its group
     */
    record Other(String user, String group) implements Peer {
        @Override
        public String word() {
            return "other";
        }
    }

    /** The operating system does not say, as under Windows. */
    record Unknown() implements Peer {
        @Override
        public String word() {
            return "unknown";
        }
    }
}
