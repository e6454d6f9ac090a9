/** Transaction licences: how much and until when a module may vend (operating requirements section 5). */
@NullMarked
package io.ptoken.service.operate.licence;

import org.jspecify.annotations.NullMarked;
