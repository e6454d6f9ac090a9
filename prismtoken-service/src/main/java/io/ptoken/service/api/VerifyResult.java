package io.ptoken.service.api;

import io.ptoken.service.ErrorCode;
import java.util.Optional;

/**
 * Outcome of verifying a token (wire reference section 7).
 *
 * @param validationResult {@link ErrorCode#VERIFY_OK} or another {@code EVerify} code
 * @param token the token when it is valid and of class 0 or 2
 * @param meterTestToken the token when it is valid and of class 1
 */
public record VerifyResult(
        ErrorCode validationResult, Optional<IssuedToken> token, Optional<IssuedMeterTestToken> meterTestToken) {}
