package io.ptoken.hsm.pool;

import io.ptoken.hsm.SecurityModule;
import io.ptoken.hsm.manufacture.DitkChangeRequest;
import io.ptoken.hsm.manufacture.DitkParity;
import io.ptoken.hsm.manufacture.LoadedDitk;
import io.ptoken.hsm.manufacture.MeterManufacturing;
import io.ptoken.hsm.manufacture.SignedManufacturing;
import io.ptoken.hsm.refusal.SecurityModuleException;
import io.ptoken.hsm.refusal.SmStatus;
import io.ptoken.hsm.vend.SignedVending.Signed;
import io.ptoken.hsm.vend.VendedKeyChange;
import io.ptoken.sts.identity.EncryptionAlgorithm;
import io.ptoken.sts.key.KeyCheckValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tokens of new meters by whichever member holds the DITK and the vending key. Thread safe. */
record PoolManufacturing(Members members, Dispatcher dispatcher) implements SignedManufacturing {

    /** Which DITK it is, as far as modules tell. */
    private record Which(EncryptionAlgorithm ea, KeyCheckValue kcv, DitkParity parity) {

        static Which of(LoadedDitk ditk) {
            return new Which(ditk.ea(), ditk.kcv(), ditk.parity());
        }
    }

    /** Those of all members, each once; two of one EA are a mistake, which is seen here. */
    @Override
    public List<LoadedDitk> ditks() {
        members.tend();
        Map<Which, LoadedDitk> distinct = new LinkedHashMap<>();
        members.all().stream()
                .flatMap(member -> held(member).stream())
                .forEach(ditk -> distinct.putIfAbsent(Which.of(ditk), ditk));
        List<LoadedDitk> all = new ArrayList<>(distinct.values());
        all.sort(Comparator.comparing(LoadedDitk::ea));
        return all;
    }

    private static List<LoadedDitk> held(Member member) {
        return member.told().map(MemberReport.Told::ditks).orElse(List.of());
    }

    @Override
    public VendedKeyChange changeTokens(DitkChangeRequest request) {
        return signedChangeTokens(request).made();
    }

    /** Refused with 40 while members hold different DITKs of that EA: which meters take the tokens would be left to chance. */
    @Override
    public Signed<VendedKeyChange> signedChangeTokens(DitkChangeRequest request) {
        members.tend();
        requireOne(request.ea());
        Dispatcher.Answer<VendedKeyChange> answer = dispatcher.ask(
                Requirements.of(request),
                (module, registers) -> role(module)
                        .changeTokens(new DitkChangeRequest(
                                registers.get(0),
                                request.pan(),
                                request.ti(),
                                request.ea(),
                                request.tct(),
                                request.kind())));
        return new Signed<>(
                answer.value(),
                answer.by().told().map(told -> told.status().idSm()).orElse(""));
    }

    private void requireOne(EncryptionAlgorithm ea) {
        Set<Which> different = new HashSet<>();
        List<String> who = new ArrayList<>();
        for (Member member : members.all()) {
            if (!member.standing().drained()) {
                held(member).stream().filter(ditk -> ditk.ea() == ea).forEach(ditk -> {
                    different.add(Which.of(ditk));
                    who.add(member.name() + ": KCV " + ditk.kcv() + ", parity " + ditk.parity());
                });
            }
        }
        if (different.size() > 1) {
            throw new SecurityModuleException(
                    SmStatus.KEY_PARAM_ERROR,
                    "the modules of the pool hold different DITKs for EA " + ea.digits() + " ("
                            + String.join("; ", who)
                            + "): load the same into all, or drain those with the wrong one");
        }
    }

    private static MeterManufacturing role(SecurityModule module) {
        return module.manufacturing().orElseThrow(); // it has told of a DITK
    }
}
