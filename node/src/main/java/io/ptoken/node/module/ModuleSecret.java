package io.ptoken.node.module;

import io.ptoken.hsm.soft.seal.SealingSecret;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** What opens the software security module: a key file, the passphrase of the environment, or one that is typed. */
public final class ModuleSecret {

    static final String KEY_FILE = "PTOKEN_KEY_FILE";
    static final String PASSPHRASE = "PTOKEN_PASSPHRASE";

    private static final String QUESTION = "Passphrase of the security module";

    private ModuleSecret() {}

    /** For a module that exists; the caller closes the secret. */
    public static SealingSecret existing(Surroundings surroundings) {
        return fromEnvironment(surroundings)
                .orElseGet(() -> passphrase(surroundings.prompt().secret(QUESTION)));
    }

    /**
     * For a server that has the module open and asks for it: as one types it.
     *
     * @return the caller clears it
     */
    public static char[] shown(Surroundings surroundings) {
        Optional<SealingSecret> known = fromEnvironment(surroundings);
        if (known.isEmpty()) {
            return surroundings.prompt().secret(QUESTION);
        }
        try (SealingSecret secret = known.get()) {
            return secret.typed();
        }
    }

    /** For a new module: what is typed is asked for twice. The caller closes the secret. */
    public static SealingSecret fresh(Surroundings surroundings) {
        return fromEnvironment(surroundings).orElseGet(() -> typedTwice(surroundings));
    }

    /**
     * What the environment names, for those who do not ask; the caller closes it.
     *
     * @throws CommandFailure when it names two
     */
    public static Optional<SealingSecret> fromEnvironment(Surroundings surroundings) {
        Optional<String> keyFile = surroundings.variable(KEY_FILE);
        Optional<String> passphrase = surroundings.variable(PASSPHRASE);
        if (keyFile.isPresent() && passphrase.isPresent()) {
            throw new CommandFailure("both " + KEY_FILE + " and " + PASSPHRASE + " are set; unset one of them");
        }
        return keyFile.map(file -> SealingSecret.keyFile(Path.of(file)))
                .or(() -> passphrase.map(text -> passphrase(text.toCharArray())));
    }

    private static SealingSecret typedTwice(Surroundings surroundings) {
        String question = QUESTION + " (at least " + SealingSecret.SHORTEST_PASSPHRASE + " characters)";
        return passphrase(surroundings
                .prompt()
                .secretTwice(question, QUESTION + ", again")
                .orElseThrow(() -> new CommandFailure("the two passphrases differ; nothing was stored")));
    }

    private static SealingSecret passphrase(char[] typed) {
        try {
            return SealingSecret.passphrase(typed);
        } finally {
            Arrays.fill(typed, '\0');
        }
    }
}
