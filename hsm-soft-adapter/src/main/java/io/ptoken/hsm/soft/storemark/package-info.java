/** How far a store had come, kept in the module's sealed state or in a sealed file of its own. */
@NullMarked
package io.ptoken.hsm.soft.storemark;

import org.jspecify.annotations.NullMarked;
