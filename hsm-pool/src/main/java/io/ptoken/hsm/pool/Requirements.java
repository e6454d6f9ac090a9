package io.ptoken.hsm.pool;

import io.ptoken.hsm.key.KeyUse;
import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.manufacture.DitkChangeRequest;
import io.ptoken.hsm.status.ModuleCapability;
import io.ptoken.hsm.vend.VendCreditRequest;
import io.ptoken.hsm.vend.VendKeyChangeRequest;
import io.ptoken.hsm.vend.VendManagementRequest;
import io.ptoken.hsm.vend.VerifyTokenRequest;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.bits.CreditSubclass;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a request needs of a member.
 *
 * @param registers the keys, under the pool's numbers; one member must hold all
 * @param uses what each of them is used for, in the same order; empty when the dates of keys do not matter
 * @param abilities what it must be able to do
 * @param credit subclass of credit, whose limit must not be used up
 * @param tid identifier of the token
 * @param vends true when it is counted and times and states of keys matter
 * @param repeatable true when it may be asked of another member after its answer was lost
 * @param ditk EA whose DITK it must hold; empty for what needs none
 */
record Requirements(
        List<RegisterNumber> registers,
        List<KeyUse> uses,
        Set<ModuleCapability> abilities,
        Optional<CreditSubclass> credit,
        Optional<TokenIdentifier> tid,
        boolean vends,
        boolean repeatable,
        Optional<EncryptionAlgorithm> ditk) {

    /** Never repeated: the lost answer may hold a token with this TID. */
    static Requirements of(VendCreditRequest request) {
        ModuleCapability kind =
                request.subclass().isCurrency() ? ModuleCapability.CURRENCY_CREDIT : ModuleCapability.UNIT_CREDIT;
        return new Requirements(
                List.of(request.register()),
                List.of(KeyUse.CREDIT),
                abilities(kind, request.ea()),
                Optional.of(request.subclass()),
                Optional.of(request.tid()),
                true,
                false,
                Optional.empty());
    }

    /** Never repeated: the lost answer may hold a token with this TID. */
    static Requirements of(VendManagementRequest request) {
        return new Requirements(
                List.of(request.register()),
                List.of(KeyUse.ENGINEERING),
                abilities(ModuleCapability.MANAGEMENT, request.ea()),
                Optional.empty(),
                Optional.of(request.tid()),
                true,
                false,
                Optional.empty());
    }

    /** Repeatable: the tokens carry no TID and nothing random, so that every member makes the same ones. */
    static Requirements of(VendKeyChangeRequest request) {
        return new Requirements(
                List.of(request.from(), request.to()),
                List.of(KeyUse.DEPARTURE, KeyUse.TARGET),
                abilities(ModuleCapability.KEY_CHANGE, request.ea()),
                Optional.empty(),
                Optional.empty(),
                true,
                true,
                Optional.empty());
    }

    /** Repeatable: it changes nothing. */
    static Requirements of(VerifyTokenRequest request) {
        return new Requirements(
                List.of(request.register()),
                List.of(),
                abilities(ModuleCapability.VERIFICATION, request.ea()),
                Optional.empty(),
                Optional.empty(),
                false,
                true,
                Optional.empty());
    }

    /** Repeatable: the tokens carry no TID and nothing random, so that every member with that DITK makes the same ones. */
    static Requirements of(DitkChangeRequest request) {
        return new Requirements(
                List.of(request.to()),
                List.of(KeyUse.TARGET),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                true,
                true,
                Optional.of(request.ea()));
    }

    private static Set<ModuleCapability> abilities(ModuleCapability kind, EncryptionAlgorithm ea) {
        return ea == EncryptionAlgorithm.MISTY1 ? EnumSet.of(kind, ModuleCapability.EA11) : EnumSet.of(kind);
    }
}
