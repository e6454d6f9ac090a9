package io.ptoken.cli.commands.user;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.ConfiguredOptions;
import io.ptoken.cli.commands.options.OperatorOptions;
import io.ptoken.cli.commands.options.OutputOptions;
import io.ptoken.cli.commands.task.CommandTask;
import io.ptoken.cli.commands.task.TaskStore;
import io.ptoken.cli.document.AccountDocument;
import io.ptoken.node.holding.Taker;
import io.ptoken.node.operate.OperatorAccess;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.store.StoreAccess;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.service.operate.call.AccountCalls.Shown;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.OperatorCall;
import java.io.IOException;
import picocli.CommandLine.Mixin;

/**
 * A command that makes calls on the accounts and sessions of an installation: at the server when one runs, else at the
 * installation itself. It takes no STA tables, because it never opens a module.
 */
public abstract class UserTask extends CommandTask {

    @Mixin
    ConfiguredOptions installation;

    @Mixin
    OperatorOptions operator;

    private Surroundings surroundings;
    private final StoreOpener opener;

    UserTask(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.opener = StoreAccess.of(surroundings);
    }

    @Override
    public final Integer call() throws IOException {
        surroundings = operator.answering(surroundings);
        check();
        Taker taker = new Taker(spec.qualifiedName(), this::warn, surroundings);
        try (OperatorAccess access = operator.access(
                installation.directory(surroundings),
                () -> installation.installation(surroundings),
                taker,
                chosen -> TaskStore.open(opener, chosen, this))) {
            work(access);
        }
        return ExitCode.OK;
    }

    /** Looks at the options before anything is opened or asked. */
    void check() {}

    abstract void work(OperatorAccess access);

    /** Makes a call that asks nothing, or whose question was answered already. */
    <R> R ask(OperatorAccess access, OperatorCall<R> call) {
        return access.handle(call, terminal());
    }

    /** The person at the terminal, who has confirmed what the command does. */
    Dialogue terminal() {
        return operator.dialogue(surroundings, true, step -> {});
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** Asks, unless told not to. */
    void confirm(boolean yes, String question, String nothing) {
        if (!yes && !surroundings.prompt().confirm(question)) {
            throw new CommandFailure("not confirmed; " + nothing);
        }
    }

    /** Tells of an account that was changed: it, or a sentence for people. */
    void tell(OutputOptions output, Shown account, String sentence) {
        if (output.json()) {
            output.print(
                    spec,
                    AccountDocument.Account.of(account, surroundings.clock().instant()));
        } else {
            say(sentence);
        }
    }
}
