package io.ptoken.service.operate.pool;

import static java.lang.System.Logger.Level.WARNING;

import io.ptoken.hsm.pool.MemberReport;
import io.ptoken.hsm.pool.ModulePool;
import io.ptoken.hsm.pool.ModuleStanding;
import io.ptoken.service.Given;
import io.ptoken.service.NearestName;
import io.ptoken.service.Param;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.account.Actor;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.ModuleStandingStore;
import io.ptoken.service.port.ModuleStandingStore.Decision;
import io.ptoken.service.port.StoreException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * The use case of those who run a pool: to drain a member, to put it back, to change priority and standby ({@link
 * io.ptoken.service.access.Permission#MANAGE_MODULES}). Each change is stored with its audit entry in one transaction before
 * it takes effect, and holds after a restart and on every node of the store: others see it within a second while they have
 * traffic. Thread safe.
 *
 * <p>What is stored is what differs from the configuration; a command that leads back to the configuration removes it.
 */
public final class PoolControl {

    /** What is told where a configuration lists no modules. */
    public static final String NONE =
            "ptoken.yaml lists no modules: there is the software module alone, and nothing to put in order";

    private static final System.Logger LOG = System.getLogger(PoolControl.class.getName());

    /**
     * What came of a command.
     *
     * @param member the member as it is now
     * @param before where it stood
     * @param warning what to consider about it
     */
    public record Change(MemberReport member, ModuleStanding before, Optional<String> warning) {}

    private final ModulePool pool;
    private final ModuleStandingStore store;
    private final InstantSource clock;

    /** Takes what is stored over into the pool, now and from then on. */
    public PoolControl(ModulePool pool, ModuleStandingStore store, InstantSource clock) {
        this.pool = pool;
        this.store = store;
        this.clock = clock;
        reread();
        pool.follow(this::reread);
    }

    /** Takes what is stored over into a pool that nobody controls here, now and from then on. */
    public static void takeOver(ModulePool pool, ModuleStandingStore store, InstantSource clock) {
        pool.follow(new PoolControl(pool, store, clock)::reread);
    }

    /** Every member as it is now, in the order of the configuration. */
    public List<MemberReport> members() {
        reread();
        return pool.members();
    }

    /**
     * Gives a member nothing new. What it is working on it ends: it may be switched off when {@link
     * MemberReport#outstanding()} is 0 on every node.
     *
     * @throws ServiceException {@code EParamRange} when there is no member of that name
     * @throws StoreException when the store fails; nothing has changed then
     */
    public Change drain(Actor actor, String name) {
        Given.value("actor", actor);
        Given.value("name", name);
        return change(actor, name, "pool.drain", standing -> standing.withDrained(true));
    }

    /** Puts a drained member back; throws as {@link #drain}. */
    public Change resume(Actor actor, String name) {
        Given.value("actor", actor);
        Given.value("name", name);
        return change(actor, name, "pool.resume", standing -> standing.withDrained(false));
    }

    /**
     * Changes the order of asking; throws as {@link #drain}.
     *
     * @param priority 1-99; else {@code EParamRange}
     */
    public Change setPriority(Actor actor, String name, int priority) {
        Given.value("actor", actor);
        Given.value("name", name);
        return change(actor, name, "pool.priority", standing -> {
            Param.range("priority", priority, 1, ModuleStanding.LAST);
            return standing.withPriority(priority);
        });
    }

    /** Lets a member wait until no other can, or not; throws as {@link #drain}. */
    public Change setStandby(Actor actor, String name, boolean standby) {
        Given.value("actor", actor);
        Given.value("name", name);
        return change(actor, name, "pool.standby", standing -> standing.withStandby(standby));
    }

    private synchronized Change change(Actor actor, String name, String action, UnaryOperator<ModuleStanding> command) {
        ModuleStanding configured = configured(name);
        ModuleStanding before = standing(configured, store.all().getOrDefault(name, Decision.NONE));
        ModuleStanding after = command.apply(before);
        Instant now = clock.instant();
        AuditEntry entry = actor.did(now, action, name, "old " + before + "; new " + after);
        store.decide(name, decision(configured, after), entry);
        pool.stand(name, after);
        List<MemberReport> members = pool.members();
        return new Change(
                members.stream()
                        .filter(member -> member.name().equals(name))
                        .findFirst()
                        .orElseThrow(),
                before,
                members.stream().anyMatch(member -> member.isServing(now))
                        ? Optional.empty()
                        : Optional.of("no module of the pool serves: tokens are refused"));
    }

    /** Takes over what is stored; while the store does not answer, all stay as they are. */
    private synchronized void reread() {
        try {
            Map<String, Decision> all = store.all();
            pool.configured()
                    .forEach((name, configured) ->
                            pool.stand(name, standing(configured, all.getOrDefault(name, Decision.NONE))));
        } catch (StoreException e) {
            LOG.log(
                    WARNING,
                    "the standing of the modules cannot be read, going on with what is known: " + e.getMessage());
        }
    }

    /** @throws ServiceException {@code EParamRange} that names the nearest member, when there is none of that name */
    private ModuleStanding configured(String name) {
        Map<String, ModuleStanding> members = pool.configured();
        ModuleStanding configured = members.get(name);
        if (configured == null) {
            throw ServiceException.paramRange(
                    "module",
                    Param.echo(name),
                    "the name of a module of the pool"
                            + NearestName.of(name, members.keySet())
                                    .map(nearest -> "; did you mean '" + nearest + "'?")
                                    .orElse(": " + String.join(", ", members.keySet())));
        }
        return configured;
    }

    private static ModuleStanding standing(ModuleStanding configured, Decision decision) {
        return new ModuleStanding(
                decision.priority().orElse(configured.priority()),
                decision.standby().orElse(configured.standby()),
                decision.drained().orElse(configured.drained()));
    }

    /** What differs from the configuration. */
    private static Decision decision(ModuleStanding configured, ModuleStanding wanted) {
        return new Decision(
                wanted.priority() == configured.priority() ? OptionalInt.empty() : OptionalInt.of(wanted.priority()),
                wanted.standby() == configured.standby() ? Optional.empty() : Optional.of(wanted.standby()),
                wanted.drained() == configured.drained() ? Optional.empty() : Optional.of(wanted.drained()));
    }
}
