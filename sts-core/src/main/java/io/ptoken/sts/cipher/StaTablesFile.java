package io.ptoken.sts.cipher;

import io.ptoken.sts.InvalidValueException;
import io.ptoken.sts.text.HandedInText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/**
 * The file a licensee supplies with the operational STA tables (specification section 9): one JSON object with
 * {@code name} (text), {@code substitution1} and {@code substitution2} (16 numbers each) and {@code permutation} (64
 * numbers), in any order, nothing else.
 *
 * <p>Read strictly, with the JDK alone as this module uses nothing more. Messages name the place and never the numbers,
 * which are licensed.
 */
public final class StaTablesFile {

    private static final long LONGEST = 64 * 1024;
    private static final String MEMBERS =
            "\"name\", \"substitution1\", \"substitution2\" and \"permutation\", each once";

    private enum Member {
        NAME,
        SUBSTITUTION1,
        SUBSTITUTION2,
        PERMUTATION
    }

    private String name = "";
    private int[] substitution1 = {};
    private int[] substitution2 = {};
    private int[] permutation = {};

    private StaTablesFile() {}

    /**
     * Reads and checks the tables.
     *
     * @throws InvalidValueException when the content has another form
     * @throws IOException when the file cannot be read or is not written in UTF-8
     */
    public static StaTables read(Path file) throws IOException {
        String what = "STA tables file " + file;
        if (Files.size(file) > LONGEST) {
            throw new InvalidValueException(what, Files.size(file) + " bytes", "at most " + LONGEST + " bytes");
        }
        String text = HandedInText.utf8(what, Files.readAllBytes(file));
        return new StaTablesFile().parse(new JsonCursor(what, text));
    }

    private StaTables parse(JsonCursor json) {
        Set<Member> missing = EnumSet.allOf(Member.class);
        json.take('{');
        do {
            Member member = member(json);
            if (!missing.remove(member)) {
                throw json.refusal(MEMBERS);
            }
            json.take(':');
            value(member, json);
        } while (json.taken(','));
        json.take('}');
        json.takeEnd();
        if (!missing.isEmpty()) {
            throw json.refusal(MEMBERS);
        }
        return StaTables.of(name, substitution1, substitution2, permutation);
    }

    private static Member member(JsonCursor json) {
        return switch (json.string()) {
            case "name" -> Member.NAME;
            case "substitution1" -> Member.SUBSTITUTION1;
            case "substitution2" -> Member.SUBSTITUTION2;
            case "permutation" -> Member.PERMUTATION;
            default -> throw json.refusal(MEMBERS);
        };
    }

    private void value(Member member, JsonCursor json) {
        switch (member) {
            case NAME -> name = json.string();
            case SUBSTITUTION1 -> substitution1 = json.numbers();
            case SUBSTITUTION2 -> substitution2 = json.numbers();
            case PERMUTATION -> permutation = json.numbers();
        }
    }
}
