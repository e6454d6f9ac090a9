package io.ptoken.cli.commands;

import io.ptoken.service.port.AuditLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Each command once, as it can be run to its end at a {@link CommandBench}, and what it leaves in the audit log. A command
 * that is added stands here too, or a test fails.
 *
 * @param name without {@code ptoken}
 * @param action of the entry that the audit log of the installation gets; empty when it gets none
 * @param stage what the installation has gone through before
 * @param arguments those of the command; {@code {in}} is a folder with files that were made before, {@code {out}} an empty one
 * @param typed answers at the terminal; {@code y} or {@code older} as the last one agrees to what the command asks
 */
record EveryCommand(String name, String action, Stage stage, String arguments, List<String> typed) {

    /** What the installation has gone through. */
    enum Stage {
        /** It has two keys and trusts an issuer of licences. */
        NEW,
        /** It knows a KMC. */
        KMC,
        /** A request to that is out, and its answer is there. */
        REQUESTED,
        /** The answer was uploaded. */
        UPLOADED,
        /** Its keys are loaded. */
        LOADED,
        /** A server of it runs. */
        SERVED,
        /** Its module has crypto officers, and a server of it runs. */
        OFFICERS,
        /** It lists a hardware module that answers. */
        SIMULATED,
        /** It is for the makers of meters, and its module holds a DITK. */
        MANUFACTURING,
        /** An alert stands. */
        ALERTED,
        /** Its database is an older copy. */
        OLDER_STORE,
        /** The state of its module is an older copy. */
        OLDER_MODULE,
        /** A call waits for a second person. */
        SECOND_PERSON,
        /** The second person was switched off. */
        SECOND_PERSON_OFF,
        /** It lists a hardware module beside its own. */
        HARDWARE,
        /** The clock stands where it was an hour ago. */
        CLOCK_SET_BACK,
        /** There is none yet, and there is one in {@code new} of the empty folder afterwards. */
        NONE
    }

    private static final String NOTHING = "";
    private static final String METER = "--drn 600727000000000009 --sgc 123457 --krn 1";
    private static final String HSM = "--tcp {hsm}";
    private static final String PASSWORD = "correct horse";
    private static final String PIN_A = "pin of alice 1";
    private static final String PIN_B = "pin of bob 22";
    private static final String KEY = "ABABABABABABABAB";
    private static final String FIRST = "0000000076767676";
    private static final String SECOND = "7676767600000000";

