/**
 * The wire protocols of hardware security modules, as codecs without input and output, for both sides of the line.
 *
 * <p>{@link io.ptoken.hsm.protocol.settings} holds every assumption as a setting; {@link io.ptoken.hsm.protocol.frame} cuts
 * bytes into frames; {@link io.ptoken.hsm.protocol.field} reads and writes the typed fields of an STS6 frame; {@link
 * io.ptoken.hsm.protocol.link}, {@link io.ptoken.hsm.protocol.sts6} and {@link io.ptoken.hsm.protocol.legacy} hold the
 * messages; {@link io.ptoken.hsm.protocol.client} sends one and waits for its answer over any {@link
 * io.ptoken.hsm.protocol.client.ByteChannel}.
 */
@NullMarked
package io.ptoken.hsm.protocol;

import org.jspecify.annotations.NullMarked;
