/**
 * Keys in the clear, entered by their custodians under dual control: by keyboard without echo, from files or from
 * environment variables; whole or in two or three components.
 */
@NullMarked
package io.ptoken.cli.keyentry;

import org.jspecify.annotations.NullMarked;
