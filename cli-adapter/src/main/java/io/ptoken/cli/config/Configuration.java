package io.ptoken.cli.config;

import io.ptoken.sts.key.LongKeyCheckValue;
import java.util.List;

/**
 * The configuration file {@code ptoken.yaml}: one component for each key, in the order of the documentation. Secrets are
 * not in it; they come from the environment.
 *
 * @param api where the TokenApi is served
 * @param sessions how long a sign-in lasts
 * @param issuing what may be issued
 * @param module the software security module
 * @param staTables {@code sample}, or the file with the licensed tables, relative to the configuration file
 */
public record Configuration(Api api, Sessions sessions, Issuing issuing, Module module, String staTables) {

    /** The value of {@code staTables} that names the built-in set. */
    public static final String SAMPLE_TABLES = "sample";

    /** What holds for every key that the file leaves out. */
    public static final Configuration DEFAULT = new Configuration(
            new Api("0.0.0.0", 9443, List.of(), 1000, 1800, 8),
            new Sessions(300, true),
            new Issuing(false, 1440),
            new Module(999, 7, LongKeyCheckValue.KEY_LOAD_PROFILE),
            SAMPLE_TABLES);

    /**
     * The TokenApi.
     *
     * @param address address to listen on; {@code 0.0.0.0} for all
     * @param port TCP port, 0-65535; 0 takes a free one
     * @param certificateNames host names and IP addresses in the self-signed certificate; empty for those of this host
     * @param maxConnections most connections at one time, 1-100000
     * @param idleTimeoutSeconds how long a client may stay silent, 1-86400
     * @param shutdownTimeoutSeconds how long calls in flight may take when the server stops, 1-600
     */
    public record Api(
            String address,
            int port,
            List<String> certificateNames,
            int maxConnections,
            int idleTimeoutSeconds,
            int shutdownTimeoutSeconds) {

        public Api {
            certificateNames = List.copyOf(certificateNames);
            Range.require("api.port", port, 0, 65_535);
            Range.require("api.maxConnections", maxConnections, 1, 100_000);
            Range.require("api.idleTimeoutSeconds", idleTimeoutSeconds, 1, 86_400);
            Range.require("api.shutdownTimeoutSeconds", shutdownTimeoutSeconds, 1, 600);
        }

        /** The same on another port. */
        public Api withPort(int other) {
            return new Api(
                    address, other, certificateNames, maxConnections, idleTimeoutSeconds, shutdownTimeoutSeconds);
        }

        /** The same on another address. */
        public Api withAddress(String other) {
            return new Api(other, port, certificateNames, maxConnections, idleTimeoutSeconds, shutdownTimeoutSeconds);
        }
    }

    /**
     * Sign-ins.
     *
     * @param timeoutSeconds lifetime of an access token, 1-86400
     * @param sliding true: each use begins the lifetime anew
     */
    public record Sessions(int timeoutSeconds, boolean sliding) {

        public Sessions {
            Range.require("sessions.timeoutSeconds", timeoutSeconds, 1, 86_400);
        }
    }

    /**
     * What may be issued.
     *
     * @param allowProprietaryTokens true: management tokens of subclass 11-15, to those with the role for it
     * @param maxMinutesAhead how far token identifiers may run ahead of the clock when one meter gets many, 0-10080
     */
    public record Issuing(boolean allowProprietaryTokens, int maxMinutesAhead) {

        public Issuing {
            Range.require("issuing.maxMinutesAhead", maxMinutesAhead, 0, 10_080);
        }
    }

    /**
     * The software security module.
     *
     * @param registers number of vending-key registers, 1-999
     * @param tidWindowDays how far a token's time may lie from the clock, 0-36500; 0 switches the check off
     * @param longKeyCheckValue assumed rule for the check value of 160-bit vending keys
     */
    public record Module(int registers, int tidWindowDays, LongKeyCheckValue longKeyCheckValue) {

        public Module {
            Range.require("module.registers", registers, 1, 999);
            Range.require("module.tidWindowDays", tidWindowDays, 0, 36_500);
        }
    }

    /** The same with another TokenApi section. */
    public Configuration withApi(Api other) {
        return new Configuration(other, sessions, issuing, module, staTables);
    }
}
