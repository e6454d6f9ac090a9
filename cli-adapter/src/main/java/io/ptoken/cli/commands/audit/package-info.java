/** {@code ptoken audit}: the audit log shown, exported and verified. */
@NullMarked
package io.ptoken.cli.commands.audit;

import org.jspecify.annotations.NullMarked;
