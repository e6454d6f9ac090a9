package io.ptoken.service.port;

import java.util.Map;

/**
 * What is known of the KEK slots of modules that do not list them, as text. What it means is not the store's business. Thread
 * safe; every change is one transaction with its audit entry and durable when the method returns.
 */
public interface KekSlotStore {

    /**
     * The module that has the slots.
     *
     * @param name how the configuration calls it
     * @param moduleId its own ID: another module under the same name has slots of its own
     */
    record Owner(String name, String moduleId) {}

    /** What is known of the slots of a module, by the IDs of their KMCs. */
    Map<String, String> slots(Owner module);

    /** Transaction "remember": in the place of what was known of the slot of that KMC. */
    void remember(Owner module, String kmcId, String slot, AuditEntry entry);

    /** Transaction "forget": of the slot of that KMC nothing is known any more. */
    void forget(Owner module, String kmcId, AuditEntry entry);
}
