/** Key loading against a KMC simulator and a module in memory. */
@NullMarked
package io.ptoken.service.operate.keyload;

import org.jspecify.annotations.NullMarked;
