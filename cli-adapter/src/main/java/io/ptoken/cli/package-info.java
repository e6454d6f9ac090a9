/**
 * The {@code ptoken} program: exit codes and what every command needs from its surroundings.
 *
 * <p>{@code main} is where it begins; {@code commands} holds one class per command and no logic; {@code config} the configuration file and the data
 * directory; {@code console} prompts and text for people.
 */
@NullMarked
package io.ptoken.cli;

import org.jspecify.annotations.NullMarked;
