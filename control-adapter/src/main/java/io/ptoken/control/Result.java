package io.ptoken.control;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A call was carried out.
 *
 * @param value what it gave; at most 2 MiB as JSON, and no secret
 */
public record Result(ObjectNode value) implements Outcome {}
