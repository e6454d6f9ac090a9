package io.ptoken.cli.commands.user;

import io.ptoken.cli.commands.options.DomainConverters;
import io.ptoken.service.access.Role;
import io.ptoken.sts.InvalidValueException;
import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Roles by their names. */
final class RoleConverter implements ITypeConverter<Role> {

    @Override
    public Role convert(String name) {
        try {
            return Role.ofName(name);
        } catch (InvalidValueException e) {
            throw new TypeConversionException(DomainConverters.refusal(name, e));
        }
    }

    /** The names, for help and completion. */
    static final class Names implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Role.values()).map(Role::roleName).iterator();
        }
    }
}
