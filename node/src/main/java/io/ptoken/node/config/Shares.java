package io.ptoken.node.config;

import io.ptoken.service.access.AddressRanges;
import io.ptoken.service.access.session.SignInLimits;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.thrift.FairShare;
import java.time.Duration;
import java.util.List;

/**
 * How much of the TokenApi one address may take before its proof is known. Of IPv6 64 bits count as one address.
 *
 * @param connectionsPerAddress most connections, 1-100000; over it the address loses its own oldest silent one
 * @param sleepingPings most pings of all addresses that wait for their time, 1-100000
 * @param signInsWaitingPerAddress most sign-ins that wait for their passwords to be checked, 1-10000
 * @param signInsWaiting the same of all addresses, 1-10000
 * @param failedSignInsPerMinute failed sign-ins after which others of the address are refused unchecked, 1-100000
 * @param trustedAddresses addresses and ranges without such shares
 */
public record Shares(
        int connectionsPerAddress,
        int sleepingPings,
        int signInsWaitingPerAddress,
        int signInsWaiting,
        int failedSignInsPerMinute,
        List<String> trustedAddresses) {

    /** Suits vending. */
    static final Shares DEFAULT = new Shares(
            FairShare.DEFAULT.connectionsPerAddress(),
            FairShare.DEFAULT.sleepingPings(),
            SignInLimits.DEFAULT.waitingPerAddress(),
            SignInLimits.DEFAULT.waiting(),
            SignInLimits.DEFAULT.failuresPerMinute(),
            List.of());

    public Shares {
        trustedAddresses = List.copyOf(trustedAddresses);
        Range.require("shares.connectionsPerAddress", connectionsPerAddress, 1, 100_000);
        Range.require("shares.sleepingPings", sleepingPings, 1, 100_000);
        Range.require("shares.signInsWaitingPerAddress", signInsWaitingPerAddress, 1, 10_000);
        Range.require("shares.signInsWaiting", signInsWaiting, 1, 10_000);
        Range.require("shares.failedSignInsPerMinute", failedSignInsPerMinute, 1, 100_000);
        parse(trustedAddresses);
    }

    /** For the server of the TokenApi. */
    public FairShare connections() {
        return new FairShare(connectionsPerAddress, sleepingPings, parse(trustedAddresses));
    }

    /**
     * For the sign-ins. One waits for half of the time at most, so that its caller hears of the queue and not of a time-out.
     *
     * @param callTimeout after which time a call is answered whatever it waits for
     */
    public SignInLimits signIns(Duration callTimeout) {
        return new SignInLimits(
                signInsWaitingPerAddress,
                signInsWaiting,
                failedSignInsPerMinute,
                callTimeout.dividedBy(2),
                parse(trustedAddresses));
    }

    private static AddressRanges parse(List<String> texts) {
        try {
            return AddressRanges.parse(texts);
        } catch (InvalidValueException e) {
            throw new ConfigurationException(
                    "shares.trustedAddresses: got '" + e.got() + "', expected " + e.expected());
        }
    }
}
