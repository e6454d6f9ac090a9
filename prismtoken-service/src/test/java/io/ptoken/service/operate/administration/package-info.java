@NullMarked
package io.ptoken.service.operate.administration;

import org.jspecify.annotations.NullMarked;
