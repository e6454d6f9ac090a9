package io.ptoken.cli.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a reader of the old schema would miss in documents of the new one. Keys and words may be added, nothing else. */
final class SchemaGrowth {

    private static final Set<String> OBJECTS = Set.of("properties", "$defs");

    private final List<String> losses = new ArrayList<>();

    private SchemaGrowth() {}

    /** Empty when the new one has grown, or is the same; or is of another version, which need not be like it. */
    static List<String> losses(JsonNode old, JsonNode now) {
        SchemaGrowth growth = new SchemaGrowth();
        if (version(old) == version(now)) {
            growth.compare("", old, now);
        } else if (version(now) < version(old)) {
            growth.losses.add("the version falls from " + version(old) + " to " + version(now));
        }
        return growth.losses;
    }

    private static int version(JsonNode schema) {
        return schema.path("properties").path("version").path("const").asInt();
    }

    private void compare(String path, JsonNode old, JsonNode now) {
        old.properties().forEach(entry -> {
            String here = path + "/" + entry.getKey();
            JsonNode counterpart = now.path(entry.getKey());
            if (OBJECTS.contains(entry.getKey())) {
                entry.getValue().properties().forEach(member -> {
                    String name = here + "/" + member.getKey();
                    if (counterpart.has(member.getKey())) {
                        compare(name, member.getValue(), counterpart.get(member.getKey()));
                    } else {
                        losses.add(name + " is gone");
                    }
                });
            } else if (entry.getValue().isArray()) {
                requireAll(here, entry.getValue(), counterpart);
            } else if (entry.getValue().isObject()) {
                compare(here, entry.getValue(), counterpart);
            } else if (!entry.getValue().equals(counterpart)) {
                losses.add(here + " was " + entry.getValue() + " and is " + counterpart);
            }
        });
    }

    /** Of what is always there, and of the words that a text can be. */
    private void requireAll(String path, JsonNode old, JsonNode now) {
        Set<JsonNode> still = new HashSet<>();
        now.forEach(still::add);
        old.forEach(element -> {
            if (!still.contains(element)) {
                losses.add(path + " has no longer " + element);
            }
        });
    }
}
