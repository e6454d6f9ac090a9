package io.ptoken.hsm.key;

import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.TokenCarrierType;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import java.util.function.Supplier;

/**
 * What the kind of a vending key rules out, whatever the time and the limits (module protocol section 6.3, status 05 and
 * 40). Modules refuse by these rules; who asks a module can ask here first and say the same in the same words.
 */
public final class VendingKeyKindRules {

    private VendingKeyKindRules() {}

    /** True when decoder keys for meters with this cipher can be made by this algorithm. */
    public static boolean serves(DecoderKeyAlgorithm algorithm, EncryptionAlgorithm ea) {
        return switch (ea) {
            case STA -> true;
            case MISTY1 -> algorithm == DecoderKeyAlgorithm.DKGA04;
            case DEA -> false;
        };
    }

    /**
     * Refuses a cipher that a key does not serve.
     *
     * @param register names the key in the refusal; asked only then
     * @throws SecurityModuleException 40
     */
    public static void requireServes(DecoderKeyAlgorithm algorithm, EncryptionAlgorithm ea, Supplier<String> register) {
        if (!serves(algorithm, ea)) {
            throw new SecurityModuleException(
                    SmStatus.KEY_PARAM_ERROR,
                    "EA " + ea.digits() + " under DKGA " + algorithm.digits() + " of " + register.get());
        }
    }

    /**
     * Refuses credit under a key of a type that carries none.
     *
     * @param register names the key in the refusal; asked only then
     * @throws SecurityModuleException 05
     */
    public static void requireCreditKey(KeyType keyType, TokenCarrierType tct, Supplier<String> register) {
        if (keyType == KeyType.DDTK) {
            throw new SecurityModuleException(
                    SmStatus.KEY_TYPE_ERROR, register.get() + " makes default keys, which carry no credit");
        }
        if (keyType == KeyType.DCTK && !tct.isMagneticCard()) {
            throw new SecurityModuleException(
                    SmStatus.KEY_TYPE_ERROR,
                    register.get() + " makes common keys, which carry credit on magnetic cards only");
        }
    }

    /**
     * Refuses to bring a new meter to a common key unless its tokens are on magnetic cards.
     *
     * @param register names the key in the refusal; asked only then
     * @throws SecurityModuleException 05
     */
    public static void requireCarrier(KeyType keyType, TokenCarrierType tct, Supplier<String> register) {
        if (keyType == KeyType.DCTK && !tct.isMagneticCard()) {
            throw new SecurityModuleException(
                    SmStatus.KEY_TYPE_ERROR, register.get() + " makes common keys, which are for magnetic cards only");
        }
    }
}
