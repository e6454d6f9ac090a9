package io.ptoken.hsm.log;

import java.util.Optional;

/**
 * The log that a module keeps of its events. Not every module has this role: {@code SecurityModule.eventLog} tells. A
 * tampered module tells its log too. Implementations are thread safe.
 */
public interface EventLog {

    /**
     * One entry.
     *
     * @param position 0 for the newest, 1 for the one before it, up to 999,999,999
     * @return empty when the log has no entry so old
     * @throws io.ptoken.hsm.refusal.SecurityModuleException when the module cannot be reached or keeps no log
     * @throws io.ptoken.sts.InvalidValueException for a position out of range
     */
    Optional<LoggedEvent> entry(int position);
}
