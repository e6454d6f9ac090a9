package io.ptoken.service.operate.node;

import io.ptoken.service.access.account.Operator;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.NodeCalls;
import io.ptoken.service.operate.call.NotPossibleException;

/** Makes archives of an installation: a port for who knows its files. Thread safe. */
@FunctionalInterface
public interface InstallationArchive {

    /** For an application that has no installation. */
    InstallationArchive NONE = (call, who, dialogue) -> {
        throw new NotPossibleException("there is no installation of which an archive could be made");
    };

    /**
     * Makes one and hands it over; that it was begun and made stands in the audit log before it leaves.
     *
     * @throws NotPossibleException when it cannot be made, with what to do
     */
    NodeCalls.Archive make(NodeCalls.Backup call, Operator who, Dialogue dialogue);
}
