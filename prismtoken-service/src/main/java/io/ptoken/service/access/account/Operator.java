package io.ptoken.service.access.account;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.Given;
import io.ptoken.service.Param;
import io.ptoken.service.ServiceException;
import io.ptoken.service.access.Account;
import io.ptoken.service.access.Origin;
import io.ptoken.service.access.Permission;
import io.ptoken.service.access.Role;
import java.util.Set;

/**
 * Who acts on the operator's side, and what they may there (operating requirements section 2): somebody who has signed in
 * with an account of theirs, or the owner of the installation at its machine. Immutable.
 */
public final class Operator {

    /** The owner administers and issues nothing: a token takes an account. */
    private static final Set<Role> OWNERS = Set.of(Role.ADMIN);

    private final Actor actor;
    private final Set<Role> roles;
    private final boolean owner;
    private final boolean proved;
    private final boolean approved;

    private Operator(Actor actor, Set<Role> roles, boolean owner, boolean proved, boolean approved) {
        this.actor = actor;
        this.roles = roles;
        this.owner = owner;
        this.proved = proved;
        this.approved = approved;
    }

    /**
     * The owner of the installation, who needs no account.
     *
     * @param name with the operating system; what is not printable ASCII in it is told as question marks
     * @throws ServiceException {@code EParamRange} for an empty one
     */
    public static Operator owner(String name) {
        if (Given.value("name", name).isBlank()) {
            throw ServiceException.paramRange("name", Param.echo(name), "a name with the operating system");
        }
        return new Operator(Actor.local(name), OWNERS, true, true, false);
    }

    /**
     * Somebody who has proved that an account is theirs.
     *
     * @throws ServiceException {@code ESignin.Permission} for an account of the TokenApi: it belongs to a program
     */
    public static Operator signedIn(Account account, Origin origin) {
        Given.value("account", account);
        Given.value("origin", origin);
        if (account.roles().contains(Role.API)) {
            throw ServiceException.saying(
                    ErrorCode.SIGNIN_PERMISSION,
                    "the account '" + account.username() + "' belongs to a program (it has the role '"
                            + Role.API.roleName() + "') and may do nothing here; people have accounts of their own");
        }
        return new Operator(new Actor(account.username(), origin), Set.copyOf(account.roles()), false, true, false);
    }

    /**
     * Somebody who says that an account is theirs and has yet to prove it: for a call that asks for the proof itself, and for
     * no other.
     *
     * @throws ServiceException {@code EParamRange} for a name that is no IDENT, as an empty one
     * @see io.ptoken.service.operate.call.OperatorCall#asksForProof
     */
    public static Operator claiming(String username, Origin origin) {
        return new Operator(new Actor(Param.ident("username", username), origin), Set.of(), false, false, false);
    }

    /** Their name and where they are, as the audit log has it. */
    public Actor actor() {
        return actor;
    }

    /**
     * Where they are, for what goes under the name of an account: the owner's own name is part of the place then, as
     * {@code local: root (jane)}.
     */
    public Origin place() {
        return owner ? Origin.of(actor.origin().address() + ": " + actor.name()) : actor.origin();
    }

    /** True for the owner, who has no password here. */
    public boolean isOwner() {
        return owner;
    }

    /** True for an account of theirs, which they have proved to be. */
    public boolean owns(String username) {
        return proved && !owner && actor.name().equals(username);
    }

    /** The same for one call, which a second person has approved. */
    public Operator approved() {
        return new Operator(actor, roles, owner, proved, true);
    }

    /** True when a second person has approved what they do. */
    public boolean isApproved() {
        return approved;
    }

    /** Whether they have a permission. */
    public boolean may(Permission permission) {
        return permission.isGrantedTo(roles);
    }

    /**
     * Refuses who does not have a permission.
     *
     * @throws ServiceException {@code EAuthentication.Permission}
     */
    public void require(Permission permission) {
        if (!may(permission)) {
            throw ServiceException.saying(
                    ErrorCode.AUTHENTICATION_PERMISSION,
                    (owner ? "the owner of the installation" : actor.name()) + " may not do this: it takes the role '"
                            + permission.roleName() + "'");
        }
    }

    @Override
    public String toString() {
        return "Operator[" + actor.name() + ", " + (owner ? "owner" : roles) + "]";
    }
}
