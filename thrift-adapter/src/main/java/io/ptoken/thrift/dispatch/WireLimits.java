package io.ptoken.thrift.dispatch;

/**
 * What one message may contain, so that no message costs more than its own bytes.
 *
 * @param maxStringBytes longest string in bytes; the longest legal one is the echo of a ping, 65535 characters
 * @param maxContainerElements most elements of one list, set or map
 * @param maxDepth deepest nesting of structs and containers in a field that is skipped
 */
public record WireLimits(int maxStringBytes, int maxContainerElements, int maxDepth) {

    /** Far above anything a client has reason to send. */
    public static final WireLimits DEFAULT = new WireLimits(256 * 1024, 1024, 32);

    /** Refuses limits that no call could meet. */
    public WireLimits {
        if (maxStringBytes < 1 || maxContainerElements < 1 || maxDepth < 4) {
            throw new IllegalArgumentException("limits too low for any call: maxStringBytes=" + maxStringBytes
                    + ", maxContainerElements=" + maxContainerElements + ", maxDepth=" + maxDepth);
        }
    }
}
