package io.ptoken.service.operate.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.ptoken.service.Given;
import io.ptoken.service.port.AuditLog;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;

/**
 * How the audit log stood at a moment, signed by the audit key of a node. Whoever keeps it where those cannot write who write
 * the store can tell later whether the log was changed before that moment.
 *
 * @param signed the text of a {@link HeadStatement}; its bytes in ASCII are signed
 * @param signature Ed25519 over them, in Base64
 */
public record SignedHead(String signed, String signature) {

    public SignedHead {
        Given.value("signed", signed);
        Given.value("signature", signature);
    }

    /**
     * Signs how a log stands now.
     *
     * @param node which node says so
     * @return empty when what is stored of a chain is not whole, so that it has no end to sign
     */
    public static Optional<SignedHead> of(AuditLog log, String node, HeadSigner signer, Instant now) {
        return HeadStatement.of(now.truncatedTo(ChronoUnit.SECONDS), node, log.chains())
                .map(HeadStatement::text)
                .map(text ->
                        new SignedHead(text, Base64.getEncoder().encodeToString(signer.sign(text.getBytes(US_ASCII)))));
    }

    /** True when the private half of this key signed it. */
    public boolean isBy(AuditPublicKey key) {
        try {
            return key.verifies(signed.getBytes(US_ASCII), Base64.getDecoder().decode(signature))
                    && signed.chars().allMatch(character -> character < 0x7f);
        } catch (IllegalArgumentException e) {
            return false; // no Base64
        }
    }

    /**
     * What it says.
     *
     * @throws io.ptoken.sts.InvalidValueException when it says nothing that makes sense
     */
    public HeadStatement statement() {
        return HeadStatement.parse(signed);
    }

    /** One line of JSON with its line end. */
    public String json() {
        return "{\"document\":\"audit-head\",\"version\":1,\"signed\":\""
                + signed.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\",\"signature\":\""
                + signature
                + "\"}\n";
    }
}
