package io.ptoken.control.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ptoken.control.DataLabel;
import io.ptoken.control.Question;
import io.ptoken.control.Secret;
import io.ptoken.control.data.DataSink;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * The caller of a call that is carried out. Each method throws {@link io.ptoken.control.CallerGoneException} when the caller
 * is not there any more and {@link io.ptoken.control.CallCancelledException} when it has cancelled the call, now or before.
 * For one thread at a time.
 */
public interface Conversation {

    /**
     * Asks for a line of text.
     *
     * @param question of the kind {@link Question.Kind#TEXT}
     */
    String askText(Question question);

    /**
     * Asks for yes or no.
     *
     * @param question of the kind {@link Question.Kind#YES_NO}
     */
    boolean askYesNo(Question question);

    /**
     * Asks for a secret.
     *
     * @param question of the kind {@link Question.Kind#SECRET}
     * @return to be closed as soon as it has been used; closed when the call ends at the latest
     */
    Secret askSecret(Question question);

    /**
     * Has a secret shown to the person at the other end, and returns when that was done.
     *
     * @param label what it is, at most 1,024 bytes of UTF-8
     * @param secret closed in any case
     */
    void showSecret(String label, Secret secret);

    /** Tells how far it is. */
    void progress(ObjectNode progress);

    /**
     * Sends data, and returns when the caller has taken all of it.
     *
     * @param from read to its end, not closed
     * @throws IOException when {@code from} fails; the call can end in a refusal only then
     */
    void sendData(DataLabel label, InputStream from) throws IOException;

    /**
     * Has the caller send data, and returns when all of it is there.
     *
     * @param most how many bytes are taken, 0 or more
     * @param into closed in any case, and told to keep the data only when all of it has come and has the right hash
     * @throws io.ptoken.control.TransferException when it was too long, or not what was sent
     * @throws IOException when {@code into} fails; the call can end in a refusal only then
     */
    void receiveData(DataLabel label, long most, DataSink into) throws IOException;

    /**
     * Waits so long, or until the caller has cancelled or is gone, which then is thrown; for handlers that wait for a job.
     *
     * @param time 0 only looks
     */
    void pause(Duration time);
}
