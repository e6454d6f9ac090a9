package io.ptoken.node.process;

import io.ptoken.sts.text.TextEncodingException;
import java.io.EOFException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;

/** What went wrong with a file or a line, for people. Java says much of it by the name of a class, which is not for them. */
public final class IoTrouble {

    private IoTrouble() {}

    /** The whole of it, with the file where it is known. */
    public static String text(IOException trouble) {
        if (trouble instanceof NoSuchFileException missing) {
            return "no such file: " + missing.getFile();
        }
        if (trouble instanceof AccessDeniedException denied) {
            return "no permission for " + denied.getFile();
        }
        if (trouble instanceof NotDirectoryException file) {
            return "not a directory: " + file.getFile();
        }
        return trouble instanceof FileSystemException other && other.getFile() != null
                ? other.getFile() + ": " + reason(other)
                : reason(trouble);
    }

    /** For a sentence that names the file itself. */
    public static String reason(IOException trouble) {
        if (trouble instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (trouble instanceof AccessDeniedException) {
            return "no permission";
        }
        if (trouble instanceof NotDirectoryException) {
            return "not a directory";
        }
        if (trouble instanceof FileAlreadyExistsException) {
            return "it exists already";
        }
        if (trouble instanceof DirectoryNotEmptyException) {
            return "the directory is not empty";
        }
        if (trouble instanceof FileSystemException other) {
            return Optional.ofNullable(other.getReason()).orElse("the file system refused it");
        }
        if (trouble instanceof TextEncodingException written) {
            return written.getMessage();
        }
        if (trouble instanceof CharacterCodingException) {
            return "it does not hold text";
        }
        if (trouble instanceof EOFException) {
            return "it ends too early";
        }
        if (trouble instanceof UnknownHostException) {
            return "unknown host " + trouble.getMessage();
        }
        return Optional.ofNullable(trouble.getMessage()).orElse("input or output failed");
    }
}
