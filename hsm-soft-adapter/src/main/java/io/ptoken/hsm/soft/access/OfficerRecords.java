package io.ptoken.hsm.soft.access;

import java.util.List;

/** The crypto officers of a module, and what it remembers of each. */
public interface OfficerRecords {

    /** All of them. */
    List<StoredOfficer> all();

    /**
     * Puts an officer in the place of the one of the same name and PIN: durably, or, while the module is out of service, until it
     * is opened the next time.
     *
     * @throws io.ptoken.hsm.refusal.SecurityModuleException 01 when it cannot be written; it counts all the same while the
     *     module is open
     */
    void remember(StoredOfficer officer);
}
