package io.ptoken.service.observe;

import io.ptoken.service.api.TokenApiService;
import io.ptoken.service.api.TokenCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A service that gives one answer to every call; remembers what was called. */
final class ScriptedService implements TokenApiService {

    private final List<TokenCall<?>> calls = new ArrayList<>();
    private Supplier<Object> answer = () -> "unset";

    void answer(Supplier<Object> next) {
        answer = next;
    }

    List<TokenCall<?>> calls() {
        return calls;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <R> R handle(TokenCall<R> call) {
        calls.add(call);
        return (R) answer.get();
    }
}
