/**
 * The operator's side: keys and licences that are loaded, preferences, notices, the order of
 * modules, the audit log, removal of old data.
 */
@NullMarked
package io.ptoken.service.operate;

import org.jspecify.annotations.NullMarked;
