/** Alerts: notices from when they were first seen. */
@NullMarked
package io.ptoken.web.section.alert;

import org.jspecify.annotations.NullMarked;
