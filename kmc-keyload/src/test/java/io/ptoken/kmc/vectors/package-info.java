/**
 * Player of the vector files in {@code vectors-kmc} (key-load profile section 2.11; their {@code README.md} gives the
 * shapes). Host and KMC are those of this library; a module comes from whoever plays, as a {@link
 * io.ptoken.kmc.vectors.ModulePart}.
 */
@NullMarked
package io.ptoken.kmc.vectors;

import org.jspecify.annotations.NullMarked;
