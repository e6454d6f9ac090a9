/** The commands of {@code ptoken}, one class each: options, help text and printing; what they do lies outside. */
@NullMarked
package io.ptoken.cli.commands;

import org.jspecify.annotations.NullMarked;
