/** The program of docs/embedding.md, compiled and run. */
@NullMarked
package io.ptoken.embedding;

import org.jspecify.annotations.NullMarked;
