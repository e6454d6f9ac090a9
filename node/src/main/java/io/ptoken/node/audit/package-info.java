/** The audit key of an installation, and the heads of its audit log that it signs for others to keep. */
@NullMarked
package io.ptoken.node.audit;

import org.jspecify.annotations.NullMarked;
