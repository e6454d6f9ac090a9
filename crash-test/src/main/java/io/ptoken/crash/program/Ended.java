package io.ptoken.crash.program;

/**
 * A command that ended.
 *
 * @param exitCode its exit code
 * @param output stdout and stderr
 */
public record Ended(int exitCode, String output) {

    public boolean ok() {
        return exitCode == 0;
    }
}
