/** The projects under {@code examples} and their page, docs/embedding.md. */
@NullMarked
package io.ptoken.embedding;

import org.jspecify.annotations.NullMarked;
