package io.ptoken.control.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ptoken.service.operate.call.Progress;
import java.util.Optional;

/** Steps of long work as JSON. */
final class ProgressJson {

    private ProgressJson() {}

    static ObjectNode write(Progress step) {
        try {
            String json = RecordJson.MAPPER.writerFor(Progress.class).writeValueAsString(step);
            return (ObjectNode) RecordJson.MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a step is no JSON", e);
        }
    }

    /** Empty for one that a newer server tells. */
    static Optional<Progress> read(ObjectNode json) {
        try {
            return Optional.of(RecordJson.MAPPER.treeToValue(json, Progress.class));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
