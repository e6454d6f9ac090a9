package io.ptoken.control.frame;

import java.util.Optional;

/**
 * What each end says first.
 *
 * @param protocol version of the protocol
 * @param program who speaks, e.g. {@code ptoken 1.0}
 * @param peer from the server: {@code owner}, {@code other} or {@code unknown}, as it sees the caller
 */
public record Hello(int protocol, String program, Optional<String> peer) {

    /** The version that is spoken here. */
    public static final int VERSION = 1;
}
