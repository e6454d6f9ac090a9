package io.ptoken.cli.document;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a document calls itself. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface DocumentKind {

    /** Its name, the value of the key {@code document}. */
    String value();

    /** The value of the key {@code version}; a new one when a key goes or gets another type. */
    int version() default 1;
}
