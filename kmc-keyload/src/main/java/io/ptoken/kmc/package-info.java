/**
 * Loading of vending keys from a key management centre (KMC): what every key-load format shares. Three boundaries keep
 * the formats apart from their users: {@link io.ptoken.kmc.KmsCodec} for the texts, {@link
 * io.ptoken.kmc.agreement.KeyAgreementSuite} for the cryptography, {@link io.ptoken.kmc.TrustPolicy} for who is believed.
 *
 * <p>The format at hand is {@code io.ptoken.kmc.ap1}, an assumed profile that is not interoperable with any real KMC or
 * module; the real one is not public. A security module works with {@link io.ptoken.kmc.ModuleAgreement}, a host with
 * {@code io.ptoken.kmc.host}, and {@code io.ptoken.kmc.simulator} is a KMC for tests and demonstrations.
 *
 * <p>Every refusal is a {@link io.ptoken.kmc.text.KeyLoadException} with a {@link io.ptoken.kmc.text.KeyLoadCode}. Sections cited
 * are those of the key-load profile.
 */
@NullMarked
package io.ptoken.kmc;

import org.jspecify.annotations.NullMarked;
