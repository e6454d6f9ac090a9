package io.ptoken.benchmarks.load;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the figures of a run depend on. */
public final class MachineFacts {

    private static final Path CPU = Path.of("/proc/cpuinfo");
    private static final long MEBIBYTE = 1L << 20;

    private MachineFacts() {}

    /**
     * The facts, a line each.
     *
     * @param directory where the store is
     */
    public static List<String> of(Path directory) throws IOException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return List.of(
                "processors       " + Runtime.getRuntime().availableProcessors() + ", " + processor(),
                "memory           " + system.getTotalMemorySize() / MEBIBYTE + " MiB",
                "load before      " + String.format(Locale.ROOT, "%.2f", system.getSystemLoadAverage()),
                "Java             " + System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
                "system           " + System.getProperty("os.name") + " " + System.getProperty("os.version"),
                "file system      " + Files.getFileStore(directory).type());
    }

    private static String processor() throws IOException {
        if (!Files.isReadable(CPU)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(CPU)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }
}
