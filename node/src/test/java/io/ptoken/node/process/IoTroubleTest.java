package io.ptoken.node.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IoTroubleTest {

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of(new NoSuchFileException("/f"), "no such file: /f", "there is no such file"),
                Arguments.of(new AccessDeniedException("/f"), "no permission for /f", "no permission"),
                Arguments.of(new NotDirectoryException("/f"), "not a directory: /f", "not a directory"),
                Arguments.of(new FileAlreadyExistsException("/f"), "/f: it exists already", "it exists already"),
                Arguments.of(
                        new DirectoryNotEmptyException("/f"),
                        "/f: the directory is not empty",
                        "the directory is not empty"),
                Arguments.of(
                        new FileSystemException("/f"), "/f: the file system refused it", "the file system refused it"),
                Arguments.of(
                        new FileSystemException("/f", "/g", "Read-only file system"),
                        "/f: Read-only file system",
                        "Read-only file system"),
                Arguments.of(new MalformedInputException(1), "it does not hold text", "it does not hold text"),
                Arguments.of(new EOFException(), "it ends too early", "it ends too early"),
                Arguments.of(new UnknownHostException("hall"), "unknown host hall", "unknown host hall"),
                Arguments.of(new IOException("Is a directory"), "Is a directory", "Is a directory"),
                Arguments.of(new IOException(), "input or output failed", "input or output failed"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void areToldWithoutTheNameOfAClass(IOException trouble, String text, String reason) {
        assertThat(IoTrouble.text(trouble)).isEqualTo(text);
        assertThat(IoTrouble.reason(trouble)).isEqualTo(reason);
    }
}
