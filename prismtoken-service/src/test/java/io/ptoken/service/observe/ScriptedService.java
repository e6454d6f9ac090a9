package io.ptoken.service.observe;

import io.ptoken.service.api.TokenApiService;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A service whose every method gives one answer; remembers what was called. */
final class ScriptedService {

    record Call(String method, List<Object> arguments) {}

    private final List<Call> calls = new ArrayList<>();
    private Supplier<Object> answer = () -> "unset";

    void answer(Supplier<Object> next) {
        answer = next;
    }

    List<Call> calls() {
        return calls;
    }

    TokenApiService asService() {
        return (TokenApiService) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {TokenApiService.class}, (proxy, method, arguments) -> {
                    calls.add(new Call(method.getName(), List.of(arguments)));
                    return answer.get();
                });
    }
}
