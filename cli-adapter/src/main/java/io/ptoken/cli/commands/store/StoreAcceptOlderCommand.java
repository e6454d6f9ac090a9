package io.ptoken.cli.commands.store;

import io.ptoken.cli.ExitCode;
import io.ptoken.cli.commands.options.TimeConverter;
import io.ptoken.cli.commands.task.ModuleTask;
import io.ptoken.cli.commands.task.StoreTask;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.storemark.StoreMark;
import io.ptoken.node.account.TerminalPerson;
import io.ptoken.node.holding.ModuleHold;
import io.ptoken.node.installation.Installation;
import io.ptoken.node.module.InstalledModules;
import io.ptoken.node.module.ServedModule;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.node.process.Surroundings;
import io.ptoken.node.process.Undo;
import io.ptoken.node.store.StoreOpener;
import io.ptoken.node.storemark.StoreMarks;
import io.ptoken.service.access.account.Actor;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.port.StoreHistory.MarkHolder;
import io.ptoken.service.storemark.AcceptOlderStore;
import io.ptoken.service.storemark.MarkedTids;
import io.ptoken.service.storemark.StoreMarking;
import io.ptoken.service.storemark.StoreStanding;
import io.ptoken.service.storemark.TidReach;
import io.ptoken.service.storemark.VendCounters;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ptoken store accept-older}. */
@Command(
        name = "accept-older",
        description = {
            "Goes on with a store that is older than what was sold from it, because no newer copy is left.",
            "No meter gets a token that it may have had: sales go on when the clock has passed the last one that the module"
                    + " remembers, in minutes as a rule. What else was stored since the copy was made is lost.",
            "With several nodes, stop them all and run it on each.",
            ModuleTask.SECRET
        },
        footerHeading = "%nExample:%n",
        footer = "  ptoken store accept-older")
final class StoreAcceptOlderCommand extends StoreTask {

    private static final String WORD = "older";

    @Option(
            names = "--without",
            paramLabel = "ID",
            description = "A module or node that sold from this store and is gone for good. Can be repeated.")
    Set<String> without = new LinkedHashSet<>();

    @Option(
            names = "--sold-until",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "Where nothing remembers how far was sold: the latest moment that any token stands for, as"
                    + " 2026-01-01T08:00:00Z. That is the last sale; later where a meter got many tokens at once, one minute"
                    + " for each, or where callers sent times. Meters that this store shows ahead of the clock wait for as long"
                    + " as they can be.")
    Optional<Instant> soldUntil = Optional.empty();

    @Option(
            names = "--sure",
            description = "Sell nothing until no token can come a second time, whatever was sold: until the longer of"
                    + " issuing.maxMinutesAhead and the modules' window has passed, 7 days unless they are set otherwise. That"
                    + " is so anyway where nothing remembers how far was sold and --sold-until does not say it.")
    boolean sure;

    @Option(names = "--yes", description = "Do not ask.")
    boolean yes;

    StoreAcceptOlderCommand(Surroundings surroundings, StoreOpener opener) {
        super(surroundings, opener);
    }

    @Override
    protected void check() {
        if (sure && soldUntil.isPresent()) {
            throw new CommandFailure(
                    "--sure and --sold-until exclude each other: the first counts with the worst, the other"
                            + " is what somebody knows");
        }
    }

    @Override
    protected int work(ServiceStore store, Installation chosen) throws IOException {
        requireKnown(store.history().keepers());
        try (Undo running = new Undo()) {
            ServedModule served =
                    InstalledModules.of(chosen, taker(), ModuleHold.STOP_IT).open(store, running);
            StoreMarking marking = StoreMarks.of(chosen, served, surroundings(), running)
                    .orElseThrow(() -> new CommandFailure("the security module is tampered and remembers nothing; see"
                            + " 'ptoken status', and 'ptoken module accept-rollback' first"));
            StoreStanding standing = marking.standing(store);
            AcceptOlderStore accept =
                    new AcceptOlderStore(store, marking, surroundings().clock());
            VendCounters counters = counters(served, store);
            boolean unknown = !counters.unknown().isEmpty();
            boolean said = standing instanceof StoreStanding.Awaiting && without.isEmpty();
            if (said || (standing.mayBeUsed() && !unknown)) {
                tellThatNothingIsToBeDone(standing, accept);
                return standing.mayBeUsed() ? ExitCode.OK : ExitCode.FAILURE;
            }
            AcceptOlderStore.Plan plan = plan(accept, marking, unknown, chosen.tidReach());
            counters.unknown()
                    .forEach(module -> warn("The module " + module.moduleId() + " has made at least " + module.vends()
                            + " tokens that the store does not know of."));
            tell(plan, store);
            confirm();
            StoreMarking kept =
                    marking.unreadable().isPresent() ? StoreMarks.renewed(chosen, surroundings(), running) : marking;
            new AcceptOlderStore(store, kept, surroundings().clock())
                    .accept(plan, without, Actor.local(TerminalPerson.name(surroundings())));
            counters.accept();
            tellWhatIsNext(plan, store, kept);
        }
        return ExitCode.OK;
    }

