package io.ptoken.control.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ptoken.control.CallCancelledException;
import io.ptoken.control.CallerGoneException;
import io.ptoken.control.DataLabel;
import io.ptoken.control.Outcome;
import io.ptoken.control.Peer;
import io.ptoken.control.Question;
import io.ptoken.control.Refusal;
import io.ptoken.control.Result;
import io.ptoken.control.Secret;
import io.ptoken.control.server.ControlHandler;
import io.ptoken.control.server.Conversation;
import io.ptoken.service.access.Origin;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.OperatorCall;
import io.ptoken.service.operate.call.OperatorSignIn;
import io.ptoken.service.operate.call.Operators;
import io.ptoken.service.operate.call.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * The operator's calls of one connection. Whoever is not the owner signs in once, with an account of theirs; the owner may,
 * and then acts as that account. A caller that goes while a call is carried out harms nothing: what was begun is finished.
 * Not thread safe: a connection makes one call at a time.
 */
public final class OperatorsHandler implements ControlHandler {

    private static final System.Logger LOG = System.getLogger(OperatorsHandler.class.getName());

    private final Operators operators;
    private final OperatorSignIn signIn;
    private final boolean ownerActs;
    private Optional<Operator> signedIn = Optional.empty();

    /**
     * For one connection.
     *
     * @param ownerActs false: the owner has to sign in like anybody else
     */
    public OperatorsHandler(Operators operators, OperatorSignIn signIn, boolean ownerActs) {
        this.operators = operators;
        this.signIn = signIn;
        this.ownerActs = ownerActs;
    }

    @Override
    public Outcome handle(Peer peer, ObjectNode call, Conversation conversation) {
        try {
            CallMessage message = CallMessage.read(call);
            Operator who = who(peer, message, conversation);
            return new Result(answer(who, message.call(), conversation));
        } catch (CallCancelledException | CallerGoneException gone) {
            throw gone;
        } catch (RuntimeException refused) {
            Refusal refusal = RefusalText.of(refused).orElseThrow(() -> refused);
            LOG.log(System.Logger.Level.DEBUG, () -> "refused on the control channel: " + refusal.code());
            return refusal;
        }
    }

    private <R> ObjectNode answer(Operator who, OperatorCall<R> call, Conversation conversation) {
        R answer = operators.handle(who, call, new OverTheLine(conversation));
        return CallMessage.result(call, answer);
    }

    private Operator who(Peer peer, CallMessage message, Conversation conversation) {
        if (message.account().isEmpty() && ownerActs && peer instanceof Peer.Owner owner) {
            return Operator.owner(name(owner.user(), message.person()));
        }
        if (message.account().isPresent()
                && message.call().asksForProof()
                && message.account().equals(message.call().ownAccount())) {
            return Operator.claiming(message.account().get(), origin(peer, message.person()));
        }
        Optional<Operator> before = signedIn.filter(operator -> message.account()
                .map(name -> name.equals(operator.actor().name()))
                .orElse(true));
        Operator who =
                before.map(operator -> signIn.again(operator)).orElseGet(() -> newly(peer, message, conversation));
        signedIn = Optional.of(who);
        return who;
    }

    private Operator newly(Peer peer, CallMessage message, Conversation conversation) {
        String account = message.account().orElseGet(() -> conversation.askText(Question.text("account", "Account")));
        try (Secret secret = conversation.askSecret(Question.secret("password", "Password of " + account))) {
            char[] password = secret.text();
            try {
                return signIn.withPassword(account, origin(peer, message.person()), password);
            } finally {
                Arrays.fill(password, '\0');
            }
        }
    }

    private static Origin origin(Peer peer, Optional<String> person) {
        if (peer instanceof Peer.Owner owner) {
            return Origin.of("local: " + name(owner.user(), person));
        }
        return peer instanceof Peer.Other other ? Origin.of("local: " + other.user()) : Origin.LOCAL;
    }

    /** What somebody says of themselves stands in brackets: nobody has checked it. */
    private static String name(String user, Optional<String> person) {
        return person.filter(said -> !said.isBlank() && !said.equals(user))
                .map(said -> user + " (" + said + ")")
                .orElse(user);
    }

    /** Asks and tells the person at the other end. */
    private record OverTheLine(Conversation conversation) implements Dialogue {

        @Override
        public char[] secret(String what) {
            try (Secret secret = conversation.askSecret(Question.secret("secret", what))) {
                return secret.text();
            }
        }

        @Override
        public boolean confirm(String question) {
            return conversation.askYesNo(Question.yesNo("confirm", question));
        }

        @Override
        public void show(String what, char[] secret) {
            conversation.showSecret(what, Secret.ofText(secret));
        }

        @Override
        public void hand(String what, InputStream data) throws IOException {
            conversation.sendData(new DataLabel("data", what), data);
        }

        @Override
        public void progress(Progress step) {
            try {
                conversation.progress(ProgressJson.write(step));
            } catch (CallCancelledException | CallerGoneException nobodyListens) {
                LOG.log(System.Logger.Level.DEBUG, "nobody listens any more; the work goes on");
            }
        }
    }
}
