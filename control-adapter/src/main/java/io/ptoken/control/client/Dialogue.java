package io.ptoken.control.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ptoken.control.DataLabel;
import io.ptoken.control.Question;
import io.ptoken.control.Secret;
import io.ptoken.control.data.DataSink;
import java.io.IOException;
import java.io.InputStream;

/**
 * The caller's part of a conversation: asks the person, shows, reads and writes the caller's files. Whatever a method throws
 * cancels the call and comes out of it.
 */
public interface Dialogue {

    /** The answer to a question for text. */
    String text(Question question) throws IOException;

    /** The answer to a question for yes or no. */
    boolean yesNo(Question question) throws IOException;

    /** The answer to a question for a secret; it is closed once it was sent. */
    Secret secret(Question question) throws IOException;

    /**
     * Shows a secret to the person, and stores it nowhere.
     *
     * @param label what it is
     * @param secret closed once this returns
     */
    void show(String label, Secret secret) throws IOException;

    /** The server tells how far it is. */
    void progress(ObjectNode progress) throws IOException;

    /** Where data that the server sends is to go; closed in any case. */
    DataSink take(DataLabel label) throws IOException;

    /** The data that the server wants; closed in any case. */
    InputStream give(DataLabel label) throws IOException;
}
