package io.ptoken.control.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ptoken.service.ServiceException;
import io.ptoken.service.fixture.OperatorCallRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallMessageTest {

    @TestFactory
    Stream<DynamicTest> everyCallIsReadAsItWasWritten() {
        return OperatorCallRecords.samples().stream()
                .map(call -> dynamicTest(CallNames.of(call.getClass()), () -> {
                    CallMessage message = new CallMessage(call, Optional.of("jane"), Optional.of("joe"));
                    ObjectNode read = (ObjectNode)
                            RecordJson.MAPPER.readTree(message.json().toString());

                    assertThat(CallMessage.read(read)).isEqualTo(message);
                }));
    }

    @Test
    void namesAreMadeFromThoseOfTheRecords() {
        assertThat(CallNames.all())
                .contains("kmc.load-all", "vending-key.table", "open-session.revoke-all")
                .hasSize(OperatorCallRecords.types().size());
    }

    /** Who writes their own client reads which calls there are. */
    @Test
    void theDocumentNamesEveryCall() throws IOException {
        String document = Files.readString(Path.of("../docs/control-channel.md"));

        assertThat(CallNames.all()).allSatisfy(name -> assertThat(document).contains("`" + name + "`"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {}|Parameter 'call' out of range: got 'nothing', expected the name of a call
            {"call":5}|Parameter 'call' out of range: got 'something else', expected a text of at most 80 characters
            {"call":"kmc.lod-all"}|Parameter 'call' out of range: got 'kmc.lod-all', expected the name of a call; did you mean 'kmc.load-all'? A server that was started before an update knows no new ones: restart it
            {"call":"watch.status","arguments":[]}|Parameter 'arguments' out of range: got 'array', expected an object
            {"call":"watch.status","args":{}}|Parameter 'args' out of range: got 'a key', expected the keys call, arguments, person and account
            {"call":"node.look","arguments":{"x":1}}|Parameter 'x' out of range: got 'something else', expected what docs/control-channel.md says of this call
            {"call":"watch.notices","arguments":{}}|Parameter 'refresh' out of range: got 'something else', expected what docs/control-channel.md says of this call
            {"call":"account.unlock","arguments":{}}|Parameter 'username' out of range: got 'null', expected a value
            {"call":"audit.verify","person":7}|Parameter 'person' out of range: got 'something else', expected a text of at most 80 characters
            """)
    void saysWhatIsWrong(String json, String text) throws JsonProcessingException {
        ObjectNode message = (ObjectNode) RecordJson.MAPPER.readTree(json);

        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> CallMessage.read(message))
                .withMessage(text);
    }

    /** Nobody makes two lines of a log with what they say of themselves. */
    @Test
    void whatACallerSaysOfThemselvesStandsOnOneLine() throws JsonProcessingException {
        ObjectNode message =
                (ObjectNode) RecordJson.MAPPER.readTree("{\"call\":\"node.look\",\"person\":\"jane)\\n2026 root\"}");

        assertThat(CallMessage.read(message).person()).contains("jane)?2026 root");
    }
}
