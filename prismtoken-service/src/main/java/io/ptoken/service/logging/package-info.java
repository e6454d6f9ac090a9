/** What adapters do about the logging of libraries below them. */
@NullMarked
package io.ptoken.service.logging;

import org.jspecify.annotations.NullMarked;
