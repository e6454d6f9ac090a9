package io.ptoken.cli.commands.task;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A command that changes no installation: what it prints is all its work, and repeating it costs nothing. A test holds every
 * command to the one or the other.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ReadsOnly {

    /** True when the audit log says who asked; without that it leaves no entry. */
    boolean audited() default false;
}
