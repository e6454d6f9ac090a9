package io.ptoken.service.operate.node;

import io.ptoken.hsm.storemark.ChainMark;
import io.ptoken.service.operate.audit.HeadSigner;
import io.ptoken.service.operate.call.WatchCalls.InstallationStatus;
import io.ptoken.service.operate.call.WatchCalls.NoticeList;
import java.util.List;
import java.util.Optional;

/** Looks at an installation as a whole: a port for who knows its files and its process. Thread safe. */
public interface InstallationLook {

    /** What alerts call this node. */
    String node();

    /**
     * What needs attention.
     *
     * @param refresh true to look at everything again
     */
    NoticeList notices(boolean refresh);

    /**
     * Everything.
     *
     * @param refresh true to look at everything again
     */
    InstallationStatus status(boolean refresh);

    /** How far the chains of the audit log had come, as it is sealed outside of the store; none when that cannot be told. */
    default List<ChainMark> sealedChains() {
        return List.of();
    }

    /** What modules vended of which the audit log knows nothing, a sentence each, as far as somebody watches. */
    default List<String> unknownVends() {
        return List.of();
    }

    /** The audit key of this node; empty where nobody keeps one. */
    default Optional<HeadSigner> headSigner() {
        return Optional.empty();
    }

    /** An operator has changed something: what is remembered may not hold any more. */
    void outdate();
}
