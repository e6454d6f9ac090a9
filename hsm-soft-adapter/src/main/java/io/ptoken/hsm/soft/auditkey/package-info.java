/** The key that signs heads of the audit log, in a sealed file of its own. */
@NullMarked
package io.ptoken.hsm.soft.auditkey;

import org.jspecify.annotations.NullMarked;
