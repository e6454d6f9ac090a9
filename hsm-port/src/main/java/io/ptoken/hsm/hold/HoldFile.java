package io.ptoken.hsm.hold;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to something among all processes of a machine: a lock on a file that says who has it. The operating system
 * gives the lock back when the process ends, however it ends; the file stays and means nothing then. Nobody waits: who
 * comes second is told who came first. Thread safe.
 */
public final class HoldFile implements AutoCloseable {

    /**
     * The locked byte lies far behind the text, so that others can read the text where a lock keeps readers away. A lock
     * of the whole file, as earlier releases take, covers it too.
     */
    private static final long LOCKED = Long.MAX_VALUE - 1;

    private static final int LONGEST_TEXT = 1024;

    /**
     * What this process holds. POSIX gives all locks of a process on a file back when it closes any descriptor of that
     * file, so that a file that is held here must not even be looked into.
     */
    private static final Map<Path, Holder> HERE = new ConcurrentHashMap<>();

    /** Those of {@link #HERE} that are locked. */
    private static final Map<Path, HoldFile> LOCKED_HERE = new ConcurrentHashMap<>();

    private final Path file;
    private final HoldUsers users;
    private final Holder holder;
    private FileChannel channel;
    private Object key;

    private HoldFile(Path file, HoldUsers users, Holder holder) throws IOException {
        this.file = file;
        this.users = users;
        this.holder = holder;
        this.channel = locked(file, users);
        this.key = keyOrClose(file, channel);
        say(holder.text());
    }

    /**
     * Takes the right or throws at once.
     *
     * @param file made when it is missing; its folder must exist. A link in its place is not followed
     * @param users whose processes may take it
     * @param holder what others are told
     * @throws HeldException when somebody else has it
     * @throws IOException when the file cannot be made, opened or locked
     */
    public static HoldFile take(Path file, HoldUsers users, Holder holder) throws IOException {
        Path real = real(file);
        Holder here = HERE.putIfAbsent(real, holder);
        if (here != null) {
            throw new HeldException(Optional.of(here));
        }
        boolean done = false;
        try {
            HoldFile hold = new HoldFile(real, users, holder);
            LOCKED_HERE.put(real, hold);
            done = true;
            return hold;
        } finally {
            if (!done) {
                HERE.remove(real);
            }
        }
    }

    /**
     * Who says to have the right, without taking it; whoever was killed says so still.
     *
     * @return empty when nobody does, or the file cannot be read
     */
    public static Optional<Holder> claimed(Path file) {
        try {
            Optional<Holder> here = Optional.ofNullable(HERE.get(real(file)));
            if (here.isPresent() || !isThere(file)) {
                return here;
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, NOFOLLOW_LINKS)) {
                return holder(channel);
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Path real(Path file) throws IOException {
        Path absolute = file.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        Path name = absolute.getFileName();
        if (folder == null || name == null) {
            throw new IllegalArgumentException(file + " names no file");
        }
        return folder.toRealPath().resolve(name);
    }

    private static FileChannel locked(Path file, HoldUsers users) throws IOException {
        FileChannel channel = users.open(file);
        boolean done = false;
        try {
            if (!isLocked(channel, false)) {
                throw new HeldException(holder(channel));
            }
            done = true;
            return channel;
        } finally {
            if (!done) {
                channel.close();
            }
        }
    }

    /** Refuses when another process has a file that this one may only read. */
    static void requireFreeToRead(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, NOFOLLOW_LINKS)) {
            if (!isLocked(channel, true)) {
                throw new HeldException(holder(channel));
            }
        }
    }

    private static boolean isLocked(FileChannel channel, boolean shared) throws IOException {
        try {
            FileLock lock = channel.tryLock(LOCKED, 1, shared);
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // a lock of this process that did not come from here
        }
    }

    private static Optional<Holder> holder(FileChannel channel) {
        ByteBuffer text = ByteBuffer.allocate(LONGEST_TEXT);
        try {
            channel.read(text, 0);
        } catch (IOException e) {
            return Optional.empty(); // that it is held is known all the same
        }
        return Holder.parse(new String(text.array(), 0, text.position(), StandardCharsets.UTF_8));
    }

    /** The lock counts; that a full disk takes no text must not keep anybody from working. */
    private void say(String text) {
        try {
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), 0);
        } catch (IOException e) {
            return; // others are told that somebody has it, and not who
        }
    }

    /**
     * Looks whether all files that this process holds are in their places. One that somebody removed, or put another one in
     * the place of, keeps nobody out any more: it is made and taken anew. Call it about every half minute.
     *
     * @return of each that cannot be had again why, a sentence; it is tried again the next time
     */
    public static List<String> renewAll() {
        return LOCKED_HERE.values().stream()
                .map(HoldFile::renew)
                .flatMap(Optional::stream)
                .sorted()
                .toList();
    }

    private synchronized Optional<String> renew() {
        if (!channel.isOpen()) {
            return Optional.empty();
        }
        try {
            if (!isInPlace()) {
                FileChannel fresh = locked(file, users);
                Object freshKey = keyOrClose(file, fresh);
                channel.close();
                channel = fresh;
                key = freshKey;
                say(holder.text());
            }
            return Optional.empty();
        } catch (HeldException e) {
            return Optional.of("The lock " + file + " was removed while this process had it, and " + e.describe()
                    + " has it now.");
        } catch (IOException e) {
            return Optional.of("The lock " + file + " was removed while this process had it, and cannot be made anew ("
                    + reason(e) + ").");
        }
    }

    /** Java says some of it by the name of a class alone. */
    private static String reason(IOException trouble) {
        if (trouble instanceof AccessDeniedException) {
            return "no permission";
        }
        if (trouble instanceof NoSuchFileException) {
            return "its folder is gone";
        }
        return Optional.ofNullable(trouble.getMessage()).orElse("the system refused it");
    }

    private boolean isInPlace() throws IOException {
        try {
            return keyOf(file).equals(key);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static Object keyOrClose(Path file, FileChannel channel) throws IOException {
        boolean done = false;
        try {
            Object key = keyOf(file);
            done = true;
            return key;
        } finally {
            if (!done) {
                channel.close();
            }
        }
    }

    /** Tells a file from another one of the same name; the same for all where the system has no such thing. */
    private static Object keyOf(Path file) throws IOException {
        Object key = Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS)
                .fileKey();
        return key == null ? "" : key;
    }

    /** Gives the right back; a second time does nothing. */
    @Override
    public synchronized void close() {
        if (!channel.isOpen()) {
            return;
        }
        say(""); // whoever takes it next without saying who they are must not pass for this process
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            LOCKED_HERE.remove(file);
            HERE.remove(file);
        }
    }

    /** True when there is a file, so that somebody may have taken it once. */
    static boolean isThere(Path file) {
        return Files.exists(file, NOFOLLOW_LINKS);
    }
}
