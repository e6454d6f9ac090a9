package io.ptoken.thrift;

import io.ptoken.thrift.dispatch.WireLimits;
import io.ptoken.thrift.tls.ClientCertificates;
import io.ptoken.thrift.tls.TlsSuites;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Where the server listens and what it lets a client cost.
 *
 * @param address where to listen; port 0 takes a free one
 * @param maxConnections most connections at one time
 * @param maxFrameBytes longest message accepted
 * @param limits what a message may contain
 * @param handshakeTimeout from connecting to a finished TLS handshake
 * @param idleTimeout how long a client may stay silent between calls
 * @param transferTimeout from the first byte of a frame to its last, either way
 * @param evictableAfter how long a connection with a session must have been silent to make room at the limit of all
 * @param shutdownTimeout how long calls in flight may take to finish when the server stops
 * @param callTimeout after which time a call is answered whatever it waits for; the sleep of a ping is not counted
 * @param clientCertificates whether clients show a certificate, and which are trusted
 * @param certificateCheck how often the server looks whether its own certificate was replaced
 * @param share how much of all this one address may take
 * @param suites which cipher suites clients may use
 */
public record ThriftServerConfig(
        InetSocketAddress address,
        int maxConnections,
        int maxFrameBytes,
        WireLimits limits,
        Duration handshakeTimeout,
        Duration idleTimeout,
        Duration transferTimeout,
        Duration evictableAfter,
        Duration shutdownTimeout,
        Duration callTimeout,
        ClientCertificates clientCertificates,
        Duration certificateCheck,
        FairShare share,
        TlsSuites suites) {

    /** The port of the vendor's server, which clients expect. */
    public static final int DEFAULT_PORT = 9443;

    /** Real messages stay below 10 kB; the longest legal one is a ping with 65535 characters. */
    public static final int DEFAULT_MAX_FRAME_BYTES = 512 * 1024;

    /** Refuses values no server could work with. */
    public ThriftServerConfig {
        requirePositive("maxConnections", maxConnections);
        requirePositive("maxFrameBytes", maxFrameBytes);
        requirePositive("handshakeTimeout", handshakeTimeout.toMillis());
        requirePositive("idleTimeout", idleTimeout.toMillis());
        requirePositive("transferTimeout", transferTimeout.toMillis());
        requirePositive("shutdownTimeout", shutdownTimeout.toMillis());
        requirePositive("callTimeout", callTimeout.toMillis());
        requirePositive("certificateCheck", certificateCheck.toMillis());
    }

    /**
     * Port 9443 on all addresses. Clients keep pooled connections for hours, or open one per sale and forget to close it:
     * hence a long idle timeout, and at the limit the connection that has been silent longest gives way.
     */
    public static ThriftServerConfig defaults() {
        return new ThriftServerConfig(
                new InetSocketAddress(DEFAULT_PORT),
                1000,
                DEFAULT_MAX_FRAME_BYTES,
                WireLimits.DEFAULT,
                Duration.ofSeconds(10),
                Duration.ofMinutes(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(30),
                Duration.ofSeconds(8),
                Duration.ofSeconds(10),
                ClientCertificates.NONE,
                Duration.ofSeconds(5),
                FairShare.DEFAULT,
                TlsSuites.COMPATIBLE);
    }

    /** The same with another address. */
    public ThriftServerConfig withAddress(InetSocketAddress newAddress) {
        return changed(draft -> draft.address = newAddress);
    }

    /** The same with another connection limit. */
    public ThriftServerConfig withMaxConnections(int newMaxConnections, Duration newEvictableAfter) {
        return changed(draft -> {
            draft.maxConnections = newMaxConnections;
            draft.evictableAfter = newEvictableAfter;
        });
    }

    /** The same with other limits on messages. */
    public ThriftServerConfig withMessageLimits(int newMaxFrameBytes, WireLimits newLimits) {
        return changed(draft -> {
            draft.maxFrameBytes = newMaxFrameBytes;
            draft.limits = newLimits;
        });
    }

    /** The same with other times. */
    public ThriftServerConfig withTimeouts(Duration handshake, Duration idle, Duration transfer, Duration shutdown) {
        return changed(draft -> {
            draft.handshakeTimeout = handshake;
            draft.idleTimeout = idle;
            draft.transferTimeout = transfer;
            draft.shutdownTimeout = shutdown;
        });
    }

    /** The same with another bound for calls. */
    public ThriftServerConfig withCallTimeout(Duration newCallTimeout) {
        return changed(draft -> draft.callTimeout = newCallTimeout);
    }

    /** The same with other client certificates. */
    public ThriftServerConfig withClientCertificates(ClientCertificates newClientCertificates) {
        return changed(draft -> draft.clientCertificates = newClientCertificates);
    }

    /** The same, looking for a new certificate of the server after another time. */
    public ThriftServerConfig withCertificateCheck(Duration newCertificateCheck) {
        return changed(draft -> draft.certificateCheck = newCertificateCheck);
    }

    /** The same with other shares. */
    public ThriftServerConfig withShare(FairShare newShare) {
        return changed(draft -> draft.share = newShare);
    }

    /** The same with other cipher suites. */
    public ThriftServerConfig withSuites(TlsSuites newSuites) {
        return changed(draft -> draft.suites = newSuites);
    }

    private ThriftServerConfig changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.config();
    }

    private static void requirePositive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + ": got " + value + ", expected more than 0");
        }
    }

    /** All of it, to be changed. */
    private static final class Draft {

        private InetSocketAddress address;
        private int maxConnections;
        private int maxFrameBytes;
        private WireLimits limits;
        private Duration handshakeTimeout;
        private Duration idleTimeout;
        private Duration transferTimeout;
        private Duration evictableAfter;
        private Duration shutdownTimeout;
        private Duration callTimeout;
        private ClientCertificates clientCertificates;
        private Duration certificateCheck;
        private FairShare share;
        private TlsSuites suites;

        Draft(ThriftServerConfig from) {
            address = from.address;
            maxConnections = from.maxConnections;
            maxFrameBytes = from.maxFrameBytes;
            limits = from.limits;
            handshakeTimeout = from.handshakeTimeout;
            idleTimeout = from.idleTimeout;
            transferTimeout = from.transferTimeout;
            evictableAfter = from.evictableAfter;
            shutdownTimeout = from.shutdownTimeout;
            callTimeout = from.callTimeout;
            clientCertificates = from.clientCertificates;
            certificateCheck = from.certificateCheck;
            share = from.share;
            suites = from.suites;
        }

        ThriftServerConfig config() {
            return new ThriftServerConfig(
                    address,
                    maxConnections,
                    maxFrameBytes,
                    limits,
                    handshakeTimeout,
                    idleTimeout,
                    transferTimeout,
                    evictableAfter,
                    shutdownTimeout,
                    callTimeout,
                    clientCertificates,
                    certificateCheck,
                    share,
                    suites);
        }
    }
}
