package io.ptoken.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ptoken.service.access.hash.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Style sheets and scripts: what never changes while the program is the same. Each has a digest of its content in its address,
 * so that browsers keep it for good. Thread safe.
 */
public final class Assets {

    /** Where they are. */
    public static final String PREFIX = "/assets/";

    private static final int DIGEST_DIGITS = 12;
    private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";

    private final Map<String, Asset> byAddress = new LinkedHashMap<>();
    private final Map<String, String> addresses = new LinkedHashMap<>();

    /**
     * One of them.
     *
     * @param type media type
     * @param zipped the same by gzip
     */
    public record Asset(String type, Bytes content, Bytes zipped) {}

    private Assets() {}

    /** Those of the program. */
    public static Assets ofProgram() {
        Assets assets = new Assets();
        assets.add("console.css", "text/css; charset=utf-8", styles());
        assets.add("htmx.js", "text/javascript; charset=utf-8", read(HTMX));
        assets.add("demo.svg", "image/svg+xml", read("/io/ptoken/web/documentation/images/demo.svg"));
        assets.add("console.js", "text/javascript; charset=utf-8", read("/io/ptoken/web/console.js"));
        assets.add("icon.svg", "image/svg+xml", read("/io/ptoken/web/icon.svg"));
        return assets;
    }

    /** The design's tokens and the components as one file, which is one request. */
    private static byte[] styles() {
        String components = new String(read("/io/ptoken/web/console.css"), UTF_8);
        String tokens = new String(read("/io/ptoken/web/tokens.css"), UTF_8);
        return (tokens + components.replace("@import url(\"tokens.css\");", "")).getBytes(UTF_8);
    }

    private void add(String name, String type, byte[] content) {
        int dot = name.lastIndexOf('.');
        String address = PREFIX + name.substring(0, dot) + "."
                + Sha256.hex(content).substring(0, DIGEST_DIGITS) + name.substring(dot);
        byAddress.put(
                address, new Asset(type, Bytes.of(content), Bytes.of(content).zipped()));
        addresses.put(name, address);
    }

    /** Where the one of that name is. */
    public String address(String name) {
        String address = addresses.get(name);
        if (address == null) {
            throw new IllegalArgumentException("no asset '" + name + "'");
        }
        return address;
    }

    /** Where the one of that name is; empty when there is none. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(addresses.get(name));
    }

    /** The one at an address. */
    public Optional<Asset> at(String address) {
        return Optional.ofNullable(byAddress.get(address));
    }

    private static byte[] read(String resource) {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
