package io.ptoken.cli.commands.task;

import io.ptoken.cli.commands.options.OperatorOptions;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.process.Undo;
import io.ptoken.node.store.OpenStore;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.node.storemark.QuietLook;
import io.ptoken.service.operate.call.OperatorCall;
import io.ptoken.service.operate.call.Progress;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/**
 * A command that makes operators' calls: at the server of the installation when one runs, else at the installation itself,
 * which is opened as far as the calls need it.
 */
public abstract class OperatorTask extends InstallationTask {

    /** For the help of every command whose calls may open the module. */
    public static final String SECRET =
            "Without a server the security module is opened with the key file that PTOKEN_KEY_FILE names, or with a"
                    + " passphrase: that of PTOKEN_PASSPHRASE, or one that is asked for.";

    @Mixin
    protected OperatorOptions operator;

    private final StoreOpener opener;

    protected OperatorTask(Surroundings surroundings, StoreOpener opener) {
        super(surroundings);
        this.opener = opener;
    }

    @Override
    public final Integer call() throws IOException {
        check();
        Optional<Integer> done = withoutInstallation();
        if (done.isPresent()) {
            return done.get();
        }
        try (OperatorAccess access = operator.access(
                installation.directory(surroundings()),
                () -> installation.installation(surroundings()),
                taker(),
                this::open)) {
            return work(access);
        }
    }

    /** The person at the terminal is not asked for what a file or variable has. */
    @Override
    protected Surroundings surroundings() {
        return operator.answering(super.surroundings());
    }

    private OpenStore open(Installation chosen) {
        try (Undo undo = new Undo()) {
            OpenStore open = TaskStore.open(opener, chosen, this);
            undo.with(open::close);
            if (warnsOfStanding()) {
                QuietLook.standing(chosen, open.store(), taker())
                        .filter(found -> !found.mayBeUsed())
                        .ifPresent(found -> warn("Warning: " + found.brief()));
            }
            undo.nothing();
            return open;
        }
    }

    /**
     * True for a command that works on the store, not on its modules, and says when nothing may be sold from it. A server
     * watches its store itself.
     */
    protected boolean warnsOfStanding() {
        return false;
    }

    /** Does what the options ask for when that needs no installation, and returns the exit code. */
    protected Optional<Integer> withoutInstallation() throws IOException {
        return Optional.empty();
    }

    /** Returns the exit code. */
    protected abstract int work(OperatorAccess access) throws IOException;

    /** Makes a call; the person at the terminal answers its questions. */
    protected <R> R ask(OperatorAccess access, OperatorCall<R> call) {
        return access.handle(call, operator.dialogue(surroundings(), false, this::progress));
    }

    /** The same for a call that was confirmed, or that --yes confirms. */
    protected <R> R askConfirmed(OperatorAccess access, OperatorCall<R> call) {
        return access.handle(call, operator.dialogue(surroundings(), true, this::progress));
    }

    /** Tells of a step of long work; says nothing unless a command has something to say. */
    protected void progress(Progress step) {}

    /** Ends the command unless the operator says yes. */
    protected void confirm(boolean yes, String question) {
        if (!yes && !surroundings().prompt().confirm(question)) {
            throw new CommandFailure("not confirmed; nothing was changed");
        }
    }
}
