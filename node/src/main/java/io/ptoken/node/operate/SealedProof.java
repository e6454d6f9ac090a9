package io.ptoken.node.operate;

import io.ptoken.hsm.soft.seal.SealCheck;
import io.ptoken.hsm.soft.seal.SealedFileException;
import io.ptoken.node.config.ModuleEntry.Kind;
import io.ptoken.node.installation.Installation;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.OwnersProof;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the owner for what opens the software module, at a server that has it open. One guess at a time: each costs as much as
 * opening the module. Thread safe.
 */
public final class SealedProof implements OwnersProof {

    private static final Logger LOG = LoggerFactory.getLogger(SealedProof.class);

    private final Installation installation;

    public SealedProof(Installation installation) {
        this.installation = installation;
    }

    /** True when the software module is alone or among the modules. */
    static boolean hasSoftware(Installation installation) {
        return installation.configuration().modules().isEmpty()
                || installation.configuration().modules().stream().anyMatch(entry -> entry.kind() == Kind.SOFTWARE);
    }

    @Override
    public Outcome ask(Dialogue dialogue) {
        if (!hasSoftware(installation)) {
            return Outcome.IMPOSSIBLE;
        }
        char[] typed = dialogue.secret(SECRET);
        try {
            return opens(typed) ? Outcome.GIVEN : Outcome.WRONG;
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    /** A file that somebody damaged under the server tells nothing of anybody. */
    private synchronized boolean opens(char[] typed) {
        try {
            return SealCheck.opens(installation.data().sealedModule(), typed);
        } catch (SealedFileException e) {
            LOG.warn("nobody can show what opens the software module: {}", e.getMessage());
            return false;
        }
    }
}
