@NullMarked
package io.ptoken.service.operate.alert;

import org.jspecify.annotations.NullMarked;
