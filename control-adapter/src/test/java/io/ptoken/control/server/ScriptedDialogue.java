package io.ptoken.control.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ptoken.control.DataLabel;
import io.ptoken.control.Question;
import io.ptoken.control.Secret;
import io.ptoken.control.client.Dialogue;
import io.ptoken.control.data.DataSink;
import io.ptoken.control.data.MemorySink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A person who answers as a test says, and remembers what was said. */
class ScriptedDialogue implements Dialogue {

    /** What came, in order. */
    final List<String> log = new ArrayList<>();

    /** Bytes of secrets as they are now. */
    final List<byte[]> secrets = new ArrayList<>();

    MemorySink taken = new MemorySink();
    byte[] given = new byte[0];
    String secret = "correct horse";

    @Override
    public String text(Question question) {
        log.add("text " + question.field() + ": " + question.prompt());
        return "jane";
    }

    @Override
    public boolean yesNo(Question question) {
        log.add("yes-no " + question.field() + ": " + question.prompt());
        return true;
    }

    @Override
    public Secret secret(Question question) throws IOException {
        log.add("secret " + question.field() + ": " + question.prompt());
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        secrets.add(bytes);
        return Secret.of(bytes);
    }

    @Override
    public void show(String label, Secret shown) {
        log.add("show " + label + ": " + new String(shown.bytes(), StandardCharsets.UTF_8));
        secrets.add(shown.bytes());
    }

    @Override
    public void progress(ObjectNode progress) {
        log.add("progress " + progress);
    }

    @Override
    public DataSink take(DataLabel label) throws IOException {
        log.add("take " + label.name() + ": " + label.text());
        return taken;
    }

    @Override
    public InputStream give(DataLabel label) throws IOException {
        log.add("give " + label.name() + ": " + label.text());
        return new ByteArrayInputStream(given);
    }

    boolean areSecretsZero() {
        return secrets.stream().allMatch(bytes -> Arrays.equals(bytes, new byte[bytes.length]));
    }
}
