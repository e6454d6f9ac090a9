package example;

import io.ptoken.hsm.key.RegisterNumber;
import io.ptoken.hsm.keyentry.VendingKeyEntry;
import io.ptoken.hsm.soft.SoftSecurityModule;
import io.ptoken.hsm.soft.settings.NibbleSource;
import io.ptoken.hsm.soft.settings.SoftModuleParts;
import io.ptoken.hsm.soft.settings.SoftModuleSettings;
import io.ptoken.service.access.Role;
import io.ptoken.service.api.IssueCalls;
import io.ptoken.service.api.IssueTime;
import io.ptoken.service.api.IssuedToken;
import io.ptoken.service.api.MeterConfig;
import io.ptoken.service.app.LocalCaller;
import io.ptoken.service.app.PrismToken;
import io.ptoken.sts.cipher.StaTables;
import io.ptoken.sts.identity.KeyRevision;
import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.identity.SupplyGroupCode;
import io.ptoken.sts.key.DecoderKeyAlgorithm;
import io.ptoken.sts.key.VendingKey;
import io.ptoken.sts.tid.BaseDate;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;

/** Sells 10 kWh within one process: no Thrift, no SQL, no file. */
public final class EmbeddedSale {

    private EmbeddedSale() {}

    public static void main(String[] args) {
        for (IssuedToken issued : sell("00000000000")) {
            System.out.println(issued.description() + " " + issued.token().decimal());
        }
    }

    static List<IssuedToken> sell(String drn) {
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        var parts = new SoftModuleParts(StaTables.SAMPLE, clock, random, NibbleSource.of(random));
        try (var module = SoftSecurityModule.inMemory(parts, SoftModuleSettings.DEFAULT);
                var key = VendingKey.of(HexFormat.of().parseHex("abababababababab"))) {
            var group = new SupplyGroupCode(123_457);
            var entry = VendingKeyEntry.of(
                    group, new KeyRevision(1), KeyType.DUTK, DecoderKeyAlgorithm.DKGA02, BaseDate.BDT_2014);
            module.loadVendingKey(new RegisterNumber(1), key, entry);
            PrismToken ptoken = PrismToken.on(module, clock, random).build();
            LocalCaller till = ptoken.localCaller("till-1", Role.ISSUE_CREDIT);
            MeterConfig meter = MeterConfig.of(drn, 7, 2, 123_457, 1, 1, 255);
            return ptoken.tokenApi()
                    .handle(new IssueCalls.Credit(
                            till.call("sale-1"), meter, 0, BigDecimal.valueOf(100), IssueTime.NOW));
        }
    }
}
