package io.ptoken.thrift.dispatch;

import io.ptoken.service.ServiceException;
import io.ptoken.service.api.Origin;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.thrift.TBase;
import za.co.prism.prismtoken1.ApiException;

/**
 * One method of the service.
 *
 * @param <A> its argument struct
 * @param <R> its result struct
 * @param newArgs makes an empty argument struct
 * @param newResult makes an empty result struct
 * @param setError puts the declared exception into a result
 * @param call asks the application and puts the answer into the result
 * @param secret the argument that must never be logged
 */
record ApiMethod<A extends TBase<A, ?>, R extends TBase<R, ?>>(
        Supplier<A> newArgs,
        Supplier<R> newResult,
        BiConsumer<R, ApiException> setError,
        Call<A, R> call,
        Function<A, String> secret) {

    /** Asks the application. */
    @FunctionalInterface
    interface Call<A, R> {

        /** Puts the answer to a call from {@code origin} into {@code result}. */
        void answer(A args, R result, Origin origin);
    }

    /** The result of a call: the answer, or the error the application reports, or an incident. */
    R answer(A args, Origin origin, Incidents incidents) {
        R result = newResult.get();
        try {
            call.answer(args, result, origin);
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
