package io.ptoken.thrift.tls;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Why a file could not be read or written, for people: Java says much of it by the name of a class. */
final class FileTrouble {

    private FileTrouble() {}

    /** For a sentence that names the file itself. */
    static String reason(IOException trouble) {
        if (trouble instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (trouble instanceof AccessDeniedException) {
            return "no permission";
        }
        if (trouble instanceof CharacterCodingException) {
            return "it holds other than ASCII characters, as no PEM file does";
        }
        if (trouble instanceof FileSystemException other) {
            return Optional.ofNullable(other.getReason()).orElse("the file system refused it");
        }
        return Optional.ofNullable(trouble.getMessage()).orElse("input or output failed");
    }
}
