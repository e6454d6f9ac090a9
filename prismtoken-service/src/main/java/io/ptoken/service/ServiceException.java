package io.ptoken.service;

import io.ptoken.sts.ReadableFailure;
import java.util.List;
import java.util.Optional;

/** An error of the API: a code and the parameters of its message (wire reference section 6). Never carries a secret. */
public final class ServiceException extends RuntimeException implements ReadableFailure {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /** Empty where none is refused. */
    private final String refused;

    public ServiceException(ErrorCode code, String... parameters) {
        super(code.message(List.of(parameters)));
        this.code = code;
        this.refused = refused(code, parameters);
    }

    public ServiceException(ErrorCode code, Throwable cause, String... parameters) {
        super(code.message(List.of(parameters)), cause);
        this.code = code;
        this.refused = refused(code, parameters);
    }

    private ServiceException(String message, ErrorCode code, String refused) {
        super(message);
        this.code = code;
        this.refused = refused;
    }

    private static String refused(ErrorCode code, String... parameters) {
        return switch (code) {
            case PARAM_RANGE -> parameters[0];
            case PREF_RANGE -> "value";
            default -> "";
        };
    }

    /**
     * {@code ESts.IdRecord.Expired}, whose text names the order of the digits: it is another one in version 1.0 of the API.
     *
     * @param order {@code YYMM} or {@code MMYY}
     * @param doe the date in that order
     */
    public static ServiceException identificationExpired(String order, String doe) {
        ErrorCode code = ErrorCode.STS_ID_RECORD_EXPIRED;
        return new ServiceException(code.message(List.of(doe)).replace("YYMM", order), code, "");
    }

    /** {@code EParamRange}: the parameter, what came, what would have been accepted. */
    public static ServiceException paramRange(String parameter, String got, String expected) {
        return new ServiceException(ErrorCode.PARAM_RANGE, parameter, got, expected);
    }

    /** A refusal with a text of its own, for people at the machine who know neither access tokens nor parameters. */
    public static ServiceException saying(ErrorCode code, String text) {
        return new ServiceException(text, code, "");
    }

    /** The same about a parameter of the call. */
    public static ServiceException saying(ErrorCode code, String parameter, String text) {
        return new ServiceException(text, code, parameter);
    }

    /** The same with more to its text. */
    public ServiceException adding(String more) {
        ServiceException longer = new ServiceException(getMessage() + more, code, refused);
        longer.initCause(this);
        return longer;
    }

    /** The code; its text with the parameters in place is {@link #getMessage()}. */
    public ErrorCode code() {
        return code;
    }

    /** The parameter of the call that is refused, when it is one. */
    public Optional<String> parameter() {
        return refused.isEmpty() ? Optional.empty() : Optional.of(refused);
    }
}
