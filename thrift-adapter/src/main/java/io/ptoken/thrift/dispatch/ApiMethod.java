package io.ptoken.thrift.dispatch;

import io.ptoken.service.ServiceException;
import io.ptoken.service.api.TokenApiService;
import io.ptoken.service.api.TokenCall;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.thrift.TBase;
import za.co.prism.prismtoken1.ApiException;

/**
 * One method of the service.
 *
 * @param <A> its argument struct
 * @param <R> its result struct
 * @param <V> what the application answers
 * @param newArgs makes an empty argument struct
 * @param newResult makes an empty result struct
 * @param setError puts the declared exception into a result
 * @param call makes the call of the application that the arguments ask for
 * @param answered puts the application's answer into a result
 * @param secret the argument that must never be logged
 */
record ApiMethod<A extends TBase<A, ?>, R extends TBase<R, ?>, V>(
        Supplier<A> newArgs,
        Supplier<R> newResult,
        BiConsumer<R, ApiException> setError,
        BiFunction<A, Client, TokenCall<V>> call,
        Answered<A, V, R> answered,
        Function<A, String> secret) {

    /** Takes an answer. */
    @FunctionalInterface
    interface Answered<A, V, R> {

        /** Puts the answer to a call with these arguments into {@code result}. */
        void put(A args, V answer, R result, Client client);
    }

    /** The result of a call: the answer, or the error the application reports, or an incident. */
    R answer(TokenApiService service, A args, Client client, Incidents incidents) {
        R result = newResult.get();
        try {
            TokenCall<V> asked = call.apply(args, client);
            V answer = service.handle(asked);
            if (asked.method() != io.ptoken.service.api.ApiMethod.PING) {
                client.hasSession();
            }
            answered.put(args, answer, result, client);
            return result;
        } catch (ServiceException e) {
            return failed(new ApiException(e.code().eCode(), e.getMessage()));
        } catch (RuntimeException e) {
            return failed(incidents.report(e, secret.apply(args)));
        }
    }

    /** A result that carries nothing but an error. */
    R failed(ApiException error) {
        R result = newResult.get();
        setError.accept(result, error);
        return result;
    }
}
