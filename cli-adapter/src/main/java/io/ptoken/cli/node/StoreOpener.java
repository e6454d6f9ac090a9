package io.ptoken.cli.node;

/** Opens the store of an installation, which may be open in a server at the same time. */
@FunctionalInterface
public interface StoreOpener {

    /**
     * Opens it; the caller closes it.
     *
     * @throws io.ptoken.service.port.StoreException when it cannot be opened
     */
    OpenStore open(Installation installation);
}
