/** Who the module is: its number and identity record, and its keys towards KMCs. */
@NullMarked
package io.ptoken.hsm.soft.identity;

import org.jspecify.annotations.NullMarked;
