/**
 * What people type, paste and scan: which characters between the digits mean nothing, and what is said about the others. The same
 * at the command line and in the console. People are forgiven what they cannot see; the API is not, and reads strictly.
 */
@NullMarked
package io.ptoken.service.input;

import org.jspecify.annotations.NullMarked;
