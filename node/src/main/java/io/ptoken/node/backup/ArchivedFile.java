package io.ptoken.node.backup;

/**
 * A file of an installation as it is in an archive.
 *
 * @param path below the data directory, with slashes
 * @param size bytes
 * @param sha256 64 lower-case hex digits
 */
public record ArchivedFile(String path, long size, String sha256) {}
