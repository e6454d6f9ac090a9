package io.ptoken.control.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ptoken.control.DataLabel;
import io.ptoken.control.Question;
import io.ptoken.control.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        Hello hello = new Hello(1, "ptoken", Optional.of("owner"));
        assertThat(Messages.hello(frame(Messages.bytes(hello)))).isEqualTo(hello);
        Question question = Question.secret("password", "password of jane");
        assertThat(Messages.question(frame(Messages.bytes(question)))).isEqualTo(question);
        DataLabel label = new DataLabel("backup", "backup");
        assertThat(Messages.dataLabel(frame(Messages.bytes(label)))).isEqualTo(label);
        Refusal refusal = Refusal.of("code", "message").withParameter("kmc").withNext("next");
        assertThat(Messages.refusal(frame(Messages.bytes(refusal)))).isEqualTo(refusal);
        assertThat(Messages.refusal(frame(Messages.bytes(Refusal.of("code", "message")))))
                .isEqualTo(Refusal.of("code", "message"));
        assertThat(Messages.textAnswer(frame(Messages.textAnswer("j\u00e4ne")))).isEqualTo("j\u00e4ne");
        assertThat(Messages.yesNoAnswer(frame(Messages.yesNoAnswer(false)))).isFalse();
    }

    /** The JSON of the protocol, as docs/control-channel.md has it. */
    @Test
    void asDocumented() {
        assertThat(text(Messages.bytes(new Hello(1, "ptoken 1.0", Optional.of("owner")))))
                .isEqualTo("{\"protocol\":1,\"program\":\"ptoken 1.0\",\"peer\":\"owner\"}");
        assertThat(text(Messages.bytes(Question.yesNo("sure", "erase it?"))))
                .isEqualTo("{\"kind\":\"yes-no\",\"field\":\"sure\",\"prompt\":\"erase it?\"}");
        assertThat(text(Messages.bytes(Question.secret("password", "password of jane"))))
                .isEqualTo("{\"kind\":\"secret\",\"field\":\"password\",\"prompt\":\"password of jane\"}");
        assertThat(text(Messages.textAnswer("jane"))).isEqualTo("{\"answer\":\"jane\"}");
        assertThat(text(Messages.yesNoAnswer(true))).isEqualTo("{\"answer\":true}");
        assertThat(text(Messages.bytes(new DataLabel("backup", "backup of today"))))
                .isEqualTo("{\"name\":\"backup\",\"text\":\"backup of today\"}");
        assertThat(text(Messages.bytes(Refusal.of("no-such-kmc", "there is no KMC 7")
                        .withParameter("kmc")
                        .withNext("list them"))))
                .isEqualTo("{\"code\":\"no-such-kmc\",\"parameter\":\"kmc\",\"message\":\"there is no KMC 7\","
                        + "\"next\":\"list them\"}");
        DataHash hash = new DataHash();
        hash.add(new byte[] {'a', 'b', 'c', 'd'}, 3);
        assertThat(text(hash.end()))
                .isEqualTo("{\"length\":3,\"sha256\":"
                        + "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "1",
                "null",
                "\"text\"",
                "{",
                "{}}",
                "{} {}",
                "{\"a\":1,\"a\":2}",
                "{'a':1}",
                "{\"a\":NaN}",
                "{\"top secret\":tru}"
            })
    void whatIsNoObjectOfJsonIsRefusedAndNotQuoted(String json) {
        assertThatThrownBy(() -> Messages.object(frame(json.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(FrameException.class)
                .hasMessageNotContaining("top secret")
                .hasNoCause();
    }

    @Test
    void nestingHasABound() throws Exception {
        String at = "{\"a\":".repeat(63) + "{}" + "}".repeat(63);
        String above = "{\"a\":".repeat(64) + "{}" + "}".repeat(64);
        assertThat(Messages.object(frame(at.getBytes(StandardCharsets.UTF_8))).has("a"))
                .isTrue();
        assertThatThrownBy(() -> Messages.object(frame(above.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(FrameException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"kind\":\"other\",\"field\":\"f\",\"prompt\":\"p\"}",
                "{\"kind\":\"text\",\"prompt\":\"p\"}",
                "{\"kind\":\"text\",\"field\":\"\",\"prompt\":\"p\"}",
                "{\"kind\":\"text\",\"field\":1,\"prompt\":\"p\"}"
            })
    void aQuestionThatLacksSomethingIsRefused(String json) {
        assertThatThrownBy(() -> Messages.question(frame(json.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(FrameException.class);
    }

    @Test
    void answersOfAnotherKindAreRefused() {
        assertThatThrownBy(() -> Messages.textAnswer(frame(Messages.yesNoAnswer(true))))
                .isInstanceOf(FrameException.class);
        assertThatThrownBy(() -> Messages.yesNoAnswer(frame(Messages.textAnswer("yes"))))
                .isInstanceOf(FrameException.class);
        assertThatThrownBy(() -> Messages.hello(frame("{\"protocol\":\"1\"}".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(FrameException.class);
    }

    private static Frame frame(byte[] body) {
        return new Frame(FrameType.CALL, body);
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
