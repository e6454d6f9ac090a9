package io.ptoken.service.operate.approval;

import io.ptoken.service.Given;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.Role;
import io.ptoken.service.access.account.Operator;
import io.ptoken.service.access.approval.ApprovalException;
import io.ptoken.service.access.approval.ApprovalException.Reason;
import io.ptoken.service.access.approval.Approvers;
import io.ptoken.service.operate.call.AccountCalls;
import io.ptoken.service.operate.call.ApprovalCalls;
import io.ptoken.service.operate.call.NotConfirmedException;
import io.ptoken.service.operate.call.OperatorCall;
import io.ptoken.service.operate.call.OperatorCall.Audited;
import io.ptoken.service.operate.call.PreferenceCalls;
import io.ptoken.service.operate.preference.CallList;
import io.ptoken.service.operate.preference.Preferences;
import io.ptoken.service.port.AccountStore;
import io.ptoken.service.port.ApprovalStore;
import io.ptoken.service.port.ApprovalStore.Approval;
import io.ptoken.service.port.ApprovalStore.Asked;
import io.ptoken.service.port.ApprovalStore.Asker;
import io.ptoken.service.port.ApprovalStore.Request;
import io.ptoken.service.port.ApprovalStore.State;
import io.ptoken.service.port.AuditEntry;
import io.ptoken.service.port.PreferenceStore;
import io.ptoken.service.port.ServiceStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The rule that some calls take two people. Which those are, and who may approve them, is read from the store for each call, so
 * that it is the same at every node and at once. Thread safe.
 */
public final class SecondPerson {

    /** How long a request waits, and how long an approval is good. */
    public static final Duration LIFETIME = Duration.ofHours(24);

    private final AccountStore accounts;
    private final PreferenceStore preferences;
    private final ApprovalStore approvals;
    private final Approvers approvers;
    private final InstantSource clock;

    /** @param approvers who may be one */
    public SecondPerson(ServiceStore store, Approvers approvers, InstantSource clock) {
        this.accounts = store.accounts();
        this.preferences = store.preferences();
        this.approvals = store.approvals();
        this.approvers = approvers;
        this.clock = clock;
    }

    /** True when a list of calls is set, whatever is in it. */
    public boolean isOn() {
        return !list().isBlank();
    }

    private String list() {
        return preferences.all().getOrDefault(Preferences.SECOND_PERSON_FOR.name(), "");
    }

    /**
     * The approval with which somebody may make a call; empty when it takes none. A call that has none is put down as a request.
     *
     * @throws ApprovalException {@link Reason#WAITS} when it has none; {@link Reason#APPROVER} when the call is to approve
     *     another and they may not
     */
    public Optional<Approval> before(Operator who, OperatorCall<?> call) {
        Given.value("who", who);
        Given.value("call", call);
        if (call instanceof ApprovalCalls.Approve approve) {
            requireApprover(who, waiting(approve.id()));
        }
        return takesTwo(call) ? Optional.of(approved(who, call)) : Optional.empty();
    }

    /** Whether a call takes a second person now: the same call may not have, a moment ago. */
    public boolean takesTwo(OperatorCall<?> call) {
        if (call.audited() == Audited.IF_REFUSED) {
            return false; // it only looks, also when the store does not answer
        }
        String list = list();
        return !list.isBlank()
                && !(call instanceof ApprovalCalls<?>)
                && call.ownAccount().isEmpty()
                && (CallList.known(list).contains(call.action()) || isOnEveryList(call));
    }

    private boolean isOnEveryList(OperatorCall<?> call) {
        if (call instanceof AccountCalls.Add add && add.roles().contains(Role.ADMIN)) {
            return true;
        }
        if (call instanceof AccountCalls.SetRoles change && change.roles().contains(Role.ADMIN)) {
            return true;
        }
        return call instanceof AccountCalls.Change change ? isAdministrator(change.username()) : isOnThis(call);
    }

    private boolean isAdministrator(String username) {
        return accounts.find(username)
                .map(Account::roles)
                .filter(roles -> roles.contains(Role.ADMIN))
                .isPresent();
    }

    /**
     * What an account has to pass in the moment of a change by somebody: one that was not an administrator's when the call was
     * looked at may have become one since.
     *
     * @return throws {@link NotConfirmedException} for an account whose change takes two by now
     */
    public Consumer<Account> stillAlone(Operator who) {
        Given.value("who", who);
        return who.isApproved() || !isOn() ? any -> {} : SecondPerson::requireNoAdministrator;
    }

    private static void requireNoAdministrator(Account account) {
        if (account.roles().contains(Role.ADMIN)) {
            throw new NotConfirmedException("the account '" + account.username()
                    + "' is an administrator's by now, which takes a second person; repeat the command");
        }
    }

    private static boolean isOnThis(OperatorCall<?> call) {
        String own = Preferences.SECOND_PERSON_FOR.name();
        return (call instanceof PreferenceCalls.Set set && set.name().equals(own))
                || (call instanceof PreferenceCalls.Reset reset && reset.name().equals(own));
    }

