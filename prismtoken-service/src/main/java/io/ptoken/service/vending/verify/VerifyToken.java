package io.ptoken.service.vending.verify;

import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.key.VendingKeyKindRules;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.status.InstallationMode;
import io.ptoken.hsm.vend.SignedVending;
import io.ptoken.hsm.vend.SignedVending.Signed;
import io.ptoken.hsm.vend.TokenVerification;
import io.ptoken.hsm.vend.VerifyTokenRequest;
import io.ptoken.service.ErrorCode;
import io.ptoken.service.Param;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.session.AccessTokens;
import io.ptoken.service.api.ApiMethod;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.ReadCalls;
import io.ptoken.service.api.VerifyResult;
import io.ptoken.service.module.ModeCheck;
import io.ptoken.service.module.ModuleErrors;
import io.ptoken.service.vending.answer.MeterTestAnswer;
import io.ptoken.service.vending.key.VendingKeys;
import io.ptoken.service.vending.request.CurrencyScale;
import io.ptoken.service.vending.request.Meter;
import io.ptoken.sts.TokenException;
import io.ptoken.sts.token.TokenCodec;
import io.ptoken.sts.token.bits.TokenNumber;
import java.util.Optional;

/**
 * The use case verifyToken. What the token is at fault for is a result; what the call is at fault for, digits that are no
 * token among them, is an exception. Class 1 is not encrypted and is read here, classes 0 and 2 by the module. Key-change
 * tokens carry nothing to verify and are refused. Thread safe.
 */
public final class VerifyToken {

    private static final String NOT_TO_BE_VERIFIED = "no key-change token and nothing reserved";

    private final VendingKeys keys;
    private final SignedVending module;
    private final CurrencyScale scale;
    private final ModeCheck mode;

    public VerifyToken(VendingKeys keys, SignedVending module, CurrencyScale scale, ModeCheck mode) {
        this.keys = keys;
        this.module = module;
        this.scale = scale;
        this.mode = mode;
    }

    /** See {@link ReadCalls.Verify}. */
    public VerifyResult verify(ReadCalls.Verify call) {
        Meter meter = Meter.of(call.meter(), AccessTokens.doeOrder(call.context()));
        TokenNumber token = number(call.tokenDec());
        return switch (token.tokenClass()) {
            case CREDIT, METER_SPECIFIC -> verifyEncrypted(meter, token);
            case NON_METER_SPECIFIC -> readClear(token);
            case RESERVED -> throw refused(token, "a token of class 0, 1 or 2");
        };
    }

    private VerifyResult verifyEncrypted(Meter meter, TokenNumber token) {
        mode.require(InstallationMode.VENDING, ApiMethod.VERIFY.wireName());
        VendingKeyAttributes key = keys.find(meter.sgc(), meter.krn());
        Signed<TokenVerification> answer = askModule(meter, key, token);
        if (answer.made() instanceof TokenVerification.Valid valid) {
            return ok(new VerifiedToken(meter, key, token, valid), answer.idSm());
        }
        return invalid(((TokenVerification.Invalid) answer.made()).reason());
    }

    /** A module may report a bad token as an answer or as a refusal: to a caller both are the same. */
    private Signed<TokenVerification> askModule(Meter meter, VendingKeyAttributes key, TokenNumber token) {
        try {
            return keys.under(
                    key,
                    present -> module.ask(vending -> vending.verify(
                            new VerifyTokenRequest(present.register(), meter.pan(), meter.ti(), meter.ea(), token))));
        } catch (SecurityModuleException e) {
            if (e.status() == SmStatus.TOKEN_CRC_ERROR) {
                return new Signed<>(new TokenVerification.Invalid(e.status()), "");
            }
            // When key and cipher fit each other, status 40 is about what stands in the token.
            if (e.status() == SmStatus.KEY_PARAM_ERROR && VendingKeyKindRules.serves(key.algorithm(), meter.ea())) {
                throw refused(token, NOT_TO_BE_VERIFIED);
            }
            throw ModuleErrors.translated(e);
        }
    }

    private VerifyResult ok(VerifiedToken verified, String idSm) {
        if (verified.isKeyChange()) {
            throw refused(verified.number(), NOT_TO_BE_VERIFIED);
        }
        IssuedToken answer = verified.answer(idSm, scale);
        return new VerifyResult(ErrorCode.VERIFY_OK, Optional.of(answer), Optional.empty());
    }

    private static VerifyResult readClear(TokenNumber token) {
        try {
            return new VerifyResult(
                    ErrorCode.VERIFY_OK,
                    Optional.empty(),
                    Optional.of(MeterTestAnswer.of(TokenCodec.decodeClear(token))));
        } catch (TokenException e) {
            if (e.fault() == TokenException.Fault.CRC) {
                return invalid(SmStatus.TOKEN_CRC_ERROR);
            }
            throw refused(token, "a subclass that is not reserved");
        }
    }

    private static VerifyResult invalid(SmStatus reason) {
        ErrorCode result = switch (reason) {
            case TOKEN_CRC_ERROR -> ErrorCode.VERIFY_CRC;
            case DDTK_CREDIT_ERROR -> ErrorCode.VERIFY_DDTK_CREDIT;
            case KEY_EXPIRED_ERROR, KEY_ISSUE_EXPIRED_ERROR -> ErrorCode.VERIFY_KEY_EXPIRED;
            default -> throw ModuleErrors.translated(new SecurityModuleException(reason));
        };
        return new VerifyResult(result, Optional.empty(), Optional.empty());
    }

    private static TokenNumber number(String tokenDec) {
        try {
            return TokenNumber.parseDecimal(tokenDec);
        } catch (TokenException e) {
            throw ServiceException.paramRange(
                    "tokenDec", Param.echo(tokenDec), "20 decimal digits below 73786976294838206464");
        }
    }

    private static ServiceException refused(TokenNumber token, String expected) {
        return ServiceException.paramRange("tokenDec", token.decimal(), expected);
    }
}