    /** All of them. */
    static List<EveryCommand> all() {
        return List.of(
                of("demo", NOTHING, "--once --port 0"),
                of("conformance", NOTHING, ""),
                at(Stage.NONE, "init", "user.add", "--data {out}/new --password-env PW"),
                of("serve", NOTHING, "--address 127.0.0.1 --port 0 --metrics-port 0 --no-web"),
                at(Stage.SERVED, "restart", "restart", ""),
                of("backup", "backup.made", "{out}/backup.zip"),
                at(Stage.NONE, "restore", "restore", "{in}/backup.zip --data {out}/new"),
                of("vk load", "vk.load", "--sgc 123456 --krn 3", KEY, KEY, "y"),
                of("vk list", NOTHING, ""),
                of("vk show", NOTHING, "1"),
                of("vk delete", "vk.delete", "1", "y"),
                of("kmc unload", "vk.delete", "2", "y"),
                at(Stage.KMC, "kmc list", NOTHING, ""),
                of("kmc trust", "kmc.trust", "{in}/kmc.anchor.txt"),
                of("kmc import", "kmc.import", "{in}/kmc.kmcpub.txt --trust {in}/kmc.anchor.txt", "y"),
                of("kmc module-key", NOTHING, ""),
                at(Stage.KMC, "kmc request", "kmc.request", ""),
                at(Stage.REQUESTED, "kmc upload", "kmc.upload", "{in}/keys.klf.txt", "y"),
                at(Stage.UPLOADED, "kmc load-all", "kmc.load", ""),
                at(Stage.UPLOADED, "kmc load", "kmc.load", "1"),
                at(Stage.UPLOADED, "kmc end", "kmc.end", "", "y"),
                at(Stage.LOADED, "kmc delete", "kmc.delete", "", "y"),
                at(Stage.KMC, "kmc remove", "kmc.remove", "", "y"),
                of("user add", "user.add", "jane --role ptoken-operator", PASSWORD, PASSWORD),
                of("user list", NOTHING, ""),
                of("user show", NOTHING, "vending"),
                of("user passwd", "user.passwd", "vending", PASSWORD, PASSWORD),
                of("user roles", "user.roles", "vending --role ptoken-api"),
                of("user disable", "user.disable", "vending"),
                of("user enable", "user.enable", "vending"),
                of("user unlock", "user.unlock", "vending"),
                of("user expire", "user.expire", "vending --at 2020-01-01", "y"),
                of("user certificate", "user.certificate", "vending --fingerprint " + "ab".repeat(32)),
                of("user certificates", NOTHING, ""),
                of("user remove", "user.remove", "vending", "y"),
                of("session list", NOTHING, ""),
                of("session revoke", "session.revoke", "--user vending"),
                at(Stage.SECOND_PERSON, "approvals list", NOTHING, ""),
                at(
                        Stage.SECOND_PERSON,
                        "approvals approve",
                        "approvals.approve",
                        "1 --as bob",
                        CommandBench.CHOSEN,
                        CommandBench.CHOSEN),
                at(Stage.SECOND_PERSON, "approvals refuse", "approvals.refuse", "1"),
                at(Stage.SECOND_PERSON, "approvals off", "approvals.off", "", "y"),
                at(
                        Stage.SECOND_PERSON_OFF,
                        "approvals acknowledge",
                        "approvals.acknowledge",
                        "--as bob",
                        CommandBench.CHOSEN),
                of("tls show", NOTHING, ""),
                of("tls export", "tls.export", ""),
                of("tls renew", "tls.renew", "--name vend.example", "y"),
                of("pref list", NOTHING, ""),
                of("pref get", NOTHING, "ptoken.sessionTimeoutSec"),
                of("pref set", "pref.set", "ptoken.sessionTimeoutSec 600"),
                of("pref reset", "pref.reset", "ptoken.sessionTimeoutSec"),
                of("status", NOTHING, ""),
                of("notices", NOTHING, ""),
                of("figures", NOTHING, ""),
                of("check-up", NOTHING, ""),
                of("doctor", NOTHING, ""),
                of("alerts list", NOTHING, ""),
                at(Stage.ALERTED, "alerts acknowledge", "alerts.acknowledge", "1 --word noted"),
                at(Stage.ALERTED, "nodes forget", "nodes.forget", "vend-2:9443"),
                of("licence load", "loadTransactionLicense", "{in}/licence.txt"),
                of("licence show", NOTHING, ""),
                of("licence trust", "licence.trust", "{in}/issuer.pem", "y"),
                of(
                        "licence issue",
                        NOTHING,
                        "--module 12345678 --transactions 1 --until unlimited --sequence 1 --issuer-key {in}/issuer.key"),
                of("licence issuer create", NOTHING, "{out}/issuer.key"),
                of("licence issuer show", NOTHING, "{in}/issuer.key"),
                of("audit list", NOTHING, ""),
                of("audit export", "audit.export", "--format jsonl"),
                of("audit verify", NOTHING, ""),
                of("audit anonymous", NOTHING, ""),
                at(Stage.ALERTED, "audit acknowledge", "audit.acknowledge", ""),
                of("audit head", NOTHING, ""),
                of("audit key", NOTHING, ""),
                at(Stage.OLDER_STORE, "store accept-older", "store.accept-older", "", "older"),
                of("module self-test", NOTHING, ""),
                of("module officers", "module.officers", "--none"),
                of("module access", NOTHING, ""),
                at(Stage.OFFICERS, "module login", "module.login", "--officer alice --officer bob", PIN_A, PIN_B),
                of("module logout", "module.logout", ""),
                at(Stage.SIMULATED, "module log", NOTHING, "--module hall"),
                at(Stage.OLDER_MODULE, "module accept-rollback", "module.accept-rollback", "", "y"),
                at(Stage.CLOCK_SET_BACK, "clock accept", AuditLog.CLOCK_ACCEPT, "", "y"),
                of("job list", NOTHING, ""),
                of("job show", NOTHING, "1"),
                of("job cancel", NOTHING, "1"),
                of("token decode", NOTHING, "0000 0000 0001 3422 0736"),
                of("token card", NOTHING, "60072700000000000900000207123457011"),
                of("token credit", "issueCreditToken", METER + " --amount 100 --unit hWh"),
                of("token key-change", "issueKeyChangeTokens", METER + " --to-krn 2"),
                of("token engineering", "issueMseToken", METER + " --subclass 5 --value 0"),
                of("token meter-test", "issueMeterTestToken", "--control 68719476735"),
                of("token verify", "verifyToken", METER + " 5649 3153 7254 5031 3471"),
                of("token list", "token.list", "--drn 600727000000000009"),
                of("key check", NOTHING, "", KEY, KEY),
                at(Stage.MANUFACTURING, "ditk generate", "ditk.generate", "--ea 7 --components 2", "y", "y", "y", "y"),
                at(
                        Stage.MANUFACTURING,
                        "ditk load",
                        "ditk.load",
                        "--ea 11 --components 2 --kcv 2E8F67",
                        "y",
                        FIRST,
                        KEY,
                        "y",
                        "y",
                        SECOND,
                        FIRST,
                        "y"),
                at(Stage.MANUFACTURING, "ditk list", NOTHING, ""),
                at(Stage.MANUFACTURING, "ditk delete", "ditk.delete", "--ea 7", "y"),
                at(Stage.MANUFACTURING, "ditk tokens", "issueDitkChangeTokens", METER),
                at(Stage.MANUFACTURING, "ditk prove", "ditk.prove", "--ea 7 --drn 600727000000000009"),
                of("ditk split", NOTHING, "--ea 7 --components 2", KEY, "y", "y", "y", "y", "y"),
                of("ditk combine", NOTHING, "--ea 7 --components 2", "4CBE91", "y", FIRST, "y", "y", SECOND, "y"),
                of("ditk parity", NOTHING, "--ea 7", KEY, "y"),
                of("ditk sheet", NOTHING, "--ea 7 --components 2"),
                of("tables show", NOTHING, ""),
                of("hsm ports", NOTHING, ""),
                of("hsm probe", NOTHING, HSM),
                of("hsm info", NOTHING, HSM),
                of("hsm registers", NOTHING, HSM),
                of("hsm log", NOTHING, HSM),
                of("hsm login", NOTHING, HSM + " --wait 0"),
                of("hsm logout", NOTHING, HSM + " --wait 0"),
                at(Stage.HARDWARE, "hsm list", NOTHING, ""),
                at(Stage.HARDWARE, "hsm drain", "pool.drain", "hall"),
                at(Stage.HARDWARE, "hsm resume", "pool.resume", "hall"),
                at(Stage.HARDWARE, "hsm priority", "pool.priority", "hall 7"),
                at(Stage.HARDWARE, "hsm standby", "pool.standby", "hall"),
                of("hsm simulate", NOTHING, "--port 0"),
                of("completion", NOTHING, ""),
                of("help", NOTHING, "vk load"),
                of("kmc-sim create", NOTHING, "--sim {out}/sim"),
                of("kmc-sim group", NOTHING, "900103 Town"),
                of("kmc-sim key", NOTHING, "900101"),
                of("kmc-sim register", NOTHING, "{in}/other.smpub --anchor {in}/other.anchor"),
                of("kmc-sim authorise", NOTHING, "900101 --module 90000001"),
                of("kmc-sim answer", NOTHING, "{in}/request.txt"),
                of("kmc-sim show", NOTHING, ""),
                of("kmc-sim withdraw", NOTHING, "1"),
                of("kmc-sim revoke", NOTHING, "90000001"));
    }

