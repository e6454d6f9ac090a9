/** A vending system for tests of a server that runs. */
@NullMarked
package io.ptoken.cli.demo;

import org.jspecify.annotations.NullMarked;
