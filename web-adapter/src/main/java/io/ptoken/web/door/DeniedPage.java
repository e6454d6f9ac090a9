package io.ptoken.web.door;

import io.ptoken.service.access.Role;
import io.ptoken.service.access.console.Visitor;
import java.util.List;

/**
 * What somebody may not see.
 *
 * @param room they asked for
 * @param role that it takes; empty when more than one would do
 * @param username of theirs
 * @param roles of theirs, by name
 */
public record DeniedPage(String room, String role, String username, List<String> roles) {

    /** For a visitor. */
    public static DeniedPage of(Visitor visitor, String room, String role) {
        return new DeniedPage(
                room,
                role,
                visitor.username(),
                visitor.roles().stream().map(Role::roleName).sorted().toList());
    }
}
