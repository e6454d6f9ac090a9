package io.ptoken.node;

import io.ptoken.hsm.soft.seal.SealCheck;
import io.ptoken.hsm.soft.seal.SealedFileException;
import io.ptoken.hsm.soft.seal.SealingSecret;
import io.ptoken.node.config.ModuleEntry;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.module.ModuleSecret;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Prompt;
import io.ptoken.node.process.Prompted;
import io.ptoken.node.process.Surroundings;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.OwnersProof;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What will open the software module at a restart: proved before the module is closed. Overwritten when it is closed. */
final class OpeningSecret implements AutoCloseable {

    private final Optional<char[]> typed;

    private OpeningSecret(Optional<char[]> typed) {
        this.typed = typed;
    }

    /**
     * The key file or passphrase of the environment; where there is none, whoever asks for the restart types it.
     *
     * @throws CommandFailure when it does not open the module
     */
    static OpeningSecret of(Installation installation, Surroundings surroundings, Dialogue dialogue) {
        List<ModuleEntry> modules = installation.configuration().modules();
        if (!modules.isEmpty() && modules.stream().noneMatch(entry -> entry.kind() == ModuleEntry.Kind.SOFTWARE)) {
            return new OpeningSecret(Optional.empty());
        }
        try {
            Optional<SealingSecret> known = ModuleSecret.fromEnvironment(surroundings);
            char[] secret = known.isPresent() ? typed(known.get()) : dialogue.secret(OwnersProof.SECRET);
            boolean keeps = false;
            try {
                if (!SealCheck.opens(installation.data().sealedModule(), secret)) {
                    throw new CommandFailure("that does not open the security module");
                }
                keeps = known.isEmpty();
                return new OpeningSecret(keeps ? Optional.of(secret) : Optional.empty());
            } finally {
                if (!keeps) {
                    Arrays.fill(secret, '\0');
                }
            }
        } catch (SealedFileException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private static char[] typed(SealingSecret secret) {
        try (secret) {
            return secret.typed();
        }
    }

    /** Surroundings in which it answers the question for it. */
    Surroundings in(Surroundings surroundings) {
        return typed.<Surroundings>map(secret -> new Prompted(surroundings, new Answers(surroundings.prompt(), secret)))
                .orElse(surroundings);
    }

    @Override
    public void close() {
        typed.ifPresent(secret -> Arrays.fill(secret, '\0'));
    }

    private static final class Answers implements Prompt {

        private final Prompt others;
        private final char[] secret;

        Answers(Prompt others, char[] secret) {
            this.others = others;
            this.secret = secret;
        }

        /** A server asks for no other. */
        @Override
        public char[] secret(String question) {
            return secret.clone();
        }

        @Override
        public boolean confirm(String question) {
            return others.confirm(question);
        }

        @Override
        public boolean word(String question, String word) {
            return others.word(question, word);
        }

        @Override
        public Optional<String> answer(String question) {
            return others.answer(question);
        }
    }
}
