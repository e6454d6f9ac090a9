package io.ptoken.service.operate.notice.words;

/**
 * What can end a notice, so that a program can offer it and a person can type it.
 *
 * @param call the action of an operator's call; empty where no call does it
 * @param command the command that does it, without its options
 */
public record Clearing(String call, String command) {

    /** Nothing that this program does: it ends when what it tells of has changed. */
    public static final Clearing NONE = new Clearing("", "");

    public static final Clearing LOAD_LICENCE = new Clearing("loadTransactionLicense", "ptoken licence load");
    public static final Clearing LOAD_FROM_KMC = new Clearing("kmc.load-all", "ptoken kmc load-all");
    public static final Clearing LOAD_KEY = new Clearing("vk.load", "ptoken vk load");
    public static final Clearing DELETE_KEY = new Clearing("vk.delete", "ptoken vk delete");
    public static final Clearing LOAD_DITK = new Clearing("ditk.load", "ptoken ditk load");
    public static final Clearing IMPORT_KMC_KEY = new Clearing("kmc.import", "ptoken kmc import");
    public static final Clearing RENEW_CERTIFICATE = new Clearing("tls.renew", "ptoken tls renew");
    public static final Clearing SET_ACCOUNT_END = new Clearing("user.expire", "ptoken user expire");
    public static final Clearing SET_PASSWORD = new Clearing("user.passwd", "ptoken user passwd");
    public static final Clearing CHANGE_OWN_PASSWORD = new Clearing("user.passwd-own", "ptoken user passwd --own");
    public static final Clearing ACKNOWLEDGE_APPROVALS_OFF =
            new Clearing("approvals.acknowledge", "ptoken approvals acknowledge");
    public static final Clearing ACKNOWLEDGE_STRAYS = new Clearing("audit.acknowledge", "ptoken audit acknowledge");
    public static final Clearing ADD_ACCOUNT = new Clearing("user.add", "ptoken user add");
    public static final Clearing SET_ROLES = new Clearing("user.roles", "ptoken user roles");
    public static final Clearing SET_PREFERENCE = new Clearing("pref.set", "ptoken pref set");
    public static final Clearing RESUME_MODULE = new Clearing("pool.resume", "ptoken hsm resume");
    public static final Clearing FORGET_NODE = new Clearing("nodes.forget", "ptoken nodes forget");
    public static final Clearing ACCEPT_OLDER_STORE = new Clearing("", "ptoken store accept-older");

    /** True for {@link #NONE}. */
    public boolean isNone() {
        return command.isEmpty();
    }
}
