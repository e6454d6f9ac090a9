@NullMarked
package io.ptoken.service.operate.approval;

import org.jspecify.annotations.NullMarked;
