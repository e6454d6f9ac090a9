package io.ptoken.control.call;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ptoken.control.DataLabel;
import io.ptoken.control.Outcome;
import io.ptoken.control.Question;
import io.ptoken.control.Refusal;
import io.ptoken.control.Result;
import io.ptoken.control.Secret;
import io.ptoken.control.client.ControlClient;
import io.ptoken.control.data.DataSink;
import io.ptoken.service.operate.call.Dialogue;
import io.ptoken.service.operate.call.OperatorCall;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;

/** Makes calls at the server of an installation. Calls go one after another; not thread safe. */
public final class RemoteOperator implements AutoCloseable {

    private final ControlClient client;
    private final Optional<String> person;
    private final Optional<String> account;

    /**
     * Over a connection, which is closed with it.
     *
     * @param person what the caller says of themselves, for the audit log
     * @param account the account to act with; empty for the owner
     */
    public RemoteOperator(ControlClient client, Optional<String> person, Optional<String> account) {
        this.client = client;
        this.person = person;
        this.account = account;
    }

    /** Where data goes that a call hands over. */
    @FunctionalInterface
    public interface DataPlace {

        /** For a call that hands over none. */
        DataPlace NONE = what -> {
            throw new IOException("the server sends data that nobody asked for");
        };

        /**
         * Makes a place for it; closed in any case.
         *
         * @param what it is, for people
         */
        DataSink open(String what) throws IOException;
    }

    /**
     * Has a call carried out.
     *
     * @param data where data goes that it hands over
     * @throws RemoteRefusalException what the server refuses
     * @throws io.ptoken.control.ServerGoneException when the server ends before the call does
     */
    public <R> R handle(OperatorCall<R> call, Dialogue dialogue, DataPlace data) {
        Outcome outcome;
        try {
            outcome = client.call(new CallMessage(call, person, account).json(), new AtTheTerminal(dialogue, data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (outcome instanceof Refusal refusal) {
            throw new RemoteRefusalException(refusal);
        }
        return CallMessage.answer(call, ((Result) outcome).value());
    }

    /** The same for a call that hands over no data. */
    public <R> R handle(OperatorCall<R> call, Dialogue dialogue) {
        return handle(call, dialogue, DataPlace.NONE);
    }

    @Override
    public void close() {
        client.close();
    }

    /** The server's questions, for the person here. */
    private record AtTheTerminal(Dialogue dialogue, DataPlace data) implements io.ptoken.control.client.Dialogue {

        @Override
        public String text(Question question) throws IOException {
            throw new IOException("the server asks for '" + question.prompt() + "', which --as says");
        }

        @Override
        public boolean yesNo(Question question) {
            return dialogue.confirm(question.prompt());
        }

        @Override
        public Secret secret(Question question) {
            return Secret.ofText(dialogue.secret(question.prompt()));
        }

        @Override
        public void show(String label, Secret secret) {
            char[] shown = secret.text();
            try {
                dialogue.show(label, shown);
            } finally {
                Arrays.fill(shown, '\0');
            }
        }

        @Override
        public void progress(ObjectNode progress) {
            ProgressJson.read(progress).ifPresent(dialogue::progress);
        }

        @Override
        public DataSink take(DataLabel label) throws IOException {
            return data.open(label.text());
        }

        @Override
        public InputStream give(DataLabel label) throws IOException {
            throw new IOException("the server asks for data that nobody has");
        }
    }
}
