/** {@code ptoken module}: the software security module tested, its officers, its roll-backs. */
@NullMarked
package io.ptoken.cli.commands.module;

import org.jspecify.annotations.NullMarked;
