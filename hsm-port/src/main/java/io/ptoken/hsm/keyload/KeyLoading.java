package io.ptoken.hsm.keyload;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.hsm.slot.KeyLoadRecord;
import io.ptoken.hsm.slot.KmcId;
import java.util.List;
import java.util.Optional;

/**
 * Loading of vending keys from key management centres (module protocol section 3; key-load profile section 2.8). One
 * KEK slot belongs to one KMC:
 *
 * <pre>
 * EMPTY --KC--&gt; PENDING --KR--&gt; LOADING --KL...KF--&gt; ACTIVE --KC--&gt; PENDING (its keys vend on) --KR--&gt; LOADING ...
 * any state but EMPTY --KX--&gt; EMPTY
 * </pre>
 *
 * <p>Not every module has this role: {@code SecurityModule.keyLoading} tells. Operations are atomic, run one at a time
 * and are durable when the call returns; one that is refused has changed nothing, unless the text says that only a
 * witness could not be told. Implementations are thread safe.
 *
 * <p>Refusals are {@link SecurityModuleException}s. With {@link SmStatus#STS_EXTENDED_ERROR} their {@link
 * SecurityModuleException#extendedText()} is code and name of the key-load profile, e.g. {@code AP-S05
 * REQUEST_MISMATCH}. Beside those named with each operation there are {@link SmStatus#DEVICE_FAILURE} when the state
 * cannot be written, {@link SmStatus#TAMPERED_STATE} and {@link SmStatus#APP_ERROR_STATE}.
 */
public interface KeyLoading {

    /**
     * The module's public keys as a record (SMPUB), signed, with which it is registered at a KMC. Stays the same for the
     * life of the module unless its owner has it signed anew.
     */
    KeyLoadRecord publicKey();

    /**
     * KC: takes the public keys of a KMC and makes a request to it. The request counter is durable before the request is
     * returned and never repeats.
     *
     * @param kmcKey record with the KMC's public keys (KMCPUB)
     * @param replace true to give up a request that is out for a new one; the old one can never be answered then
     * @throws SecurityModuleException {@link SmStatus#DF_FORMAT_ERROR}; {@link SmStatus#KEY_NOT_YET_ACTIVE} and {@link
     *     SmStatus#KEY_EXPIRED_ERROR} for the KMC's key; {@link SmStatus#KMC_KEY_STATE_ERROR} while LOADING; {@link
     *     SmStatus#KEK_SLOT_NOT_FOUND_ERROR} without a free slot; {@link SmStatus#STS_EXTENDED_ERROR} for a key that is
     *     not believed, and {@code AP-S04 REQUEST_OUTSTANDING} without {@code replace}
     */
    StartedExchange acceptKmcKey(KeyLoadRecord kmcKey, boolean replace);

    /**
     * KR: takes the KMC's response. From now on every key that was loaded through the slot before is gone, and nothing is
     * vended with the new ones until the end of loading.
     *
     * @param kmc the KMC that answers
     * @param response first record of the key-load file (VKLOADRSP)
     * @return the slot as it is now
     * @throws SecurityModuleException {@link SmStatus#DF_FORMAT_ERROR}; {@link SmStatus#KEK_SLOT_NOT_FOUND_ERROR} when no
     *     slot has this KMC or the response is of another; {@link SmStatus#KMC_KEY_STATE_ERROR} unless PENDING; {@link
     *     SmStatus#KEY_EXPIRED_ERROR} for the KMC's key; {@link SmStatus#STS_EXTENDED_ERROR} when the response is for
     *     another module or request, not signed by the KMC, too old or without a right key confirmation
     */
    KekSlotStatus acceptResponse(KmcId kmc, KeyLoadRecord response);

    /**
     * KL: loads one vending key into the lowest free register. The record that was loaded before gives the same answer
     * again and changes nothing.
     *
     * @param kmc whose key it is
     * @param key record of the key (VK)
     * @throws SecurityModuleException {@link SmStatus#DF_FORMAT_ERROR}; {@link SmStatus#ATTRIBUTE_ERROR} for an attribute
     *     missing or out of range, a wrong KCV, or a key of the same SGC, KRN and KT in the module already; {@link
     *     SmStatus#KEK_SLOT_NOT_FOUND_ERROR}; {@link SmStatus#KMC_KEY_STATE_ERROR} unless LOADING; {@link
     *     SmStatus#AUTHENTICATION_ERROR} for a key or attributes that the KMC did not wrap for this exchange; {@link
     *     SmStatus#VK_REG_NOT_FOUND_ERROR} when all registers are in use or the file has no key of that number
     */
    LoadedKey loadKey(KmcId kmc, KeyLoadRecord key);

    /**
     * KF: ends loading. What was not loaded from the file until now cannot be loaded any more.
     *
     * @return the slot as it is now
     * @throws SecurityModuleException {@link SmStatus#KEK_SLOT_NOT_FOUND_ERROR}; {@link SmStatus#KMC_KEY_STATE_ERROR}
     *     unless LOADING
     */
    KekSlotStatus endLoading(KmcId kmc);

    /**
     * KX: deletes the slot of a KMC with every key that was loaded through it; works in every state of the slot.
     *
     * @throws SecurityModuleException {@link SmStatus#KEK_SLOT_NOT_FOUND_ERROR}
     */
    void deleteSlot(KmcId kmc);

    /** All KEK slots in order of their numbers, empty ones too; in a tampered module all are empty. */
    List<KekSlotStatus> slots();

    /** The slot of a KMC; empty when the module has none for it. */
    default Optional<KekSlotStatus> slot(KmcId kmc) {
        return slots().stream()
                .filter(slot -> slot.kmc().equals(Optional.of(kmc)))
                .findFirst();
    }
}
