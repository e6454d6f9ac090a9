package io.ptoken.hsm.soft.vend;

import io.ptoken.hsm.keyentry.VendingKeyEntry;
import io.ptoken.hsm.manufacture.DitkChangeRequest;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.soft.limit.LimitCharge;
import io.ptoken.hsm.soft.register.VendingRegister;
import io.ptoken.hsm.soft.settings.ModuleAssumptions;
import io.ptoken.hsm.soft.settings.ModuleAssumptions.LimitCharging;
import io.ptoken.hsm.soft.settings.NibbleSource;
import io.ptoken.hsm.vend.TokenVerification;
import io.ptoken.hsm.vend.VendCreditRequest;
import io.ptoken.hsm.vend.VendKeyChangeRequest;
import io.ptoken.hsm.vend.VendManagementRequest;
import io.ptoken.hsm.vend.VendedKeyChange;
import io.ptoken.hsm.vend.VerifyTokenRequest;
import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.TokenException;
import io.ptoken.sts.cipher.TokenCipher;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.TariffIndex;
import io.ptoken.sts.key.DecoderKey;
import io.ptoken.sts.keychange.DecoderKeyAttributes;
import io.ptoken.sts.keychange.KeyChangeSet;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.sts.token.ClearTamperCondition;
import io.ptoken.sts.token.CreditToken;
import io.ptoken.sts.token.CurrencyCredit;
import io.ptoken.sts.token.ManagementToken;
import io.ptoken.sts.token.Token;
import io.ptoken.sts.token.TokenCodec;
import io.ptoken.sts.token.UnitCredit;
import io.ptoken.sts.token.bits.TokenClass;
import io.ptoken.sts.token.bits.TokenNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One request each: the rules, the token, the ledger, in this order; so a token that fails its self-check costs nothing
 * and one that cannot be charged never leaves. Runs under the module's read lock.
 */
public final class VendingRequests {

    private final VendingRules rules;
    private final VendingLedger ledger;
    private final TokenMaker maker;
    private final CipherSource ciphers;
    private final NibbleSource rnd;
    private final ModuleAssumptions assumptions;

    public VendingRequests(
            VendingRules rules,
            VendingLedger ledger,
            TokenMaker maker,
            CipherSource ciphers,
            NibbleSource rnd,
            ModuleAssumptions assumptions) {
        this.rules = rules;
        this.ledger = ledger;
        this.maker = maker;
        this.ciphers = ciphers;
        this.rnd = rnd;
        this.assumptions = assumptions;
    }

    public TokenNumber credit(VendingRegister register, VendCreditRequest request, Instant now) {
        rules.requireCredit(register, request, now);
        Token token = CreditToken.of(request.subclass(), rnd.next(), request.tid(), request.amount());
        TokenNumber number;
        try (DecoderKey key = register.decoderKey(request.pan(), request.ti(), request.ea())) {
            number = maker.make(token, ciphers.of(request.ea(), key));
        }
        long amount = assumptions.limits() == LimitCharging.DECODED_AMOUNT ? LimitCharge.of(request.amount()) : 0;
        ledger.charge(register.balanceFor(request.amount()), amount, register::toString);
        return number;
    }

    public TokenNumber management(VendingRegister register, VendManagementRequest request, Instant now) {
        rules.requireManagement(register, request, now);
        Token token = managementToken(request);
        TokenNumber number;
        try (DecoderKey key = register.decoderKey(request.pan(), request.ti(), request.ea())) {
            number = maker.make(token, ciphers.of(request.ea(), key));
        }
        ledger.count();
        return number;
    }

    private Token managementToken(VendManagementRequest request) {
        try {
            return ManagementToken.of(request.subclass(), rnd.next(), request.tid(), request.payload());
        } catch (InvalidValueException e) {
            throw new SecurityModuleException(
                    SmStatus.PTVD_RANGE,
                    "value " + request.payload() + " of class 2 subclass " + request.subclass() + " is reserved",
                    e);
        }
    }

    public VendedKeyChange keyChange(
            VendingRegister from, VendingRegister to, VendKeyChangeRequest request, Instant now) {
        rules.requireKeyChange(from, to, request, now);
        DecoderKeyAttributes old = keyAttributes(from.entry(), request.fromTi());
        DecoderKeyAttributes fresh = keyAttributes(to.entry(), request.toTi());
        List<TokenNumber> numbers = new ArrayList<>();
        try (DecoderKey oldKey = from.decoderKey(request.pan(), request.fromTi(), request.ea());
                DecoderKey freshKey = to.decoderKey(request.pan(), request.toTi(), request.ea())) {
            TokenCipher cipher = ciphers.of(request.ea(), oldKey);
            for (Token section : KeyChangeSet.sections(
                    request.kind(), old, fresh, freshKey, request.ea(), assumptions.keyTypeTransitions())) {
                numbers.add(maker.make(section, cipher));
            }
        }
        ledger.count();
        return new VendedKeyChange(KeyChangeSet.isRollover(old, fresh), numbers);
    }

