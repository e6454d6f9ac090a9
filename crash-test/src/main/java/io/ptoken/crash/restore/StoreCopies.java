package io.ptoken.crash.restore;

import java.util.Map;

/** Makes older copies of the store of one installation and puts them back. */
interface StoreCopies {

    /** A fresh installation. No server runs. */
    void reset();

    /** Keeps a copy of the store as it is. */
    void take(RestoreWay way);

    /**
     * Puts the copy in the place of the newest store.
     *
     * @return variables for the program that works on it from now on
     */
    Map<String, String> putBack(RestoreWay way);
}
