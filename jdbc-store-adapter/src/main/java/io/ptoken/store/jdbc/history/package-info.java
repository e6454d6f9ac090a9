/** What the store knows of its own past: who it is, which floors it was given, and whether it is an older copy. */
@NullMarked
package io.ptoken.store.jdbc.history;

import org.jspecify.annotations.NullMarked;
