package io.ptoken.web;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * Where and within which bounds the console is served.
 *
 * @param address to listen on; port 0 takes a free one
 * @param idle how long a browser may stay silent
 * @param threads most threads that draw pages
 * @param connections most connections
 * @param connectionsOfAnAddress most of them of one address
 */
public record ConsoleSettings(
        InetSocketAddress address, Duration idle, int threads, int connections, int connectionsOfAnAddress) {

    /** At an address, with bounds that suit people. */
    public static ConsoleSettings at(InetSocketAddress address) {
        return new ConsoleSettings(address, Duration.ofSeconds(30), 16, 256, 64);
    }
}
