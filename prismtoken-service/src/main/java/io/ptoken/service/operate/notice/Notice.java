package io.ptoken.service.operate.notice;

import io.ptoken.service.operate.notice.words.Clearing;
import io.ptoken.service.operate.notice.words.Subject;

/**
 * One thing that needs attention.
 *
 * @param level how much
 * @param code dotted code, as alerts of the API carry it; ours, in the hierarchy of the error codes
 * @param text what is the matter, a sentence
 * @param action what to do about it, a sentence
 * @param subject what it is about
 * @param clearing the call and the command that can end it
 */
public record Notice(Level level, String code, String text, String action, Subject subject, Clearing clearing) {

    /** How much attention, most first. */
    public enum Level {
        /** Something does not work. */
        ERROR,
        /** Something will stop working. */
        WARNING,
        /** Good to know. */
        INFO
    }

    /** One that no call ends. */
    public Notice(Level level, String code, String text, String action, Subject subject) {
        this(level, code, text, action, subject, Clearing.NONE);
    }

    /** One that no call ends, about a thing by its name, or about the installation when that is empty. */
    public Notice(Level level, String code, String text, String action, String subject) {
        this(level, code, text, action, Subject.of(subject));
    }

    static Notice error(String code, String text, String action, String subject) {
        return error(code, text, action, Subject.of(subject));
    }

    static Notice error(String code, String text, String action, Subject subject) {
        return new Notice(Level.ERROR, code, text, action, subject);
    }

    static Notice warning(String code, String text, String action, String subject) {
        return warning(code, text, action, Subject.of(subject));
    }

    static Notice warning(String code, String text, String action, Subject subject) {
        return new Notice(Level.WARNING, code, text, action, subject);
    }

    static Notice info(String code, String text, String action, String subject) {
        return info(code, text, action, Subject.of(subject));
    }

    static Notice info(String code, String text, String action, Subject subject) {
        return new Notice(Level.INFO, code, text, action, subject);
    }

    /** The same, which that can end. */
    public Notice clearedBy(Clearing other) {
        return new Notice(level, code, text, action, subject, other);
    }

    /** What is the matter and what to do. */
    public String sentence() {
        return text + " " + action;
    }
}
