/** What commands do before and after their own work: open the store or the module, warn, see that all was written. */
@NullMarked
package io.ptoken.cli.commands.task;

import org.jspecify.annotations.NullMarked;
