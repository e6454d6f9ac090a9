@NullMarked
package io.ptoken.cli.commands.approvals;

import org.jspecify.annotations.NullMarked;
