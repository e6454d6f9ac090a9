/** What people at a terminal see and type: prompts without echo, tables, tokens in groups of four. */
@NullMarked
package io.ptoken.cli.console;

import org.jspecify.annotations.NullMarked;
