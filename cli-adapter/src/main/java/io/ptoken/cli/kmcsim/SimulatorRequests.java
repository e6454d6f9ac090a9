package io.ptoken.cli.kmcsim;

import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.kmc.record.Pkid;
import io.ptoken.kmc.record.SmPublicKey;
import io.ptoken.kmc.simulator.KeyOrder;
import io.ptoken.kmc.simulator.KeyUseAuthorisation;
import io.ptoken.kmc.simulator.KmcSimulator;
import io.ptoken.kmc.simulator.NumberedAuthorisation;
import io.ptoken.kmc.simulator.RegisteredModule;
import io.ptoken.kmc.simulator.SupplyGroup;
import io.ptoken.kmc.simulator.VendingKeyDescription;
import io.ptoken.kmc.text.KeyLoadCode;
import io.ptoken.kmc.text.KeyLoadException;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What people ask a KMC for, with modules by the names that people know. Not thread safe. */
public final class SimulatorRequests {

    private static final Duration YEAR = Duration.ofDays(365);

    private final KmcSimulator kmc;
    private final InstantSource clock;

    public SimulatorRequests(KmcSimulator kmc, InstantSource clock) {
        this.kmc = kmc;
        this.clock = clock;
    }

    /** The KMC itself. */
    public KmcSimulator kmc() {
        return kmc;
    }

    /**
     * Registers a module, and lets it use the keys of these groups for a year.
     *
     * @param file SM PUBKEY
     * @param anchors whose modules the KMC accepts from now on
     * @throws KeyLoadException when the module is refused; nothing was changed then
     * @throws InvalidValueException for a group that the KMC does not know; nothing was changed then
     */
    public SmPublicKey register(String file, List<TrustAnchor> anchors, List<SupplyGroupCode> groups) {
        groups.forEach(this::requireGroup);
        SmPublicKey key = kmc.registerModule(file, anchors);
        groups.forEach(sgc -> kmc.authorise(
                KeyUseAuthorisation.unlimited(sgc, KeyType.DUTK, key.moduleId(), now(), now().plus(YEAR))));
        return key;
    }

    /**
     * Answers a module no more.
     *
     * @param named serial or SMID
     */
    public RegisteredModule revoke(String named) {
        RegisteredModule module = module(named);
        kmc.revokeModule(module.moduleId());
        return module;
    }

    /**
     * A module by its serial or SMID.
     *
     * @throws KeyLoadException {@code AP-P01}
     * @throws CommandFailure when several modules have the serial
     */
    private RegisteredModule module(String named) {
        List<RegisteredModule> found = kmc.modules().stream()
                .filter(module -> isNamed(module.moduleId(), named))
                .toList();
        if (found.isEmpty()) {
            throw new KeyLoadException(
                    KeyLoadCode.SM_UNKNOWN, "SMI: got '" + named + "', expected serial or SMID of a registered module");
        }
        if (found.size() > 1) {
            throw new CommandFailure("the serial " + named + " is that of " + found.size()
                    + " modules; name the SMID, which 'ptoken kmc-sim show' tells");
        }
        return found.get(0);
    }

    private static boolean isNamed(Pkid id, String named) {
        return id.serial().value().equals(named) || id.text().equals(named);
    }

    /**
     * Generates a vending key.
     *
     * @param name of its group, which is added unless the KMC knows it; empty for a group that it must know
     */
    public VendingKeyDescription generateKey(KeyOrder order, Optional<String> name) {
        return name.isPresent()
                ? kmc.generateKey(order, new SupplyGroup(order.sgc(), name.get(), name.get()))
                : kmc.generateKey(order);
    }

    /**
     * Lets a module use keys.
     *
     * @throws InvalidValueException for a group that the KMC does not know, or a period or mask that is none
     */
    public NumberedAuthorisation authorise(WantedAuthorisation wanted) {
        requireGroup(wanted.sgc());
        RegisteredModule module = module(wanted.module());
        Instant from = now();
        return kmc.authorise(new KeyUseAuthorisation(
                wanted.sgc(),
                wanted.krn(),
                wanted.keyType(),
                module.moduleId(),
                from,
                wanted.until().orElse(from.plus(YEAR)),
                wanted.unitLimit().map(limit -> OptionalLong.of(limit.value())).orElse(OptionalLong.empty()),
                wanted.currencyLimit()
                        .map(limit -> OptionalLong.of(limit.value()))
                        .orElse(OptionalLong.empty()),
                wanted.subclasses().map(mask -> OptionalInt.of(mask.bits())).orElse(OptionalInt.empty())));
    }

    private void requireGroup(SupplyGroupCode sgc) {
        if (kmc.supplyGroups().stream().noneMatch(group -> group.sgc().equals(sgc))) {
            throw new InvalidValueException("SGC", sgc.digits(), "a supply group of this KMC");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }
}
