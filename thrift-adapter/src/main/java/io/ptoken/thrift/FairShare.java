package io.ptoken.thrift;

import io.ptoken.service.access.AddressRanges;

/**
 * How much of the server one address may take. Of IPv6 the 64 bits that a site is given count as one address.
 *
 * @param connectionsPerAddress most connections; over it the address loses one of its own that is silent
 * @param sleepingPings most pings of all clients that wait for their time; over it one is answered early
 * @param trusted addresses without a share of their own, whose connections give way last
 */
public record FairShare(int connectionsPerAddress, int sleepingPings, AddressRanges trusted) {

    /** Suits vending: many tills stand behind one address, and some never close a connection. */
    public static final FairShare DEFAULT = new FairShare(500, 100, AddressRanges.NONE);

    public FairShare {
        if (connectionsPerAddress <= 0 || sleepingPings <= 0) {
            throw new IllegalArgumentException(
                    "a share: got " + connectionsPerAddress + " and " + sleepingPings + ", expected more than 0");
        }
    }
}