    private void tellThatNothingIsToBeDone(StoreStanding standing, AcceptOlderStore accept) {
        Optional<Instant> accepted = accept.acceptedAt().filter(at -> standing.mayBeUsed());
        if (accepted.isPresent()) {
            say("This store was accepted as it is at " + accepted.get().truncatedTo(ChronoUnit.SECONDS)
                    + "; what was stored between the copy and then is not in it.");
            say("There is nothing new to accept.");
            return;
        }
        say(standing.sentences());
        say(standing.mayBeUsed() ? "There is nothing to accept." : "This node has said how far it sold.");
    }

    /** Modules that do not answer are left out. */
    private VendCounters counters(ServedModule served, ServiceStore store) {
        VendCounters counters = new VendCounters(
                store, served::hardware, served.counted(), surroundings().clock());
        try {
            served.module().status();
        } catch (SecurityModuleException e) {
            warn("Counters of modules are not compared: " + e.getMessage());
        }
        counters.look();
        return counters;
    }

    private Instant soon() {
        return now().plus(Duration.ofMinutes(MarkedTids.AHEAD_MINUTES));
    }

    private void requireKnown(List<MarkHolder> keepers) {
        Set<String> unknown = new TreeSet<>(without);
        keepers.forEach(keeper -> unknown.remove(keeper.id()));
        if (!unknown.isEmpty()) {
            throw new CommandFailure("--without: nobody of the name " + String.join(", ", unknown)
                    + " has worked on this store; it knows: "
                    + keepers.stream().map(MarkHolder::id).collect(Collectors.joining(", ")));
        }
    }

    private AcceptOlderStore.Plan plan(AcceptOlderStore accept, StoreMarking marking, boolean unknown, TidReach reach) {
        if (sure) {
            return accept.plan(reach.sure(now()), reach);
        }
        if (unknown) {
            requireNotDisproved(accept);
            return accept.plan(soldUntil.orElseGet(this::soon), reach);
        }
        if (marking.keeping().kept().isPresent()) {
            if (soldUntil.isPresent()) {
                throw new CommandFailure(
                        "--sold-until: the module remembers how far was sold, which is better than what"
                                + " somebody recalls; leave the option out");
            }
            return accept.plan();
        }
        requireNotDisproved(accept);
        return accept.plan(soldUntil.orElseGet(() -> reach.sure(now())), reach);
    }

    private void requireNotDisproved(AcceptOlderStore accept) {
        Optional<Instant> shown = soldUntil.flatMap(said -> accept.shownSales().filter(said::isBefore));
        if (shown.isPresent()) {
            throw new CommandFailure("--sold-until: the store itself shows sales until " + shown.get() + ", later than "
                    + soldUntil.orElseThrow()
                    + "; say when was sold last from the newest store, which is not earlier, or"
                    + " leave the option out; nothing was changed");
        }
    }

    private void tell(AcceptOlderStore.Plan plan, ServiceStore store) {
        if (!plan.standing().mayBeUsed()) {
            warn(plan.standing().sentences());
        }
        warn("");
        warn("If you accept it:");
        warn("  - nothing is sold before " + again(plan) + ", because meters may have tokens of the time before"
                + (plan.bars().areTooMany()
                        ? "; over " + StoreMark.MOST_AHEAD
                                + " meters were ahead of the clock, some of them make it so late"
                        : "")
                + (plan.bars().meters().isEmpty()
                        ? ";"
                        : "; " + plan.bars().meters().size() + " meters that were ahead of the clock wait longer;"));
        warn("  - what was stored since the copy is lost: a client that repeats a messageId of that time buys again;");
        warn("  - sessions, passwords and preferences are those of the copy. Its audit log ends at row "
                + store.auditLog().head().sequence() + ".");
    }

    private void confirm() {
        if (!yes && !surroundings().prompt().word("Type '" + WORD + "' to accept this store", WORD)) {
            throw new CommandFailure("not confirmed; nothing was changed");
        }
    }

    private void tellWhatIsNext(AcceptOlderStore.Plan plan, ServiceStore store, StoreMarking marking) {
        say("Accepted. Tokens are sold again from " + again(plan) + ".");
        List<MarkHolder> awaited = store.history().keepers().stream()
                .filter(keeper -> !marking.alone() && keeper.awaited())
                .toList();
        if (awaited.isEmpty()) {
            say("Next: ptoken serve");
            return;
        }
        say(
                "Next: these sold from this store too; run the same on their nodes, or repeat it here with --without ID for one"
                        + " that is gone for good:");
        awaited.forEach(keeper -> say("  " + keeper.id() + ", last at work " + keeper.seen()));
    }

    private Instant again(AcceptOlderStore.Plan plan) {
        return plan.bars().sellsAgain(now());
    }

    private Instant now() {
        return surroundings().clock().instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
