package io.ptoken.node.keyload;

import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.kmc.ap1.Ap1Anchors;
import io.ptoken.kmc.text.Ident;
import io.ptoken.kmc.text.Octets;
import io.ptoken.node.input.HandedInFile;
import io.ptoken.node.process.CommandFailure;
import io.ptoken.sts.InvalidValueException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Trust anchors as text: one on a line, its name and its public point as 194 hex digits with blanks between. Empty lines and
 * lines that begin with # say nothing.
 */
public final class TrustAnchorText {

    private static final int LONGEST = 65_536;
    private static final int POINT_DIGITS = 194;

    private TrustAnchorText() {}

    /** The line of an anchor, without a line end. */
    public static String format(TrustAnchor anchor) {
        return anchor.name() + " " + anchor.signingKey().hex();
    }

    /**
     * Reads the line of an anchor; the hex digits may be lower case.
     *
     * @throws InvalidValueException when it is not a name and a point of P-384
     */
    public static TrustAnchor parse(String line) {
        String[] words = line.strip().split("[ \t]+", -1);
        if (words.length != 2) {
            throw new InvalidValueException("trust anchor", words.length + " words", "a name and a point");
        }
        Ident name = new Ident(words[0]);
        if (!words[1].matches("[0-9A-Fa-f]{" + POINT_DIGITS + "}")) {
            throw new InvalidValueException(
                    "point of the trust anchor " + name,
                    words[1].length() + " characters",
                    POINT_DIGITS + " hex digits");
        }
        return Ap1Anchors.anchor(name, new Octets(words[1].toUpperCase(Locale.ROOT)));
    }

    /**
     * All anchors of a file, each name once; none when it holds no more than comments.
     *
     * @throws CommandFailure that names the line which is none, or the file when it is too long
     */
    public static List<TrustAnchor> read(Path file) throws IOException {
        List<TrustAnchor> anchors = new ArrayList<>();
        int number = 0;
        for (String line :
                HandedInFile.bytewise(file, LONGEST, "trust anchors").lines().toList()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                anchors.add(parse(file + ", line " + number, line, anchors));
            }
        }
        return anchors;
    }

    private static TrustAnchor parse(String place, String line, List<TrustAnchor> before) {
        try {
            TrustAnchor anchor = parse(line);
            if (before.stream().anyMatch(other -> other.name().equals(anchor.name()))) {
                throw new CommandFailure(place + ": the trust anchor " + anchor.name() + " stands there twice");
            }
            return anchor;
        } catch (InvalidValueException e) {
            throw new CommandFailure(place + ": " + e.getMessage(), e);
        }
    }
}
