package io.ptoken.web.frame;

import io.ptoken.service.access.Permission;
import io.ptoken.service.access.console.Visitor;
import java.util.Optional;

/**
 * A room as the list of rooms shows it.
 *
 * @param path its address; what is below it is in the room too, but for that of the front door, which is {@code /}
 * @param key begins the keys of its texts: {@code dashboard} for {@code dashboard.title}
 * @param group of rooms
 * @param admission who may come in
 * @param permission without which it is not in the list; empty for rooms without one
 */
public record Place(String path, String key, Group group, Admission admission, Optional<Permission> permission) {

    /** Groups of rooms, in order. */
    public enum Group {
        FRONT,
        KEYS,
        TOKENS,
        SYSTEM,
        RECORD,
        HELP
    }

    /** Who may come in. */
    public enum Admission {
        /** Anybody. */
        PUBLIC,
        /** Whoever has signed in and may do what the room does. */
        SIGNED_IN
    }

    /** One for anybody. */
    public static Place open(String path, String key, Group group) {
        return new Place(path, key, group, Admission.PUBLIC, Optional.empty());
    }

    /** One for everybody who has signed in. */
    public static Place signedIn(String path, String key, Group group) {
        return new Place(path, key, group, Admission.SIGNED_IN, Optional.empty());
    }

    /** One for those with a permission. */
    public static Place needing(Permission permission, String path, String key, Group group) {
        return new Place(path, key, group, Admission.SIGNED_IN, Optional.of(permission));
    }

    /** True when the list has it for this viewer. */
    public boolean isListedFor(Optional<Visitor> visitor) {
        if (admission == Admission.PUBLIC) {
            return true;
        }
        return visitor.isPresent()
                && permission
                        .map(needed -> visitor.get().operator().may(needed))
                        .orElse(true);
    }

    /** True for an address in it. */
    public boolean has(String address) {
        return address.equals(path) || (!path.equals("/") && address.startsWith(path + "/"));
    }
}
