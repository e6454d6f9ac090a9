package io.ptoken.service.operate.node;

import io.ptoken.service.operate.call.WatchCalls.InstallationStatus;
import io.ptoken.service.operate.call.WatchCalls.NoticeList;

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

    /** An operator has changed something: what is remembered may not hold any more. */
    void outdate();
}
