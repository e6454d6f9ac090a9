package io.ptoken.service.operate.notice;

/**
 * One thing that needs attention.
 *
 * @param level how much
 * @param code dotted code, as alerts of the API carry it; ours, in the hierarchy of the error codes
 * @param text what is the matter, a sentence
 * @param action what to do about it, a sentence
 * @param subject what it is about, e.g. a key or an account; empty for the installation or its module
 */
public record Notice(Level level, String code, String text, String action, String subject) {

    /** How much attention, most first. */
    public enum Level {
        /** Something does not work. */
        ERROR,
        /** Something will stop working. */
        WARNING,
        /** Good to know. */
        INFO
    }

    static Notice error(String code, String text, String action, String subject) {
        return new Notice(Level.ERROR, code, text, action, subject);
    }

    static Notice warning(String code, String text, String action, String subject) {
        return new Notice(Level.WARNING, code, text, action, subject);
    }

    static Notice info(String code, String text, String action, String subject) {
        return new Notice(Level.INFO, code, text, action, subject);
    }

    /** What is the matter and what to do. */
    public String sentence() {
        return text + " " + action;
    }
}
