/**
 * Loading of vending keys from KMCs: which operation a slot allows, and the changes of slots and registers, each as one.
 */
@NullMarked
package io.ptoken.hsm.soft.keyload;

import org.jspecify.annotations.NullMarked;
