package io.ptoken.web.section.activity;

import io.ptoken.service.port.AuditSearch.Wanted;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Kinds of entries that people choose from. */
enum View {
    BUT_SALES(""),
    EVERYTHING("all"),
    SALES("sales", Wanted.SALE),
    SIGN_IN("sign-in", "signInWithPassword", "operate", "console."),
    TOKENS(
            "tokens",
            "issueMeterTestToken",
            "issueMseToken",
            "issueSetControlToken",
            "issueKeyChangeTokens",
            "issueDitkChangeTokens",
            "verifyToken",
            "token."),
    KEYS("keys", "vk.", "kmc.", "ditk."),
    ACCOUNTS("accounts", "user.", "session.", "approvals."),
    PREFERENCES("preferences", "pref."),
    MODULE("module", "module.", "pool.", "licence.", "loadTransactionLicense"),
    SERVER(
            "server",
            "backup.",
            "backup",
            "clock.",
            "nodes.",
            "restart",
            "restart.",
            "restore",
            "store.",
            "tls.",
            "job."),
    LOG("log", "audit.", "alerts.");

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // of List.of, which never changes
    private final List<String> actions;

    View(String word, String... actions) {
        this.word = word;
        this.actions = List.of(actions);
    }

    /** As it stands in an address. */
    String word() {
        return word;
    }

    /** Actions of it, or beginnings of them; none for all. */
    List<String> actions() {
        return actions;
    }

    /** The one of a word. */
    static Optional<View> of(String word) {
        return Arrays.stream(values()).filter(view -> view.word.equals(word)).findFirst();
    }
}
