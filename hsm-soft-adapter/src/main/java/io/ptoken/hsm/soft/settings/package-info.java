/** What a software module is given: its settings, the assumptions it works under, and the parts that are handed in. */
@NullMarked
package io.ptoken.hsm.soft.settings;

import org.jspecify.annotations.NullMarked;
