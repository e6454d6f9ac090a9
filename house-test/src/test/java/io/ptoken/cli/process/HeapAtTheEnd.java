package io.ptoken.cli.process;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** An agent that writes all objects of a program to a file when it ends, garbage too. */
public final class HeapAtTheEnd {

    private HeapAtTheEnd() {}

    /** Called by the virtual machine. */
    public static void premain(String file) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                        .dumpHeap(file, false);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    /** Makes the agent, and tells the option of the virtual machine that takes it. */
    static String option(Path jar, Path dump) throws IOException {
        String name = HeapAtTheEnd.class.getName();
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", name);
        String entry = name.replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest);
                var in = HeapAtTheEnd.class.getClassLoader().getResourceAsStream(entry)) {
            out.putNextEntry(new JarEntry(entry));
            in.transferTo(out);
        }
        return "-javaagent:" + jar + "=" + dump;
    }
}
