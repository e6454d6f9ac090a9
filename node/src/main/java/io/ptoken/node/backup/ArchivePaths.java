package io.ptoken.node.backup;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Which paths and sizes an archive may name: nothing outside of the data directory, nothing twice. */
final class ArchivePaths {

    private static final Pattern NAME = Pattern.compile("[^/\\\\\\p{Cntrl}]{1,255}");
    private static final Pattern NOT_PRINTABLE = Pattern.compile("[^\\x20-\\x7e]");
    private static final int LONGEST = 1024;
    private static final int SHOWN = 100;

    private ArchivePaths() {}

    /** @throws DamagedArchiveException that names the first one that may not be */
    static void requireFit(List<ArchivedFile> files) throws DamagedArchiveException {
        Set<String> seen = new HashSet<>();
        Set<String> directories = new HashSet<>();
        for (ArchivedFile file : files) {
            String path = file.path();
            require(isInside(path) && InstallationFiles.belongs(path), path, "may not be in it");
            require(file.size() >= 0, path, "has no size");
            require(seen.add(path), path, "is in it twice");
            for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
                directories.add(path.substring(0, slash));
            }
        }
        for (String directory : directories) {
            require(!seen.contains(directory), directory, "is a file and a directory in it");
        }
    }

    private static boolean isInside(String path) {
        return path.length() <= LONGEST && List.of(path.split("/", -1)).stream().allMatch(ArchivePaths::isName);
    }

    private static boolean isName(String name) {
        return NAME.matcher(name).matches() && !name.equals(".") && !name.equals("..");
    }

    private static void require(boolean condition, String path, String otherwise) throws DamagedArchiveException {
        if (!condition) {
            throw new DamagedArchiveException(shown(path) + " " + otherwise);
        }
    }

    /** A name from an archive as a terminal may show it. */
    static String shown(String name) {
        String start = name.length() > SHOWN ? name.substring(0, SHOWN) + "..." : name;
        return "'" + NOT_PRINTABLE.matcher(start).replaceAll("?") + "'";
    }
}
