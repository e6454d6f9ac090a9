/**
 * The {@code ptoken} program: exit codes and what every command needs from its surroundings.
 *
 * <p>{@code main} is where it begins; {@code commands} holds one class per command, in a package for each noun, and no logic;
 * {@code input} reads what people type and {@code console} writes for them. The installation itself is {@code io.ptoken.node}.
 */
@NullMarked
package io.ptoken.cli;

import org.jspecify.annotations.NullMarked;
