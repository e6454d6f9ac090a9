package io.ptoken.hsm.protocol.frame;

/**
 * A request.
 *
 * @param body printable ASCII; empty when the command has no fields
 */
public record RequestFrame(CommandCode command, String body) implements Frame {

    public RequestFrame {
        FrameWithCrc.requirePrintable(body);
    }

    @Override
    public String text() {
        return command.requestHeader() + body;
    }

    @Override
    public String toString() {
        return command.requestHeader() + "[" + body.length() + " characters]";
    }
}