    /**
     * The tokens that take a new meter from its DITK to a vending key.
     *
     * @param ditk that of the EA; stays with the caller
     */
    public VendedKeyChange ditkChange(DecoderKey ditk, VendingRegister to, DitkChangeRequest request, Instant now) {
        rules.requireDitkChange(to, request, now);
        boolean rollover = assumptions.ditkRollover();
        List<TokenNumber> numbers = new ArrayList<>();
        try (DecoderKey fresh = to.decoderKey(request.pan(), request.ti(), request.ea())) {
            TokenCipher cipher = ciphers.of(request.ea(), ditk);
            for (Token section : KeyChangeSet.sectionsFromDitk(
                    request.kind(), keyAttributes(to.entry(), request.ti()), fresh, request.ea(), rollover)) {
                numbers.add(maker.make(section, cipher));
            }
        }
        ledger.count();
        return new VendedKeyChange(rollover, numbers);
    }

    /**
     * A token that proves a DITK at a meter.
     *
     * @param ditk that of the EA; stays with the caller
     */
    public TokenNumber clearTamperCondition(DecoderKey ditk, EncryptionAlgorithm ea, TokenIdentifier tid) {
        TokenNumber number = maker.make(new ClearTamperCondition(rnd.next(), tid, 0), ciphers.of(ea, ditk));
        ledger.count();
        return number;
    }

    private static DecoderKeyAttributes keyAttributes(VendingKeyEntry entry, TariffIndex ti) {
        return new DecoderKeyAttributes(entry.keyType(), entry.krn(), ti, entry.ken(), entry.sgc(), entry.baseDate());
    }

    public TokenVerification verify(VendingRegister register, VerifyTokenRequest request) {
        rules.requireVerifiable(register, request.ea());
        requireEncrypted(request.token().tokenClass());
        try (DecoderKey key = register.decoderKey(request.pan(), request.ti(), request.ea())) {
            return judge(register, TokenCodec.decode(request.token(), ciphers.of(request.ea(), key)));
        } catch (TokenException e) {
            if (e.fault() == TokenException.Fault.CRC) {
                return new TokenVerification.Invalid(SmStatus.TOKEN_CRC_ERROR);
            }
            throw new SecurityModuleException(SmStatus.KEY_PARAM_ERROR, "the token's content is reserved", e);
        }
    }

    private static void requireEncrypted(TokenClass tokenClass) {
        if (tokenClass != TokenClass.CREDIT && tokenClass != TokenClass.METER_SPECIFIC) {
            throw new SecurityModuleException(
                    SmStatus.KEY_PARAM_ERROR, "class " + tokenClass.code() + " tokens are not verified with a key");
        }
    }

    private static TokenVerification judge(VendingRegister register, Token token) {
        if (token instanceof CreditToken credit) {
            return register.entry().keyType() == KeyType.DDTK
                    ? new TokenVerification.Invalid(SmStatus.DDTK_CREDIT_ERROR)
                    : judgeByKen(register, valid(credit));
        }
        if (token instanceof ManagementToken management) {
            return judgeByKen(
                    register,
                    new TokenVerification.Valid(
                            management.tokenClass(), management.subclass(), management.payload(), management.tid()));
        }
        throw new SecurityModuleException(SmStatus.KEY_PARAM_ERROR, "sections of key changes are not verified");
    }

    private static TokenVerification.Valid valid(CreditToken token) {
        int value;
        if (token instanceof UnitCredit units) {
            value = units.amount().field();
        } else {
            value = ((CurrencyCredit) token).amount().bits();
        }
        return new TokenVerification.Valid(token.tokenClass(), token.subclass(), value, token.tid());
    }

    /** The dates of a key matter to its tokens only when they are made. */
    private static TokenVerification judgeByKen(VendingRegister register, TokenVerification.Valid valid) {
        return valid.tid().isBeyond(register.entry().ken())
                ? new TokenVerification.Invalid(SmStatus.KEY_EXPIRED_ERROR)
                : valid;
    }
}
