package io.ptoken.crash;

/**
 * A command that ended.
 *
 * @param exitCode its exit code
 * @param output stdout and stderr
 */
record Ended(int exitCode, String output) {

    boolean ok() {
        return exitCode == 0;
    }
}
