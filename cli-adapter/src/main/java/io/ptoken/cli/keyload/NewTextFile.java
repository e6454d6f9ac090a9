package io.ptoken.cli.keyload;

import io.ptoken.node.keyload.DurableText;
import io.ptoken.node.process.CommandFailure;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Where a command puts a text that is to be sent: a new file, or the standard output. */
public final class NewTextFile {

    private NewTextFile() {}

    /**
     * Writes it; the file is whole or not there, also after a power cut.
     *
     * @param file the new file; empty for the standard output
     * @param print prints to the standard output
     * @param say tells that the file was written
     * @throws CommandFailure when the file exists
     */
    public static void write(Optional<Path> file, String text, Consumer<String> print, Consumer<String> say)
            throws IOException {
        if (file.isEmpty()) {
            print.accept(text);
            return;
        }
        try {
            DurableText.create(file.get(), text);
        } catch (FileAlreadyExistsException e) {
            throw new CommandFailure(file.get() + " exists already; name another file", e);
        }
        say.accept("Wrote " + file.get() + ".");
    }

    /**
     * Ends a command early when its file is there, before anything that cannot be taken back.
     *
     * @throws CommandFailure when the file exists
     */
    public static void requireFree(Optional<Path> file) {
        if (file.isPresent() && Files.exists(file.get())) {
            throw new CommandFailure(
                    file.get() + " exists already; name another file",
                    new FileAlreadyExistsException(file.get().toString()));
        }
    }
}
