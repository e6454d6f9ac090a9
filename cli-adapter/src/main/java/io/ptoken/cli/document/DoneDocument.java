package io.ptoken.cli.document;

import java.util.List;

/**
 * A command that has done what it was asked to, and has nothing to tell but that.
 *
 * @param command its name without {@code ptoken}
 * @param lines what it says to people
 */
@DocumentKind("done")
public record DoneDocument(String command, List<String> lines) implements Document {}
