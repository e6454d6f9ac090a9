@NullMarked
package io.ptoken.service.logging;

import org.jspecify.annotations.NullMarked;
