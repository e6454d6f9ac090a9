package io.ptoken.control.socket;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Folders with short paths, in which a socket finds room whose own place has too long a path. */
public final class RuntimeFolders {

    private static final String RUNTIME = "XDG_RUNTIME_DIR";

    private RuntimeFolders() {}

    /**
     * The runtime directory of the user, then that for temporary files, then {@code /tmp}.
     *
     * @param environment the variables of the process
     * @param temporary where the system keeps temporary files
     */
    public static List<Path> of(Map<String, String> environment, Path temporary) {
        Set<Path> folders = new LinkedHashSet<>();
        Path runtime = Path.of(environment.getOrDefault(RUNTIME, ""));
        if (runtime.isAbsolute()) {
            folders.add(runtime);
        }
        folders.add(temporary.toAbsolutePath());
        folders.add(Path.of("/tmp").toAbsolutePath());
        return List.copyOf(folders);
    }
}
