package io.ptoken.node;

import io.ptoken.hsm.hold.HoldFile;
import io.ptoken.node.module.ModuleAccess;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps the locks of this process where others look for them: whoever removes their files would let a second process at the
 * security modules. Tells as well of a module that was taken over in the store. Thread safe.
 */
final class LockWatch {

    private volatile List<String> lost = List.of();

    /** Takes anew what was removed; call it about every half minute. */
    void look() {
        lost = Stream.concat(HoldFile.renewAll().stream(), ModuleAccess.takenOver().stream())
                .toList();
    }

    /** What could not be taken anew at the last look, sentences. */
    List<String> lost() {
        return lost;
    }
}
