package io.ptoken.hsm.hold;

import java.util.Optional;

/** Another process, or another part of this one, has what was wanted. */
public final class HeldException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String holder;
    private final String command;

    HeldException(Optional<Holder> holder) {
        this(
                holder.map(Holder::describe).orElse("another process, which does not say who it is"),
                holder.map(Holder::command).orElse(""));
    }

    private HeldException(String holder, String command) {
        super("held by " + holder);
        this.holder = holder;
        this.command = command;
    }

    /** What runs there, empty when that is not told. */
    public String command() {
        return command;
    }

    /** Who has it, as far as it is told; for a sentence. */
    public String describe() {
        return holder;
    }
}
