package io.ptoken.service.operate.audit;

/** The audit key of a node: a port for who keeps it. Thread safe. */
public interface HeadSigner {

    /**
     * Its public half.
     * It fails when there is none that can be read.
     */
    AuditPublicKey publicKey();

    /**
     * Signs a text by Ed25519.
     * It fails when there is no key that can be read.
     */
    byte[] sign(byte[] text);
}
