@NullMarked
package io.ptoken.kmc.host;

import org.jspecify.annotations.NullMarked;
