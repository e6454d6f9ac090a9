package io.ptoken.service.operate.notice.facts;

import io.ptoken.service.access.Account;
import io.ptoken.service.port.ApprovalStore.Off;
import io.ptoken.service.port.KmcPublicKeys.KmcPublicKey;
import io.ptoken.service.port.NodeStore.NodeStanding;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.port.StoreException;
import io.ptoken.service.storemark.Bars;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the store tells.
 *
 * @param accounts the accounts
 * @param kmcPublicKeys the public keys of key management centres
 * @param currencySalesStopped currency credit was sold here and is not sold for want of a scale
 * @param limits what is known of the limits that vending keys had at first
 * @param nothingUntil the moment from which tokens are sold again, when it was restored or accepted as an older copy
 * @param secondPersonOff the list of calls that take two people was emptied without a second person; until acknowledged
 * @param nodes how the nodes stand that share it
 */
public record StoreFacts(
        List<Account> accounts,
        List<KmcPublicKey> kmcPublicKeys,
        boolean currencySalesStopped,
        FirstLimits limits,
        Optional<Instant> nothingUntil,
        Optional<Off> secondPersonOff,
        List<NodeStanding> nodes) {

    public StoreFacts {
        accounts = List.copyOf(accounts);
        kmcPublicKeys = List.copyOf(kmcPublicKeys);
        nodes = List.copyOf(nodes);
    }

    /**
     * Asks a store.
     *
     * @throws StoreException when it does not answer, or is older than what this process wrote
     */
    public static StoreFacts of(ServiceStore store, CurrencySales currency, Supplier<FirstLimits> limits, Instant now) {
        store.probe();
        return new StoreFacts(
                store.accounts().all(),
                store.kmcPublicKeys().all(),
                currency.haveStopped(),
                limits.get(),
                Bars.nothingUntil(store.history(), now),
                store.approvals().off(),
                store.nodes().all());
    }
}
