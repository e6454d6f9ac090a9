package io.ptoken.node;

import io.ptoken.hsm.hold.HoldFile;
import java.util.List;

/**
 * Keeps the locks of this process where others look for them: whoever removes their files would let a second process at the
 * security modules. Thread safe.
 */
final class LockWatch {

    private volatile List<String> lost = List.of();

    /** Takes anew what was removed; call it about every half minute. */
    void look() {
        lost = HoldFile.renewAll();
    }

    /** What could not be taken anew at the last look, sentences. */
    List<String> lost() {
        return lost;
    }
}
