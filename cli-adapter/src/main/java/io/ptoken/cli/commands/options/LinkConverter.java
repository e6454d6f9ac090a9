package io.ptoken.cli.commands.options;

import io.ptoken.service.input.Typed;
import io.ptoken.service.port.AuditLog.Link;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A row of the audit log, as {@code audit verify} prints it. */
public final class LinkConverter implements ITypeConverter<Link> {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,18}):([0-9a-f]{64})");

    @Override
    public Link convert(String typed) {
        String text = Typed.stripped(typed);
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new TypeConversionException(Typed.foreign(text).orElse("got '" + text + "'")
                    + ", expected a row number, a colon and 64 hex digits");
        }
        return new Link(Long.parseLong(matcher.group(1)), matcher.group(2));
    }
}
