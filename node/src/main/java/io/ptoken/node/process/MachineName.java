package io.ptoken.node.process;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What this machine calls itself. */
public final class MachineName {

    private MachineName() {}

    /** Its host name; {@code unknown} when the system does not tell. */
    public static String get() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
