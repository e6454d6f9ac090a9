package io.ptoken.service.observe;

import io.ptoken.service.api.ApiMethod;
import java.util.ArrayList;
import java.util.List;

/** An observer that remembers. */
final class Heard implements CallObserver {

    final List<String> calls = new ArrayList<>();
    final List<String> tokens = new ArrayList<>();

    @Override
    public void called(ApiMethod call, String outcome, long nanoseconds) {
        calls.add(call.wireName() + " " + outcome + " " + nanoseconds);
    }

    @Override
    public void issued(TokenKind kind, int subclass) {
        tokens.add(kind + " " + subclass);
    }
}
