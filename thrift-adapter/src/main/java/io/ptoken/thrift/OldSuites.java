package io.ptoken.thrift;

import io.ptoken.thrift.tls.TlsSuites;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which clients {@link TlsSuites#MODERN} would cut off, as far as this server has seen them. Thread safe. */
final class OldSuites {

    /** Enough to look for them. */
    private static final int KEPT = 50;

    private final Map<String, String> byAddress = new LinkedHashMap<>(); // guarded by this

    /** A client has made a handshake. */
    void saw(String address, String suite) {
        if (TlsSuites.isModern(suite)) {
            return;
        }
        synchronized (this) {
            if (byAddress.size() < KEPT || byAddress.containsKey(address)) {
                byAddress.put(address, suite);
            }
        }
    }

    /** Each address with the suite it used last. */
    synchronized List<String> seen() {
        return byAddress.entrySet().stream()
                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                .toList();
    }
}
