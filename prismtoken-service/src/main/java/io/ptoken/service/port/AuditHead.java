package io.ptoken.service.port;

import io.ptoken.service.port.AuditLog.Link;
import java.time.Instant;
import java.util.Optional;

/**
 * The end of the chain of one node.
 *
 * @param node name of the node, empty where there is only one
 * @param last its last row: number and hash
 * @param at when that row was written; empty before the first one, and when it was trimmed
 */
public record AuditHead(String node, Link last, Optional<Instant> at) {}
