package io.ptoken.web.frame;

import io.ptoken.service.access.console.Visitor;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.OperatorCall;
import io.ptoken.service.operate.call.Operators;
import io.ptoken.web.http.Visit;

/**
 * The operator's side, as rooms ask it.
 *
 * @param operators carries calls out
 * @param pages draws what comes
 */
public record ConsoleCalls(Operators operators, Pages pages) {

    /**
     * Asks on behalf of whoever looks.
     *
     * @throws SignInNeededException when nobody is signed in
     */
    public <R> R ask(Visit visit, OperatorCall<R> call) {
        return ask(visit, call, Dialogue.NOBODY);
    }

    /** As above, with answers to what the call asks. */
    public <R> R ask(Visit visit, OperatorCall<R> call, Dialogue dialogue) {
        return operators.handle(who(visit).operator(), call, dialogue);
    }

    /**
     * Who looks.
     *
     * @throws SignInNeededException when nobody is signed in
     */
    public static Visitor who(Visit visit) {
        return visit.visitor().orElseThrow(SignInNeededException::new);
    }
}
