package io.ptoken.crash.keyload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ptoken.crash.keyload.ExchangeState.SlotState;
import io.ptoken.crash.program.BrokenPromise;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@code kmc list --json}, {@code vk list --json}, {@code kmc-sim show --json} and a key-load file say. */
final class KeyLoadListing {

    private static final Pattern FILE_KEY = Pattern.compile("^VK\\.1;.*$", Pattern.MULTILINE);
    private static final ObjectMapper JSON = new ObjectMapper();

    private KeyLoadListing() {}

    /**
     * Where the exchange stands, without the request that is out.
     *
     * @param kmcs output of {@code kmc list --json}, which knows one KMC
     * @param keys output of {@code vk list --json}
     */
    static ExchangeState state(String kmcs, String keys) {
        JsonNode all = json(kmcs).path("kmcs");
        if (all.size() != 1) {
            throw new BrokenPromise("'ptoken kmc list' does not tell of the one KMC there is: " + kmcs);
        }
        JsonNode kmc = all.get(0);
        JsonNode slot = kmc.path("slot");
        String next = kmc.path("advice").asText();
        List<HeldKey> held = held(keys);
        if (slot.isMissingNode()) {
            return new ExchangeState(SlotState.NONE, false, 0, 0, Optional.empty(), held, next);
        }
        return new ExchangeState(
                slotState(slot),
                slot.path("priorKeys").asBoolean(),
                slot.path("keysLoaded").asInt(),
                slot.path("keysInFile").asInt(),
                Optional.empty(),
                held,
                next);
    }

    private static SlotState slotState(JsonNode slot) {
        try {
            return SlotState.valueOf(slot.path("state").asText());
        } catch (IllegalArgumentException e) {
            throw new BrokenPromise("'ptoken kmc list' tells of a KEK slot that cannot be: " + slot, e);
        }
    }

    private static List<HeldKey> held(String output) {
        List<HeldKey> held = new ArrayList<>();
        for (JsonNode key : json(output).path("keys")) {
            held.add(new HeldKey(
                    key.path("register").asInt(), fileKey(key), key.path("vnd").asInt() == 1));
        }
        held.sort(Comparator.comparingInt(HeldKey::register));
        return held;
    }

    private static FileKey fileKey(JsonNode key) {
        return new FileKey(
                Integer.parseInt(key.path("sgc").asText()),
                key.path("krn").asInt(),
                key.path("kt").asInt(),
                key.path("kcv").asText());
    }

    /** Numbers of the requests that the KMC has answered, in its order; of {@code kmc-sim show --json}. */
    static List<Integer> answered(String output) {
        List<Integer> counters = new ArrayList<>();
        json(output)
                .path("files")
                .forEach(file -> counters.add(file.path("counter").asInt()));
        return counters;
    }

    /** The keys that the KMC lets its one module use, in no order; of {@code kmc-sim show --json}. */
    static List<FileKey> authorised(String output) {
        JsonNode kmc = json(output);
        List<FileKey> keys = new ArrayList<>();
        for (JsonNode authorisation : kmc.path("authorisations")) {
            for (JsonNode key : kmc.path("keys")) {
                if (key.path("sgc").equals(authorisation.path("sgc"))) {
                    keys.add(fileKey(key));
                }
            }
        }
        return keys;
    }

    /** The keys of a key-load file, in order of their numbers. */
    static List<FileKey> keysOfFile(String text) {
        return FILE_KEY.matcher(text)
                .results()
                .map(line -> new FileKey(
                        Integer.parseInt(tag(line.group(), "SGC")),
                        Integer.parseInt(tag(line.group(), "KRN")),
                        Integer.parseInt(tag(line.group(), "KTC")),
                        tag(line.group(), "KCV")))
                .toList();
    }

    private static String tag(String line, String name) {
        Matcher found = Pattern.compile(";" + name + "([^;]*);").matcher(line);
        if (!found.find()) {
            throw new BrokenPromise("a key-load file has a key without " + name);
        }
        return found.group(1);
    }

    /** Commands say the profile of their files before the JSON. */
    static JsonNode json(String output) {
        Matcher start = Pattern.compile("^\\{", Pattern.MULTILINE).matcher(output);
        try {
            return JSON.readTree(start.find() ? output.substring(start.start()) : output);
        } catch (JsonProcessingException e) {
            throw new BrokenPromise("a listing cannot be read: " + output, e);
        }
    }
}
