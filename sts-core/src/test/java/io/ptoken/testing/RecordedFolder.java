package io.ptoken.testing;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A folder that writes down what is done to its files: {@code write NAME}, {@code force NAME} (of a file, or of a folder
 * that was opened), {@code move NAME to NAME}. Writes to one file in a row are told once. What survives a power cut depends
 * on these steps and their order, and nothing of it is to be seen in the files. Thread safe.
 */
public final class RecordedFolder {

    private final Path real;
    private final RecordingFileSystem fileSystem;
    private final List<String> steps = new ArrayList<>();

    /** @param folder a folder of the default file system, which does the work */
    public RecordedFolder(Path folder) {
        this.real = folder;
        this.fileSystem = new RecordingFileSystem(this, folder.getFileSystem());
    }

    /** The folder itself, each use of which is recorded. */
    public Path path() {
        return wrap(real);
    }

    /** What was done so far, in order. */
    public synchronized List<String> steps() {
        return List.copyOf(steps);
    }

    /** Forgets what was done so far. */
    public synchronized void forget() {
        steps.clear();
    }

    synchronized void record(String step) {
        if (steps.isEmpty()
                || !step.startsWith("write ")
                || !steps.get(steps.size() - 1).equals(step)) {
            steps.add(step);
        }
    }

    FileSystem fileSystem() {
        return fileSystem;
    }

    Path wrap(Path path) {
        return (Path) Proxy.newProxyInstance(
                RecordedFolder.class.getClassLoader(), new Class<?>[] {Path.class}, new Recorded(path));
    }

    static Path unwrap(Path path) {
        return Proxy.isProxyClass(path.getClass()) && Proxy.getInvocationHandler(path) instanceof Recorded recorded
                ? recorded.path
                : path;
    }

    /** A path that leads back to this file system, whatever is made of it. */
    private final class Recorded implements InvocationHandler {

        private final Path path;

        private Recorded(Path path) {
            this.path = path;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            if (method.getName().equals("getFileSystem")) {
                return fileSystem;
            }
            Object[] plain = arguments == null ? new Object[0] : arguments.clone();
            for (int i = 0; i < plain.length; i++) {
                plain[i] = plain[i] instanceof Path other ? unwrap(other) : plain[i];
            }
            try {
                Object result = method.invoke(path, plain);
                return result instanceof Path made ? wrap(made) : result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
