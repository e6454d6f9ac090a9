/** Values that are read now and then, and in between at no cost. */
@NullMarked
package io.ptoken.service.cache;

import org.jspecify.annotations.NullMarked;
