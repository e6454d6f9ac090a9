/** Backup and restore: what belongs, one moment, and archives that are damaged or made to do harm. */
@NullMarked
package io.ptoken.node.backup;

import org.jspecify.annotations.NullMarked;
