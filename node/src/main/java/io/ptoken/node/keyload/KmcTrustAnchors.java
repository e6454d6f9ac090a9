package io.ptoken.node.keyload;

import io.ptoken.kmc.agreement.TrustAnchor;
import io.ptoken.kmc.text.Ident;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The trust anchors whose KMCs an installation approves: a text file, one anchor on a line. Without the file there is none.
 */
public final class KmcTrustAnchors {

    private static final String HEADING = "# Trust anchors for key management centres (STSKMS-AP1, assumed profile, not"
            + " interoperable); one on a line: NAME POINT";

    private final Path file;

    public KmcTrustAnchors(Path file) {
        this.file = file;
    }

    /** All of them. */
    public List<TrustAnchor> all() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        return TrustAnchorText.read(file);
    }

    /** All of them and more, each of those in the place of the one of its name; changes nothing. */
    public List<TrustAnchor> allWith(List<TrustAnchor> more) throws IOException {
        Set<Ident> names = more.stream().map(TrustAnchor::name).collect(Collectors.toSet());
        return Stream.concat(all().stream().filter(anchor -> !names.contains(anchor.name())), more.stream())
                .toList();
    }

    /** Adds an anchor, or puts it in the place of the one of its name. */
    public void add(TrustAnchor anchor) throws IOException {
        write(allWith(List.of(anchor)));
    }

    /**
     * Removes an anchor.
     *
     * @return false when there is none of that name; nothing was changed then
     */
    public boolean remove(Ident name) throws IOException {
        List<TrustAnchor> left = without(name);
        if (left.size() == all().size()) {
            return false;
        }
        write(left);
        return true;
    }

    private List<TrustAnchor> without(Ident name) throws IOException {
        return all().stream().filter(anchor -> !anchor.name().equals(name)).toList();
    }

    private void write(List<TrustAnchor> anchors) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADING));
        anchors.forEach(anchor -> lines.add(TrustAnchorText.format(anchor)));
        DurableText.replace(file, String.join("\n", lines) + "\n");
    }
}
