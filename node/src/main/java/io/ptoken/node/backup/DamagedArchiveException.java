package io.ptoken.node.backup;

import java.io.IOException;

/** An archive is not what it must be; the message says in what. */
final class DamagedArchiveException extends IOException {

    private static final long serialVersionUID = 1L;

    DamagedArchiveException(String message) {
        super(message);
    }

    DamagedArchiveException(String message, Throwable cause) {
        super(message, cause);
    }
}
