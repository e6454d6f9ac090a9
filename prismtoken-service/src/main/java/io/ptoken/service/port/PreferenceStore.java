package io.ptoken.service.port;

import java.util.Map;

/**
 * The preferences that are not at their defaults, as text. What they mean and which values are allowed is not the store's
 * business. Thread safe; every change is one transaction with its audit entry and durable when the method returns.
 */
public interface PreferenceStore {

    /** Values by name. */
    Map<String, String> all();

    /** Transaction "set preference". */
    void set(String name, String value, AuditEntry entry);

    /** Transaction "reset preference": back to the default. */
    void reset(String name, AuditEntry entry);
}
