package io.ptoken.service.port;

/**
 * An entry with its place in the chain.
 *
 * @param sequence 1 for the first entry ever, then without gaps
 * @param entry what happened
 * @param hash {@link AuditChain#next} of the row before and this one
 */
public record AuditRow(long sequence, AuditEntry entry, String hash) {}
