/** A store in memory: for embedding without files, for demonstrations and for tests. Nothing outlives the process. */
@NullMarked
package io.ptoken.service.memory;

import org.jspecify.annotations.NullMarked;
