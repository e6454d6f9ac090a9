/** The audit key and the export of heads. */
@NullMarked
package io.ptoken.node.audit;

import org.jspecify.annotations.NullMarked;
