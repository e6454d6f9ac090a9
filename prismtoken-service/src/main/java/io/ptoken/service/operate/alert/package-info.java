/**
 * Alerts: the history of the notices, and who has taken note of them.
 */
@NullMarked
package io.ptoken.service.operate.alert;

import org.jspecify.annotations.NullMarked;
