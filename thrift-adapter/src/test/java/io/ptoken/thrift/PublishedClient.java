package io.ptoken.thrift;

import io.ptoken.service.api.MeterConfig;
import io.ptoken.thrift.testing.WireBytes;
import java.util.List;
import java.util.Optional;

/**
 * A published client program: what it puts on the wire (wire reference sections 1, 2, 4, 7 and 10) and what the table of
 * docs/token-api.md says of it.
 *
 * @param program language and library
 * @param transport how it connects
 * @param header how its messages begin
 * @param session what it says of itself at sign-in
 * @param sequence which sequence ids it uses
 * @param meter how it describes a meter
 * @param reads what it needs of a reply
 */
record PublishedClient(
        String program,
        String transport,
        Header header,
        Session session,
        Sequence sequence,
        Meter meter,
        String reads) {

    static final PublishedClient JAVA_TRUSTING = new PublishedClient(
            "Java, libthrift 0.18 (NectarAPI)",
            "framed, one TLS connection for each call",
            Header.STRICT,
            new Session("1.1", Optional.of("en")),
            Sequence.COUNTED,
            new Meter(2, 255, Optional.of(false), Optional.of("0000"), Optional.empty(), Optional.of(false)),
            "`description`, `scaledAmount` as a decimal, `tid` as a date");

    static final PublishedClient JAVA_TRUST_STORE = new PublishedClient(
            "Java, libthrift 0.13 (amimanager)",
            "framed, one TLS connection for each call, the server's certificate in a trust store",
            Header.STRICT,
            new Session("1.0", Optional.of("en")),
            Sequence.COUNTED,
            new Meter(1, 255, Optional.of(false), Optional.of("0000"), Optional.empty(), Optional.empty()),
            "the first token alone");

    static final PublishedClient PHP_SAMPLE = new PublishedClient(
            "PHP, stubs of 0.9.2 (the vendor's sample, prism-token-api)",
            "framed, TLS 1.2 alone, self-signed certificates alone",
            Header.STRICT,
            new Session("1.0", Optional.of("en")),
            Sequence.ZERO,
            new Meter(1, 255, Optional.of(false), Optional.of("0000"), Optional.of(false), Optional.of(true)),
            "`tokenDec` of each token; gives up after 5 s");

    static final PublishedClient PHP_FACTORY = new PublishedClient(
            "PHP with its own `TBinaryProtocolFactory`",
            "framed, TLS 1.2 alone",
            Header.UNVERSIONED,
            new Session("1.0", Optional.of("en")),
            Sequence.ZERO,
            new Meter(1, 255, Optional.of(false), Optional.of("0000"), Optional.of(false), Optional.of(true)),
            "strict replies and others");

    static final PublishedClient PHP_LARAVEL = new PublishedClient(
            "PHP, stubs of 0.18.1 (tokengenerator)",
            "framed, TLS 1.2 alone, self-signed certificates alone",
            Header.STRICT,
            new Session("1.1", Optional.of("en")),
            Sequence.ZERO,
            new Meter(1, 255, Optional.of(false), Optional.of("0000"), Optional.of(false), Optional.of(true)),
            "all tokens in their order, `eCode`, `eMsgEn`");

    static final PublishedClient NODE_REDUCED = new PublishedClient(
            "Node, an interface of its own with fewer fields (middle)",
            "framed, trusts any certificate",
            Header.STRICT,
            new Session("1.0", Optional.empty()),
            Sequence.COUNTED,
            new Meter(1, 255, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
            "the reply with the sequence id and name of its call, `eCode`, `eMsgEn`");

    static final PublishedClient NODE_PLATFORM = new PublishedClient(
            "Node, full stubs (gridx)",
            "framed, one TLS connection for hours",
            Header.STRICT,
            new Session("1.1", Optional.of("en")),
            Sequence.COUNTED,
            new Meter(2, 255, Optional.of(true), Optional.of("0000"), Optional.of(false), Optional.of(true)),
            "`newConfig` of each token, the first element of `getStatus`, alerts");

    static final PublishedClient DART = new PublishedClient(
            "Dart, no Thrift library (nectar_sts_dart)",
            "framed, trusts any certificate, one session for many calls",
            Header.STRICT,
            new Session("1.0", Optional.empty()),
            Sequence.COUNTED,
            new Meter(1, 0, Optional.of(false), Optional.of("0000"), Optional.empty(), Optional.of(false)),
            "`description`, `scaledAmount` as a decimal");

    /** In the order of the table. */
    static final List<PublishedClient> ALL = List.of(
            JAVA_TRUSTING, JAVA_TRUST_STORE, PHP_SAMPLE, PHP_FACTORY, PHP_LARAVEL, NODE_REDUCED, NODE_PLATFORM, DART);

    /** How a message begins. */
    enum Header {
        STRICT("strict"),
        UNVERSIONED("without version");

        private final String text;

        Header(String text) {
            this.text = text;
        }
    }

    /** Which sequence ids it uses. */
    enum Sequence {
        ZERO,
        COUNTED
    }

    /** What it says of itself at sign-in. */
    record Session(String version, Optional<String> culture) {}

    /** What differs in how it describes a meter; absent fields are not sent. */
    record Meter(
            int tct,
            int ken,
            Optional<Boolean> allowKrnUpdate,
            Optional<String> doe,
            Optional<Boolean> allow3Kct,
            Optional<Boolean> allowKenUpdate) {}

    /** For the names of tests. */
    @Override
    public String toString() {
        return program;
    }

    /** Its row of the table. */
    String row() {
        return "| " + String.join(" | ", program, transport, header.text, session.version, reads) + " |";
    }

    boolean pinsTls12() {
        return transport.contains("TLS 1.2 alone");
    }

    String version() {
        return session.version;
    }

    /** The sequence id of its n-th call, counted from 1. */
    int sequenceId(int n) {
        return sequence == Sequence.ZERO ? 0 : n;
    }

    /** Its frame of {@code signInWithPassword("m-1", "local", "u", "p", ...)}. */
    String signIn() {
        WireBytes call = call("signInWithPassword", 1)
                .string(1, "m-1")
                .string(2, "local")
                .string(3, "u")
                .string(4, "p")
                .struct(5)
                .string(1, session.version);
        session.culture.ifPresent(culture -> call.string(10, culture));
        return call.stop().stop().frame();
    }

    /** Its frame of {@code issueCreditToken("m-1", "T", meter, 0, 1000.0, tokenTime, flags)}. */
    String credit(long tokenTime, long flags) {
        WireBytes call = call("issueCreditToken", 2)
                .string(1, "m-1")
                .string(2, "T")
                .struct(3)
                .string(1, "00000000000")
                .i16(2, 7)
                .i16(3, meter.tct)
                .i32(10, 123456)
                .i16(11, 1)
                .i16(12, 1);
        meter.allowKrnUpdate.ifPresent(allow -> call.bool(21, allow));
        call.i16(30, meter.ken);
        meter.doe.ifPresent(doe -> call.string(31, doe));
        meter.allow3Kct.ifPresent(allow -> call.bool(32, allow));
        meter.allowKenUpdate.ifPresent(allow -> call.bool(33, allow));
        return call.stop()
                .i16(4, 0)
                .real(5, 1000.0)
                .i64(6, tokenTime)
                .i64(7, flags)
                .stop()
                .frame();
    }

    /** The meter as the service has to understand it: what is absent has its default. */
    MeterConfig understood() {
        return new MeterConfig(
                "00000000000",
                7,
                meter.tct,
                123456,
                1,
                1,
                Optional.empty(),
                meter.allowKrnUpdate.orElse(true),
                meter.ken,
                meter.doe.orElse("0000"),
                meter.allow3Kct.orElse(false),
                meter.allowKenUpdate.orElse(true));
    }

    private WireBytes call(String method, int n) {
        return header == Header.STRICT
                ? WireBytes.strictCall(method, sequenceId(n))
                : WireBytes.unversionedCall(method, sequenceId(n));
    }
}
