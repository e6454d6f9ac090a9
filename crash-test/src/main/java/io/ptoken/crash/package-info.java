/**
 * The crash test: a packaged server under load is killed at random moments, restarted, and held to what it promised. It knows
 * the program from outside alone: commands, the Thrift API and {@code sts-core} to read tokens.
 */
@NullMarked
package io.ptoken.crash;

import org.jspecify.annotations.NullMarked;
