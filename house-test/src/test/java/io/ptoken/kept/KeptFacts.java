package io.ptoken.kept;

import io.ptoken.hsm.key.VendingKeyAttributes;
import io.ptoken.hsm.slot.KekSlotStatus;
import io.ptoken.hsm.slot.KmcId;
import io.ptoken.hsm.status.ModuleStatus;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.ApiSession;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.AuditLog;
import io.ptoken.service.port.AuditRow;
import io.ptoken.service.port.IssueJournal.CallKey;
import io.ptoken.service.port.IssueJournal.Standing;
import io.ptoken.service.port.ModuleStandingStore;
import io.ptoken.service.port.ServiceStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is in an installation, as lines of text under headings, read through the ports alone: the formats below them may
 * change, the facts must not.
 *
 * @param sections lines by heading
 */
record KeptFacts(Map<String, List<String>> sections) {

    static final String MODULE = "module";
    static final String KEYS = "keys";
    static final String LIMITS = "limits";
    static final String SLOTS = "slots";
    static final String RESULTS = "results";
    static final String TIDS = "tids";
    static final String SESSIONS = "sessions";
    static final String ACCOUNTS = "accounts";
    static final String PREFERENCES = "preferences";
    static final String KMCS = "kmcs";
    static final String FILES = "key-load files";
    static final String AUDIT = "audit";
    static final String CHAIN = "chain";

    private static final Instant END = Instant.parse("2100-01-01T00:00:00Z");
    private static final int ALL = 100_000;

    List<String> section(String heading) {
        return sections.getOrDefault(heading, List.of());
    }

    /** The same with one more line. */
    KeptFacts with(String heading, String line) {
        Map<String, List<String>> more = new LinkedHashMap<>(sections);
        List<String> lines = new ArrayList<>(section(heading));
        lines.add(line);
        more.put(heading, lines);
        return new KeptFacts(more);
    }

    /** Reads them from an installation; {@code messages} says whose results to look for. */
    static KeptFacts of(OpenedInstallation opened, List<CallKey> messages) {
        ServiceStore store = opened.store();
        Map<String, List<String>> facts = new LinkedHashMap<>();
        facts.put(MODULE, List.of(module(opened.software().status())));
        facts.put(KEYS, lines(opened.software().vendingKeys(), KeptFacts::key));
        facts.put(LIMITS, lines(opened.software().vendingKeys(), KeptFacts::limits));
        facts.put(SLOTS, lines(opened.software().keyLoading().orElseThrow().slots(), KeptFacts::slot));
        facts.put(RESULTS, lines(messages, message -> result(store, message)));
        facts.put(
                TIDS,
                messages.stream()
                        .flatMap(message -> tokens(store, message).stream())
                        .filter(KeptFacts::hasIdentifier)
                        .map(token -> token.pan().digits() + " " + token.tid().minutes())
                        .toList());
        facts.put(SESSIONS, lines(store.sessions().open(Instant.EPOCH), KeptFacts::session));
        facts.put(ACCOUNTS, lines(store.accounts().all(), KeptFacts::account));
        facts.put(
                PREFERENCES,
                Stream.concat(
                                store.preferences().all().entrySet().stream()
                                        .map(entry -> entry.getKey() + " = " + entry.getValue()),
                                store.moduleStandings().all().entrySet().stream()
                                        .map(entry ->
                                                "pool.module." + entry.getKey() + " = " + decision(entry.getValue())))
                        .sorted()
                        .toList());
        facts.put(
                KMCS,
                lines(
                        store.kmcPublicKeys().all(),
                        key -> key.kmcId() + ", " + key.name() + ", approved " + key.approved() + ", text "
                                + digest(key.text())));
        facts.put(
                FILES,
                lines(
                        store.keyCatalogue().keys(),
                        key -> key.fileId() + " key " + key.sequence() + ": SGC " + key.sgc() + " KRN " + key.krn()
                                + ", line " + digest(key.line())));
        AuditLog log = store.auditLog();
        facts.put(AUDIT, lines(log.page(Instant.EPOCH, END, log.anchor().sequence(), ALL), KeptFacts::audit));
        facts.put(CHAIN, List.of("anchor " + link(log.anchor()), "head " + link(log.head())));
        return new KeptFacts(facts);
    }

    /** Whose results are among them. */
    List<CallKey> messages() {
        return section(RESULTS).stream()
                .map(line -> line.split("[ :]", 3))
                .map(words -> new CallKey(words[0], words[1]))
                .toList();
    }

