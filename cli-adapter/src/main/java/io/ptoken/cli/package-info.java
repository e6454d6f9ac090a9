/**
 * The {@code ptoken} program: entry point, exit codes, and what every command needs.
 *
 * <p>{@code commands} holds one class per command and no logic; {@code config} the configuration file and the data
 * directory; {@code console} prompts and text for people.
 */
@NullMarked
package io.ptoken.cli;

import org.jspecify.annotations.NullMarked;
