@NullMarked
package io.ptoken.service.operate.work;

import org.jspecify.annotations.NullMarked;
