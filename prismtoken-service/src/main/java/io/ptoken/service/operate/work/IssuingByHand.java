package io.ptoken.service.operate.work;

import io.ptoken.service.ServiceException;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.api.CallContext;
import io.ptoken.service.api.TokenCall;
import io.ptoken.service.vending.request.CurrencyScale;
import java.util.function.Function;

/** Makes calls of the TokenApi for people: a port of whoever has that API. Thread safe. */
public interface IssuingByHand {

    /** Calls of one person under one message. */
    interface PersonsCalls {

        /** Who calls, and under which message. */
        CallContext context();

        /** Carries a call out. */
        <R> R handle(TokenCall<R> call);

        /** A call that a rule of issuing by hand refuses, in the audit log as any other. */
        <R> R refuse(TokenCall<R> call, ServiceException refusal);
    }

    /** False where credit by hand is switched off. */
    boolean isCreditAllowed();

    /** The unit of amounts of currency credit. */
    CurrencyScale currencyScale();

    /**
     * Works for somebody.
     *
     * @throws ServiceException what a call is refused for; it names the message where tokens may have been issued
     */
    <R> R as(Operator who, String messageId, Function<PersonsCalls, R> work);
}
