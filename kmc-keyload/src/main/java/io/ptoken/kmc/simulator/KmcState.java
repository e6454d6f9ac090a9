package io.ptoken.kmc.simulator;

import io.ptoken.kmc.agreement.KmcIdentity;
import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.kmc.record.Pkid;
import io.ptoken.sts.identity.SupplyGroupCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * All that the KMC keeps. Immutable; an operation makes the next state, saves it, and only then answers.
 *
 * @param identity its public and private keys
 * @param settings its times
 * @param moduleAnchors whose signature under a module's public keys it believes
 * @param modules registered
 * @param groups known
 * @param keys generated
 * @param authorisations in force
 * @param lastAuthorisation number of the last one that was given, 0 for none
 */
record KmcState(
        KmcIdentity identity,
        KmcSettings settings,
        List<TrustAnchor> moduleAnchors,
        List<RegisteredModule> modules,
        List<SupplyGroup> groups,
        List<KmcVendingKey> keys,
        List<NumberedAuthorisation> authorisations,
        int lastAuthorisation) {

    KmcState {
        moduleAnchors = List.copyOf(moduleAnchors);
        modules = List.copyOf(modules);
        groups = List.copyOf(groups);
        keys = List.copyOf(keys);
        authorisations = List.copyOf(authorisations);
    }

    Optional<RegisteredModule> module(Pkid id) {
        return modules.stream().filter(module -> module.moduleId().equals(id)).findFirst();
    }

    Optional<SupplyGroup> group(SupplyGroupCode sgc) {
        return groups.stream().filter(group -> group.sgc().equals(sgc)).findFirst();
    }

    KmcState with(KmcSettings changed) {
        return new KmcState(identity, changed, moduleAnchors, modules, groups, keys, authorisations, lastAuthorisation);
    }

    KmcState trusting(Collection<TrustAnchor> anchors) {
        List<TrustAnchor> more = moduleAnchors;
        for (TrustAnchor anchor : anchors) {
            more = replaced(more, other -> other.name().equals(anchor.name()), anchor);
        }
        return new KmcState(identity, settings, more, modules, groups, keys, authorisations, lastAuthorisation);
    }

    KmcState with(RegisteredModule module) {
        Predicate<RegisteredModule> same = other -> other.moduleId().equals(module.moduleId());
        return new KmcState(
                identity,
                settings,
                moduleAnchors,
                replaced(modules, same, module),
                groups,
                keys,
                authorisations,
                lastAuthorisation);
    }

    KmcState with(SupplyGroup group) {
        Predicate<SupplyGroup> same = other -> other.sgc().equals(group.sgc());
        return new KmcState(
                identity,
                settings,
                moduleAnchors,
                modules,
                replaced(groups, same, group),
                keys,
                authorisations,
                lastAuthorisation);
    }

    KmcState with(KmcVendingKey key) {
        Predicate<KmcVendingKey> same = other -> other.identity().equals(key.identity());
        // The last one generated stands last: from it the next revision number is counted.
        List<KmcVendingKey> others =
                new ArrayList<>(keys.stream().filter(same.negate()).toList());
        others.add(key);
        return new KmcState(
                identity, settings, moduleAnchors, modules, groups, others, authorisations, lastAuthorisation);
    }

    KmcState with(NumberedAuthorisation authorisation) {
        List<NumberedAuthorisation> more = new ArrayList<>(authorisations);
        more.add(authorisation);
        return new KmcState(identity, settings, moduleAnchors, modules, groups, keys, more, authorisation.number());
    }

    KmcState withoutAuthorisation(int number) {
        List<NumberedAuthorisation> left =
                authorisations.stream().filter(kua -> kua.number() != number).toList();
        return new KmcState(identity, settings, moduleAnchors, modules, groups, keys, left, lastAuthorisation);
    }

    private static <T> List<T> replaced(List<T> all, Predicate<T> same, T value) {
        List<T> changed = new ArrayList<>(all);
        for (int i = 0; i < changed.size(); i++) {
            if (same.test(changed.get(i))) {
                changed.set(i, value);
                return changed;
            }
        }
        changed.add(value);
        return changed;
    }
}
