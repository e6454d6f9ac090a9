/** Every assumption about the module protocol as a typed setting with its default (module protocol section 11). */
@NullMarked
package io.ptoken.hsm.protocol.settings;

import org.jspecify.annotations.NullMarked;
