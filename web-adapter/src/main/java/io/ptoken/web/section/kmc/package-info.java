/** Key management: the KMCs, and where the exchange with each stands. */
@NullMarked
package io.ptoken.web.section.kmc;

import org.jspecify.annotations.NullMarked;
