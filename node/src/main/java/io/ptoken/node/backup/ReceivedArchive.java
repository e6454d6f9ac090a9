package io.ptoken.node.backup;

import io.ptoken.control.data.DataSink;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.process.CommandFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/**
 * Takes an archive that a server has made: reads it back where it lies, and gives it its name when it is whole. Else nothing is
 * left. Not thread safe.
 */
public final class ReceivedArchive implements DataSink {

    private static final String DRAFT = "archive";

    private final Installation installation;
    private final Path file;
    private final boolean replace;
    private final Workplace place;
    private final OutputStream out;

    private ReceivedArchive(Installation installation, Path file, boolean replace, Workplace place) throws IOException {
        this.installation = installation;
        this.file = file;
        this.replace = replace;
        this.place = place;
        this.out = OwnerOnly.file(place.file(DRAFT));
    }

    /**
     * A place for one.
     *
     * @param installation of which
     * @param file where it will be
     * @param replace true: in the place of a file that is there
     * @throws CommandFailure when it cannot be there
     */
    public static ReceivedArchive open(Installation installation, Path file, boolean replace) throws IOException {
        Workplace place = Workplace.in(Backup.requirePlace(installation, file, replace));
        boolean opened = false;
        try {
            ReceivedArchive archive = new ReceivedArchive(installation, file, replace, place);
            opened = true;
            return archive;
        } finally {
            if (!opened) {
                place.close();
            }
        }
    }

    @Override
    public void write(byte[] bytes, int count) throws IOException {
        try {
            out.write(bytes, 0, count);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw new CommandFailure(
                    "no backup was made of " + installation.data().root() + " in "
                            + Backup.target(file).getParent() + ": " + e.getMessage(),
                    e);
        }
    }

    @Override
    public void keep() throws IOException {
        out.close();
        Path draft = place.file(DRAFT);
        OwnerOnly.sync(draft);
        Backup.readBack(draft);
        Backup.put(draft, file, replace);
    }

    @Override
    public void close() {
        try (place) {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
