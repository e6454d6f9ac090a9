package io.ptoken.service.operate.notice.words;

import java.util.Optional;

/**
 * What a notice is about.
 *
 * @param thing its name, e.g. of a key or an account; empty for the installation, or for the module itself
 * @param module the module of several that it is in; empty where it is of one module alone, or of none
 */
public record Subject(String thing, Optional<String> module) {

    /** The installation, or its only module. */
    public static final Subject NONE = of("");

    /** A thing by its name. */
    public static Subject of(String thing) {
        return new Subject(thing, Optional.empty());
    }

    /** A module of several. */
    public static Subject module(String name) {
        return of("").in(name);
    }

    /** The same thing, in that module of several. */
    public Subject in(String name) {
        return new Subject(thing, Optional.of(name));
    }

    /** For people, and by which alerts tell one from another; empty for {@link #NONE}. */
    public String text() {
        return module.map(name -> thing.isEmpty() ? name : thing + " of module " + name)
                .orElse(thing);
    }
}
