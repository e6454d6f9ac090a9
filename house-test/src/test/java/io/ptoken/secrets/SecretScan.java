package io.ptoken.secrets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** Looks for secrets in files. */
final class SecretScan {

    /**
     * Where a secret was found.
     *
     * @param file the file
     * @param line its line, from 1
     * @param secret name of the secret
     */
    record Finding(Path file, long line, String secret) {

        /** For people; does not repeat the secret. */
        @Override
        public String toString() {
            return file + ":" + line + ": " + secret;
        }
    }

    private final List<Secret> secrets;

    SecretScan(List<Secret> secrets) {
        this.secrets = List.copyOf(secrets);
    }

    /** Everything found in all files below a directory. */
    List<Finding> below(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            List<Finding> findings = new ArrayList<>();
            for (Path file : paths.filter(Files::isRegularFile).sorted().toList()) {
                findings.addAll(in(file));
            }
            return findings;
        }
    }

    private List<Finding> in(Path file) throws IOException {
        // Any bytes are text in this character set; secrets are ASCII.
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        List<Finding> findings = new ArrayList<>();
        for (Secret secret : secrets) {
            Matcher matcher = secret.pattern().matcher(text);
            if (matcher.find()) {
                findings.add(new Finding(file, lineOf(text, matcher.start()), secret.name()));
            }
        }
        return findings;
    }

    private static long lineOf(String text, int position) {
        return 1 + text.chars().limit(position).filter(c -> c == '\n').count();
    }
}
