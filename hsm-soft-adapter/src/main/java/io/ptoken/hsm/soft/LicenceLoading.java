package io.ptoken.hsm.soft;

import io.ptoken.hsm.licence.LoadedLicence;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.soft.licence.LicenceIssuerPublicKey;
import io.ptoken.hsm.soft.licence.LicenceReader;
import io.ptoken.hsm.soft.licence.Licensing;
import io.ptoken.hsm.soft.licence.TransactionLicence;
import io.ptoken.hsm.soft.limit.VendingPermit;
import io.ptoken.hsm.soft.state.SealedState;
import io.ptoken.hsm.soft.vend.VendingLedger;
import java.util.Optional;

/** Takes licences into the state of the module. */
final class LicenceLoading {

    private final SealedState state;

    LicenceLoading(SealedState state) {
        this.state = state;
    }

    /**
     * A licence whose signature is right.
     *
     * @param issuer by the key of which it is
     */
    record Read(TransactionLicence licence, LicenceIssuerPublicKey issuer) {}

    /** Finds and checks a licence; changes nothing, so that vending goes on meanwhile. */
    Read read(String text) {
        LicenceIssuerPublicKey issuer = requireIssuer(state.licensing());
        return new Read(LicenceReader.read(text, issuer), issuer);
    }

    /** Takes a licence. Runs alone behind the module's gate. */
    LoadedLicence take(Read checked, String text) {
        Licensing old = state.licensing();
        boolean stillTrusted = old.issuer().equals(Optional.of(checked.issuer()));
        TransactionLicence licence = (stillTrusted ? checked : read(text)).licence();
        requireForThisModule(licence);
        requireNew(licence, old);
        VendingLedger ledger = state.ledger();
        Optional<Long> lastVend = licence.transactions().map(granted -> ledger.vends() + granted);
        state.licensing(new Licensing(old.issuer(), licence.sequence(), Optional.of(licence.licenceId())));
        ledger.permit(new VendingPermit(licence.inhibitVendDate(), lastVend), () -> state.licensing(old));
        return new LoadedLicence(licence.licenceId(), licence.transactions(), licence.inhibitVendDate());
    }

    private static LicenceIssuerPublicKey requireIssuer(Licensing licensing) {
        return licensing
                .issuer()
                .orElseThrow(() -> new SecurityModuleException(
                        SmStatus.PERMISSION_ERROR,
                        "the module trusts no licence issuer, and without a licence it vends without limit; to use"
                                + " licences, let it trust the public key of an issuer first"));
    }

    private void requireForThisModule(TransactionLicence licence) {
        if (!licence.moduleId().equals(state.identity().moduleId())) {
            throw new SecurityModuleException(
                    SmStatus.INVALID_SECURITY_MODULE_ID,
                    "the licence " + licence.licenceId() + " is for module " + licence.moduleId() + ", this is module "
                            + state.identity().moduleId());
        }
    }

    private static void requireNew(TransactionLicence licence, Licensing licensing) {
        if (licence.sequence() <= licensing.lastSequence()) {
            throw new SecurityModuleException(
                    SmStatus.INVALID_INSTRUCTION,
                    "the licence " + licence.licenceId() + " has sequence number " + licence.sequence()
                            + ", but one with " + licensing.lastSequence()
                            + " was loaded already: a licence is loaded once, and none older than the last");
        }
    }
}