    static KeptFacts read(Path file) throws IOException {
        Map<String, List<String>> facts = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("[")) {
                lines = new ArrayList<>();
                facts.put(line.substring(1, line.length() - 1), lines);
            } else if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        return new KeptFacts(facts);
    }

    void write(Path file) throws IOException {
        Files.writeString(
                file,
                sections.entrySet().stream()
                        .map(section -> "[" + section.getKey() + "]\n"
                                + section.getValue().stream()
                                        .map(line -> line + "\n")
                                        .collect(Collectors.joining()))
                        .collect(Collectors.joining("\n")));
    }

    private static <T> List<String> lines(List<T> things, Function<T, String> line) {
        return things.stream().map(line).toList();
    }

    private static String module(ModuleStatus status) {
        return status.moduleId() + ", " + status.state() + ", vends " + status.vendCounter() + ", transactions left "
                + text(status.transactionsLeft()) + ", inhibit-vend date " + text(status.inhibitVendDate());
    }

    /** An older release took the end of KEN for EXP where a key load file says none. */
    private static String key(VendingKeyAttributes key) {
        return key.describe() + ", KEN " + key.ken() + ", BDT " + key.baseDate().year() + ", DKGA " + key.algorithm()
                + ", ACT " + key.dates().active().orElseThrow() + ", EXP "
                + key.dates().expires().orElseGet(key::kenEnd) + ", IUT "
                + key.dates().issuedUntil() + ", SBM "
                + key.subclasses() + ", CLU " + key.cluster() + ", KCV " + key.kcv() + ", "
                + key.origin()
                        .map(from -> "from " + from.kmc() + " slot " + from.slot() + ", " + from.groupName())
                        .orElse("entered by hand");
    }

    /** The standing of modules was a preference in older releases. */
    private static String decision(ModuleStandingStore.Decision decision) {
        List<String> words = new ArrayList<>();
        decision.priority().ifPresent(number -> words.add("priority=" + number));
        decision.standby().ifPresent(yes -> words.add("standby=" + (yes ? "yes" : "no")));
        decision.drained().ifPresent(yes -> words.add("drained=" + (yes ? "yes" : "no")));
        return String.join(" ", words);
    }

    private static String limits(VendingKeyAttributes key) {
        return key.describe() + ", ULM " + key.unitLimit() + ", CLM " + key.currencyLimit();
    }

    private static String slot(KekSlotStatus slot) {
        return slot.number() + " " + slot.state() + ", KMC "
                + slot.kmc().map(KmcId::toString).orElse("none") + ", CTR " + text(slot.counter()) + ", CNT "
                + slot.keyCount() + ", loaded " + slot.loaded() + ", prior keys " + slot.priorKeys() + ", since "
                + text(slot.since()) + ", request "
                + slot.request().map(request -> digest(request.line())).orElse("none");
    }

    private static String result(ServiceStore store, CallKey message) {
        String name = message.username() + " " + message.messageId() + ": ";
        Standing standing = store.issueJournal().find(message);
        if (standing instanceof Standing.Answered answered) {
            return name
                    + digest(answered.result().call())
                    + tokens(store, message).stream().map(KeptFacts::token).collect(Collectors.joining());
        }
        return name + (standing instanceof Standing.InFlight claim ? "in flight until " + claim.until() : "unknown");
    }

    private static List<IssuedToken> tokens(ServiceStore store, CallKey message) {
        return store.issueJournal().find(message) instanceof Standing.Answered answered
                ? answered.result().tokens()
                : List.of();
    }

    private static String token(IssuedToken token) {
        return " | " + token.token().decimal() + " for " + token.pan().digits() + " class " + token.tokenClass() + "/"
                + token.subclass() + " TID " + token.tid().minutes() + " amount " + token.transferAmount() + " "
                + token.description() + " " + token.scaledAmount() + " " + token.scaledUnitName() + " SGC "
                + token.sgc() + " KRN " + token.krn() + " TI " + token.ti() + " KCV " + token.vkKcv() + " new "
                + text(token.newConfig());
    }

    /** Key-change tokens (class 2, subclasses 3, 4, 8 and 9) have none. */
    private static boolean hasIdentifier(IssuedToken token) {
        return token.tokenClass() == 0 || !List.of(3, 4, 8, 9).contains(token.subclass());
    }

    private static String session(ApiSession session) {
        return session.tokenHash() + " of " + session.username() + " from " + session.origin() + ", " + session.opened()
                + " to " + session.end();
    }

    private static String account(Account account) {
        return account.username() + " "
                + account.roles().stream().map(Enum::name).sorted().toList() + ", enabled "
                + account.enabled() + ", password " + digest(account.passwordHash()) + " of "
                + account.passwordChanged() + ", must change " + account.mustChangePassword() + ", expires "
                + text(account.expires()) + ", failed sign-ins " + account.failedSignIns() + ", locked until "
                + text(account.lockedUntil()) + ", certificate " + text(account.certificate());
    }

    private static String audit(AuditRow row) {
        AuditEntry entry = row.entry();
        return row.sequence() + " " + row.hash() + " " + entry.at() + " | " + entry.actor() + " | " + entry.origin()
                + " | " + entry.action() + " | " + entry.subject() + " | " + entry.outcome() + " | "
                + entry.messageId() + " | " + entry.detail();
    }

    private static String link(AuditLog.Link link) {
        return link.sequence() + ":" + link.hash();
    }

    private static <T> String text(Optional<T> value) {
        return value.map(Object::toString).orElse("none");
    }

    /** For what is long or secret: enough to see that it is the same. */
    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
