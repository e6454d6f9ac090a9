package io.ptoken.service;

import io.ptoken.sts.ReadableFailure;
import java.util.List;

/** An error of the API: a code and the parameters of its message (wire reference section 6). Never carries a secret. */
public final class ServiceException extends RuntimeException implements ReadableFailure {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public ServiceException(ErrorCode code, String... parameters) {
        super(code.message(List.of(parameters)));
        this.code = code;
    }

    public ServiceException(ErrorCode code, Throwable cause, String... parameters) {
        super(code.message(List.of(parameters)), cause);
        this.code = code;
    }

    private ServiceException(String message, ErrorCode code) {
        super(message);
        this.code = code;
    }

    /**
     * {@code ESts.IdRecord.Expired}, whose text names the order of the digits: it is another one in version 1.0 of the API.
     *
     * @param order {@code YYMM} or {@code MMYY}
     * @param doe the date in that order
     */
    public static ServiceException identificationExpired(String order, String doe) {
        ErrorCode code = ErrorCode.STS_ID_RECORD_EXPIRED;
        return new ServiceException(code.message(List.of(doe)).replace("YYMM", order), code);
    }

    /** {@code EParamRange}: the parameter, what came, what would have been accepted. */
    public static ServiceException paramRange(String parameter, String got, String expected) {
        return new ServiceException(ErrorCode.PARAM_RANGE, parameter, got, expected);
    }

    /** A refusal with a text of its own, for people at the machine who know neither access tokens nor parameters. */
    public static ServiceException saying(ErrorCode code, String text) {
        return new ServiceException(text, code);
    }

    /** The same with more to its text. */
    public ServiceException adding(String more) {
        ServiceException longer = new ServiceException(getMessage() + more, code);
        longer.initCause(this);
        return longer;
    }

    /** The code; its text with the parameters in place is {@link #getMessage()}. */
    public ErrorCode code() {
        return code;
    }
}
