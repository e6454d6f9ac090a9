package io.ptoken.cli.commands;

import io.ptoken.service.access.Role;
import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;

/** Roles by their names. */
final class RoleConverter implements ITypeConverter<Role> {

    @Override
    public Role convert(String name) {
        return Role.ofName(name);
    }

    /** The names, for help and completion. */
    static final class Names implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Role.values()).map(Role::roleName).iterator();
        }
    }
}
