/** {@code ptoken approvals}: calls that take a second person. */
@NullMarked
package io.ptoken.cli.commands.approvals;

import org.jspecify.annotations.NullMarked;
