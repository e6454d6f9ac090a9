package io.ptoken.hsm.protocol.frame;

/**
 * A response.
 *
 * @param status how the command went
 * @param body printable ASCII; mostly empty when it failed
 */
public record ResponseFrame(CommandCode command, StatusCode status, String body) implements Frame {

    public ResponseFrame {
        FrameWithCrc.requirePrintable(body);
    }

    /** A response without body. */
    public ResponseFrame(CommandCode command, StatusCode status) {
        this(command, status, "");
    }

    /** A {@code GL!ER} with that status. */
    public static ResponseFrame error(StatusCode status) {
        return new ResponseFrame(CommandCode.ERROR, status);
    }

    /** True for {@code GL!ER}: the module could not tell or not attend to the command. */
    public boolean isError() {
        return command.equals(CommandCode.ERROR);
    }

    @Override
    public String text() {
        return command.responseHeader() + status.code() + body;
    }

    @Override
    public String toString() {
        return command.responseHeader() + status.code() + "[" + body.length() + " characters]";
    }
}
