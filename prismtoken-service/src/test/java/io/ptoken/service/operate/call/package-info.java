@NullMarked
package io.ptoken.service.operate.call;

import org.jspecify.annotations.NullMarked;
