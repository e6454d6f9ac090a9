package io.ptoken.node.store;

import io.ptoken.node.installation.Installation;

/** Opens the store of an installation, which may be open in a server at the same time. */
@FunctionalInterface
public interface StoreOpener {

    /**
     * Opens it; the caller closes it.
     *
     * @throws io.ptoken.service.port.StoreException when it cannot be opened
     */
    OpenStore open(Installation installation);

    /**
     * Opens it for those who only look: a store that is not there is not made. The caller closes it.
     *
     * @throws io.ptoken.node.process.CommandFailure when its file is missing
     * @throws io.ptoken.service.port.StoreException when it cannot be opened
     */
    default OpenStore openExisting(Installation installation) {
        return open(installation);
    }
}
