/**
 * One archive of an installation, made while it serves, and an installation made of such an archive. No command line in
 * here: {@link io.ptoken.node.backup.Backup} and {@link io.ptoken.node.backup.Restore} are what others call.
 *
 * <p>An archive is a ZIP file. Its first entry is {@code manifest.json} ({@link io.ptoken.node.backup.Manifest}); each other
 * one is {@code data/} with the path of a file in the data directory.
 */
@NullMarked
package io.ptoken.node.backup;

import org.jspecify.annotations.NullMarked;
