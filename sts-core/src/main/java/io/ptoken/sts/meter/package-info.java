/**
 * The virtual meter: what a meter does with 20 digits, from reading them to keeping the token identifier (specification
 * section 13, key change processing of section 12).
 *
 * <p>{@link io.ptoken.sts.meter.VirtualMeter} reads as the order of work does; each step is a class:
 *
 * <ol>
 *   <li>parse: {@code TokenEntry}
 *   <li>remove the class, decrypt: {@code EncodedToken}
 *   <li>authenticate: {@code Authentication}
 *   <li>validate: {@code Validation}
 *   <li>apply: {@code CreditApplication}, {@code ManagementApplication}, {@code KeyChangeApplication}, {@code
 *       MeterTestApplication}
 *   <li>cancel: {@code TidMemory}
 * </ol>
 *
 * <p>What a meter does where the published facts run out is a component of {@link
 * io.ptoken.sts.meter.VirtualMeterSettings}.
 */
@NullMarked
package io.ptoken.sts.meter;

import org.jspecify.annotations.NullMarked;
