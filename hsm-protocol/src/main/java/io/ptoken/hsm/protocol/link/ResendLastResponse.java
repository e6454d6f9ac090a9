package io.ptoken.hsm.protocol.link;

import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.frame.FrameWithCrc;

/**
 * {@code GL?RR}: the module sends its last response again, whatever that was (module protocol sections 1.5, 5.2). Whether STS6
 * modules know it is assumption A17. It has no response of its own, so it is no request like the others.
 */
public final class ResendLastResponse {

    public static final CommandCode COMMAND = CommandCode.gl("RR");

    private ResendLastResponse() {}

    /** Text, check sum and CR. */
    public static byte[] line() {
        return FrameWithCrc.seal(COMMAND.requestHeader());
    }
}
