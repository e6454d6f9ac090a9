package io.ptoken.benchmarks.hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a server's process stands, as Linux and the JDK's own tool tell.
 *
 * @param heapMegabytes heap that is used after a collection
 * @param residentMegabytes memory that the system has given to it
 * @param threads its threads
 * @param descriptors its open files and sockets
 * @param databaseBytes its database, with what is written ahead
 */
record Condition(long heapMegabytes, long residentMegabytes, long threads, long descriptors, long databaseBytes) {

    /** Of each generation, or of the heap as a whole, as the collector has it. */
    private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");

    private static final int KILO = 1024;
    private static final int SECONDS_FOR_TOOL = 60;

    static Condition of(long process, Path data) throws IOException, InterruptedException {
        tool(process, "GC.run");
        Path proc = Path.of("/proc", Long.toString(process));
        List<String> status = Files.readAllLines(proc.resolve("status"));
        return new Condition(
                heap(tool(process, "GC.heap_info")),
                number(status, "VmRSS:") / KILO,
                number(status, "Threads:"),
                count(proc.resolve("fd")),
                size(data));
    }

    private static long heap(String text) throws IOException {
        long kilobytes = USED.matcher(text)
                .results()
                .mapToLong(used -> Long.parseLong(used.group(1)))
                .sum();
        if (kilobytes == 0) {
            throw new IOException("jcmd does not say how much of the heap is used: " + text);
        }
        return kilobytes / KILO;
    }

    private static long number(List<String> status, String key) throws IOException {
        return status.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow(() -> new IOException("/proc has no " + key));
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }

    private static long size(Path data) throws IOException {
        long bytes = 0;
        for (String name : List.of("ptoken.db", "ptoken.db-wal")) {
            Path file = data.resolve(name);
            bytes += Files.exists(file) ? Files.size(file) : 0;
        }
        return bytes;
    }

    private static String tool(long process, String command) throws IOException, InterruptedException {
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process),
                        command)
                .redirectErrorStream(true)
                .start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!tool.waitFor(SECONDS_FOR_TOOL, TimeUnit.SECONDS) || tool.exitValue() != 0) {
            throw new IOException("jcmd " + command + " failed: " + said);
        }
        return said;
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "%8d %8d %8d %8d %9.1f",
                heapMegabytes,
                residentMegabytes,
                threads,
                descriptors,
                databaseBytes / 1e6);
    }
}