    private Approval approved(Operator who, OperatorCall<?> call) {
        Instant now = clock.instant();
        Request request = new Request(
                asker(who),
                call.action(),
                call.subject(),
                CallText.digest(call),
                String.join("\n", CallText.lines(call)),
                now);
        Asked asked = approvals.ask(
                request,
                alive(now),
                id -> entry(
                        who,
                        "approvals.ask",
                        id,
                        named(request) + ": " + request.content().replace('\n', ';')));
        Approval approval = asked.approval();
        if (approval.state() != State.APPROVED) {
            throw waits(approval, asked.isNew());
        }
        return approval;
    }

    private static ApprovalException waits(Approval approval, boolean isNew) {
        return new ApprovalException(
                Reason.WAITS,
                (isNew ? "waits for approval " : "still waits for approval ") + approval.id()
                        + " by another administrator; 'ptoken approvals approve " + approval.id()
                        + "'; then repeat the command");
    }

    /**
     * Uses an approval up, before its call is carried out.
     *
     * @throws ApprovalException when it is no good any more
     */
    public void use(Operator who, Approval approval) {
        Given.value("who", who);
        Given.value("approval", approval);
        String approver = approval.decider().orElseThrow();
        approvers.objection(approver, approval).ifPresent(objection -> {
            throw new ApprovalException(
                    Reason.APPROVER,
                    "the approval " + approval.id() + " is no good any more: " + objection
                            + "; have it refused, and repeat the command to ask anew");
        });
        AuditEntry entry =
                entry(who, "approvals.use", approval.id(), named(approval.request()) + ", approved by " + approver);
        if (!approvals.use(approval.id(), alive(clock.instant()), entry)) {
            throw new ApprovalException(
                    Reason.USED,
                    "the approval " + approval.id()
                            + " was used meanwhile, or is void; repeat the command to ask anew");
        }
    }

    /** A call was refused that changes all or nothing: its approval is good for another try, within its time. */
    public void giveBack(Operator who, Approval approval) {
        Given.value("who", who);
        Given.value("approval", approval);
        approvals.giveBack(
                approval.id(),
                entry(who, "approvals.give-back", approval.id(), named(approval.request()) + " was refused"));
    }

    /** One that waits, and has for less than {@link #LIFETIME}. */
    public Approval waiting(long id) {
        return only(id, EnumSet.of(State.WAITING));
    }

    /** One that waits or was approved, less than {@link #LIFETIME} ago. */
    public Approval open(long id) {
        return only(id, EnumSet.of(State.WAITING, State.APPROVED));
    }

    private Approval only(long id, Set<State> states) {
        return approvals
                .find(id)
                .filter(approval -> states.contains(approval.state()))
                .filter(approval -> clock.instant().isBefore(approval.end(LIFETIME)))
                .orElseThrow(() -> new ApprovalException(
                        Reason.UNKNOWN,
                        "no request " + id + " waits for an approval; 'ptoken approvals list' shows those that do"));
    }

    /** Refuses somebody who may not approve a call. */
    public void requireApprover(Operator who, Approval approval) {
        Given.value("who", who);
        Given.value("approval", approval);
        Optional<String> objection = who.isOwner()
                ? Optional.of(
                        "the owner of the installation approves nothing; an administrator does, with --as and their"
                                + " account")
                : approvers.objection(who.actor().name(), approval);
        objection.ifPresent(reason -> {
            throw new ApprovalException(Reason.APPROVER, reason);
        });
    }

    /** Remembers that somebody is about to give an account roles: they cannot have it approve what they ask for. */
    public void rolesChange(Operator who, String username) {
        Given.value("who", who);
        Given.value("username", username);
        approvals.rolesChange(username, asker(who).account(), clock.instant());
    }

    /**
     * Refuses a list that nobody could work with, and remembers since when there is one.
     *
     * @param value as it will be stored
     * @return what to consider about it
     */
    public Optional<String> beginning(String value) {
        Given.value("value", value);
        if (value.isBlank()) {
            return Optional.empty();
        }
        List<Account> administrators = approvers.administrators();
        if (administrators.size() < 2) {
            throw new ApprovalException(
                    Reason.ADMINISTRATORS,
                    "that takes two administrators who can sign in, and there "
                            + (administrators.isEmpty()
                                    ? "is none"
                                    : "is one, " + administrators.get(0).username())
                            + "; 'ptoken user add NAME --role ptoken-admin' makes another, who then changes the password");
        }
        if (!isOn()) {
            approvals.begin(clock.instant());
        }
        String others = administrators.stream()
                .filter(account -> !account.passwordChosen())
                .map(Account::username)
                .collect(Collectors.joining(", "));
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of("nobody is known to have chosen the password of " + others
                        + " themselves; they approve nothing until they have changed it");
    }

    /** How an approval is called in the audit log. */
    public AuditEntry entry(Operator who, String action, long id, String detail) {
        return who.actor().did(clock.instant(), action, Long.toString(id), detail);
    }

    /** A call, and who asks for it, for the audit log. */
    public static String named(Request request) {
        return request.action()
                + (request.subject().isEmpty() ? "" : " " + request.subject())
                + " for " + (request.asker().account().isEmpty() ? "the owner, " : "")
                + request.asker().name();
    }

    /** What was said last about an approval must be later than this. */
    private static Instant alive(Instant now) {
        return now.minus(LIFETIME);
    }

    private static Asker asker(Operator who) {
        String name = who.actor().name();
        return new Asker(who.isOwner() ? Optional.empty() : Optional.of(name), name);
    }
}
