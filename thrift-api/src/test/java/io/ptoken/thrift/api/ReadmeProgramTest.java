package io.ptoken.thrift.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client of the front page compiles as it is printed. */
class ReadmeProgramTest {

    private static final Path PAGE = Path.of("..", "README.md");

    @TempDir
    Path folder;

    @Test
    void compilesWithTheImportsItShows() throws IOException {
        Map<Boolean, List<String>> lines =
                program().stream().collect(Collectors.partitioningBy(line -> line.startsWith("import ")));
        Path source = Files.writeString(
                folder.resolve("Program.java"),
                String.join("\n", lines.get(true))
                        + "\nclass Program {\n  static void run(javax.net.ssl.SSLContext sslContext, String user,"
                        + " String password) throws Exception {\n"
                        + String.join("\n", lines.get(false))
                        + "\n  }\n}\n");

        assertThat(lines.get(true)).isNotEmpty();
        assertThat(compile(source)).isEmpty();
    }

    private static List<String> program() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.equals("```java"))
                .skip(1)
                .takeWhile(line -> !line.equals("```"))
                .toList();
    }

    /** What the compiler has to say against it. */
    private String compile(Path source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options = List.of(
                    "-proc:none", "-classpath", System.getProperty("java.class.path", ""), "-d", folder.toString());
            compiler.getTask(errors, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
        }
        return errors.toString();
    }
}
