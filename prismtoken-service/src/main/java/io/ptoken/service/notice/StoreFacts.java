package io.ptoken.service.notice;

import io.ptoken.service.access.Account;
import io.ptoken.service.port.KmcPublicKeys.KmcPublicKey;
import io.ptoken.service.port.ServiceStore;
import io.ptoken.service.port.StoreException;
import java.util.List;

/**
 * What the store tells.
 *
 * @param accounts the accounts
 * @param kmcPublicKeys the public keys of key management centres
 * @param currencySalesStopped currency credit was sold here and is not sold for want of a scale
 */
public record StoreFacts(List<Account> accounts, List<KmcPublicKey> kmcPublicKeys, boolean currencySalesStopped) {

    public StoreFacts {
        accounts = List.copyOf(accounts);
        kmcPublicKeys = List.copyOf(kmcPublicKeys);
    }

    /**
     * Asks a store.
     *
     * @throws StoreException when it does not answer, or is older than what this process wrote
     */
    public static StoreFacts of(ServiceStore store, CurrencySales currency) {
        store.probe();
        return new StoreFacts(store.accounts().all(), store.kmcPublicKeys().all(), currency.haveStopped());
    }
}