    private static EveryCommand of(String name, String action, String arguments, String... typed) {
        return at(Stage.NEW, name, action, arguments, typed);
    }

    private static EveryCommand at(Stage stage, String name, String action, String arguments, String... typed) {
        return new EveryCommand(name, action, stage, arguments, List.of(typed));
    }

    /** The same with other arguments. */
    EveryCommand with(String other) {
        return new EveryCommand(name, action, stage, other, typed);
    }

    /** The same at another stage. */
    EveryCommand at(Stage other) {
        return new EveryCommand(name, action, other, arguments, typed);
    }

    /** Custodians answer questions of their own there: with no they stop, which is code 10. */
    private static final Set<String> CEREMONIES =
            Set.of("ditk generate", "ditk load", "ditk split", "ditk combine", "ditk parity");

    /** True when the last answer is to a question that may be answered with no. */
    boolean asks() {
        return !typed.isEmpty()
                && !CEREMONIES.contains(name)
                && List.of("y", "older").contains(typed.get(typed.size() - 1));
    }

    /** The answers, but for the last, which is no. */
    List<String> refusing() {
        List<String> answers = new ArrayList<>(typed.subList(0, typed.size() - 1));
        answers.add("n");
        return answers;
    }

    @Override
    public String toString() {
        return name;
    }
}
