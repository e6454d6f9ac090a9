package io.ptoken.crash.keyload;

import io.ptoken.crash.program.BrokenPromise;
import java.util.List;
import java.util.regex.Pattern;

/** What a command that was struck had promised already. */
final class KeyLoadChecks {

    private static final Pattern TOLD = Pattern.compile(
            "^VK [0-9]+ \\(SGC ([0-9]+) KRN ([0-9]) KT ([0-9])\\), KCV ([0-9A-F]{6}): in register ([0-9]+)",
            Pattern.MULTILINE);

    private KeyLoadChecks() {}

    /** @throws BrokenPromise when the command said that it was done and the step did not take effect */
    static void requireDurable(KeyLoadStep step, Struck struck, Verdict verdict) {
        if (struck.saidDone() && verdict != Verdict.AFTER) {
            throw new BrokenPromise(
                    "'" + step.text() + "' said that it was done and is found " + verdict + "\n" + struck);
        }
    }

    /**
     * Every key that was told to be in a register must be there.
     *
     * @param output of the command
     * @param keys in the module now
     */
    static void requireToldKeys(String output, List<HeldKey> keys) {
        TOLD.matcher(output).results().forEach(told -> {
            FileKey key = new FileKey(
                    Integer.parseInt(told.group(1)),
                    Integer.parseInt(told.group(2)),
                    Integer.parseInt(told.group(3)),
                    told.group(4));
            int register = Integer.parseInt(told.group(5));
            if (keys.stream()
                    .noneMatch(held -> held.register() == register && held.key().equals(key))) {
                throw new BrokenPromise(
                        "a key was told to be in register " + register + " and is not there: " + key + "\n" + keys);
            }
        });
    }

    /**
     * A file that a command was to write is not there or is whole; when the command said that it was done, it is there.
     *
     * @param found its text, empty when it is not there
     * @param expected the whole text, empty when there must be no file
     */
    static void requireWholeFile(String name, boolean there, String found, String expected, Struck struck) {
        if (there && !found.equals(expected)) {
            throw new BrokenPromise("the file " + name + " is not whole: " + found.length() + " characters instead of "
                    + expected.length() + "\n" + struck);
        }
        if (!there && struck.saidDone()) {
            throw new BrokenPromise("the file " + name + " is not there\n" + struck);
        }
    }
}
