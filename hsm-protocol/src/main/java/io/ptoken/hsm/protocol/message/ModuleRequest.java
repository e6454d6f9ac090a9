package io.ptoken.hsm.protocol.message;

import io.ptoken.hsm.protocol.frame.CommandCode;
import io.ptoken.hsm.protocol.frame.ResponseFrame;
import io.ptoken.hsm.protocol.settings.ProtocolSettings;

/**
 * A request to a module. A command's record has a static {@code decode} besides, with which the module's side reads it.
 *
 * @param <R> its response
 */
public interface ModuleRequest<R> {

    /** Which command. */
    CommandCode command();

    /** Reads the body of a response with status 00. */
    R decodeResponse(String body, ProtocolSettings settings);

    /** Whether it may be sent again when it is not known whether the module has carried it out. */
    Repetition repetition();

    /**
     * True when two different requests of this kind never have the same answer, because each makes a token with a TID of
     * its own: such an answer, come once more, is a copy that the line made.
     */
    default boolean answersAreUnique() {
        return false;
    }

    /** How long its answer may take. */
    default Patience patience() {
        return Patience.NORMAL;
    }

    /** Text, check sum and CR; the caller zeroes it when it is sent. */
    byte[] line(ProtocolSettings settings);

    /**
     * Reads a response to this command.
     *
     * @throws RefusedException when its status is not 00
     */
    default R read(ResponseFrame response, ProtocolSettings settings) {
        RefusedException.requireSuccess(response);
        return decodeResponse(response.body(), settings);
    }
}
