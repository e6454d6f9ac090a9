/**
 * What happens to every call of an operator, and who carries it out: one class for each noun.
 */
@NullMarked
package io.ptoken.service.operate.work;

import org.jspecify.annotations.NullMarked;
