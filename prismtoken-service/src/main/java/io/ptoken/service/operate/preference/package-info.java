/**
 * The preferences, which an administrator edits at run time (operating requirements section 3): {@link
 * io.ptoken.service.operate.preference.Preferences} defines each one, {@link io.ptoken.service.operate.preference.PreferenceService} reads
 * and changes them.
 */
@NullMarked
package io.ptoken.service.operate.preference;

import org.jspecify.annotations.NullMarked;
