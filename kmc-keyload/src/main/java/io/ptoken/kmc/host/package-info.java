/**
 * What a host does with key-load files without a module and without secrets (key-load profile section 2.9): it looks at a
 * KMC's public keys or a key-load file, checks what can be checked, and shows it to people before anything is loaded.
 */
@NullMarked
package io.ptoken.kmc.host;

import org.jspecify.annotations.NullMarked;
