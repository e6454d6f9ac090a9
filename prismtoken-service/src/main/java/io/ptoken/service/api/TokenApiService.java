package io.ptoken.service.api;

/** The TokenApi (wire reference sections 5, 7 and 14). Implementations are thread safe. */
public interface TokenApiService {

    /** Version of the API this service speaks; clients of the same major and an equal or lower minor are served. */
    String API_VERSION = "1.1";

    /**
     * Carries out a call.
     *
     * @throws io.ptoken.service.ServiceException for what a caller can cause; its code and text go to the caller as they are
     */
    <R> R handle(TokenCall<R> call);
}
