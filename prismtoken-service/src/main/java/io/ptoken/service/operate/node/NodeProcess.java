package io.ptoken.service.operate.node;

import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.NodeCalls;
import io.ptoken.service.operate.call.NotPossibleException;

/** The process that serves: a port for who can close it and open it again. Thread safe. */
public interface NodeProcess {

    /** For who has none that could. */
    NodeProcess NONE = new NodeProcess() {

        private static final String NOTHING = "no server runs here; start one with 'ptoken serve'";

        @Override
        public NodeCalls.Run run() {
            throw new NotPossibleException(NOTHING);
        }

        @Override
        public Prepared prepare(Dialogue dialogue) {
            throw new NotPossibleException(NOTHING);
        }
    };

    /** From which start on it serves. */
    NodeCalls.Run run();

    /**
     * Finds out whether it would open again, as far as that can be known while it serves.
     *
     * @param dialogue is asked for what opens the security module, where nothing else tells
     * @return to be closed
     * @throws NotPossibleException when it would not, with the reason; it serves on
     */
    Prepared prepare(Dialogue dialogue);

    /** A restart that can begin. */
    interface Prepared extends AutoCloseable {

        /** Begins it and does not wait for its end; answers what ends by it. */
        NodeCalls.Run begin();

        /** Forgets what it needed, unless it has begun. */
        @Override
        void close();
    }
}
