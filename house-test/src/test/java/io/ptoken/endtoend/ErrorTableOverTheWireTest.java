package io.ptoken.endtoend;

import static io.ptoken.endtoend.TestServer.SGC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ptoken.sts.identity.KeyType;
import io.ptoken.sts.tid.BaseDate;
import io.ptoken.sts.tid.TokenIdentifier;
import io.ptoken.thrift.testing.VendingClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.thrift.TException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import za.co.prism.prismtoken1.ApiException;
import za.co.prism.prismtoken1.MeterConfigAmendment;
import za.co.prism.prismtoken1.MeterConfigIn;
import za.co.prism.prismtoken1.SessionOptions;
import za.co.prism.prismtoken1.Token;
import za.co.prism.prismtoken1.TokenApi;
import za.co.prism.prismtoken1.TokenIssueFlags;
import za.co.prism.prismtoken1.VerifyResult;

/**
 * Every row of the error table (wire reference section 6) that a caller can provoke, over the wire: exact code, exact text.
 *
 * <p>Not provoked, because no caller can: {@code EService} (an error of our own), {@code EPrefRange} (preferences are set
 * by an administrator, not through this API), {@code ESignin.Subject} (unknown names answer {@code ESignin.Authentication}
 * so that nobody can list accounts).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
class ErrorTableOverTheWireTest {

    private static final short CREDIT = 0;

    @TempDir
    static Path folder;

    private TestServer server;
    private VendingClient connection;
    private TokenApi.Client api;
    private String accessToken;
    private int messages;

    @BeforeAll
    void startServer() throws IOException {
        server = TestServer.start(folder);
    }

    @AfterAll
    void stopServer() {
        server.close();
    }

    @BeforeEach
    void signIn() throws IOException, TException {
        connection = VendingClient.connect(server.port());
        api = connection.api();
        accessToken = signIn("vending");
    }

    @AfterEach
    void disconnect() {
        connection.close();
    }

    @Nested
    class SignIn {

        @Test
        void ofAnUnknownVersion() {
            SessionOptions options = new SessionOptions();
            options.setVersion("2.0");
            assertError(
                    () -> api.signInWithPassword(message(), "local", "vending", TestServer.PASSWORD, options),
                    "ESignin.Version",
                    "This service (API version=1.1) does not support your client's API version='2.0'");
        }

        @Test
        void inAnUnknownRealm() {
            assertError(
                    () -> api.signInWithPassword(
                            message(), "moon", "vending", TestServer.PASSWORD, new SessionOptions()),
                    "ESignin.Realm",
                    "Sign-in failed: unknown realm='moon'");
        }

        @Test
        void withAWrongPasswordAndWithAnUnknownNameAnswerAlike() {
            assertError(
                    () -> api.signInWithPassword(message(), "local", "vending", "wrong", new SessionOptions()),
                    "ESignin.Authentication",
                    "Sign-in failed: authentication failed for realm='local' username='vending'");
            assertError(
                    () -> api.signInWithPassword(message(), "local", "nobody", "wrong", new SessionOptions()),
                    "ESignin.Authentication",
                    "Sign-in failed: authentication failed for realm='local' username='nobody'");
        }

        @Test
        void ofAnAccountThatMayNotUseTheApi() {
            assertError(
                    () -> signIn("operator"),
                    "ESignin.Permission",
                    "Sign-in failed: realm='local' username='operator' does not have permission 'ptoken-api'");
        }
    }

    @Nested
    class Access {

        @Test
        void withAnUnknownAccessToken() {
            assertError(
                    () -> api.getStatus(message(), "not-a-token"),
                    "EAuthentication.Token",
                    "Authentication failed (bad accessToken: unknown)");
        }

        @Test
        void withoutThePermission() throws TException {
            String technician = signIn("technician");
            assertError(
                    () -> api.issueCreditToken(message(), technician, meter(SGC, 1), CREDIT, 10.0, 0, 0),
                    "EAuthentication.Permission",
                    "Access denied: accessToken does not have permission 'ptoken-issue-credit'");
        }

        @Test
        void toWhatThisInstallationDoesNotOffer() {
            assertError(
                    () -> api.loadTransactionLicense(message(), accessToken, "text"),
                    "ESm",
                    "Security Module error '98': PERMISSION_ERROR: the module trusts no licence issuer, and without a"
                            + " licence it vends without limit; to use licences, let it trust the public key of an"
                            + " issuer first");
            assertError(
                    () -> api.issueDitkChangeTokens(message(), accessToken, meter(SGC, 1)),
                    "EService.Disabled",
                    "Feature disabled: issueDitkChangeTokens is for manufacturing mode; this installation is in vending"
                            + " mode, with firmware STS60V01");
            assertError(
                    () -> api.ctsResetTidList(message(), accessToken, "*"),
                    "EService.Disabled",
                    "Feature disabled: ctsResetTidList (not in compliance-test mode)");
        }
    }

    @Nested
    class Parameters {

        @Test
        void outOfRange() {
            assertError(
                    () -> api.ping(60_001, "x"),
                    "EParamRange",
                    "Parameter 'sleepMs' out of range: got '60001', expected 0-60000");
            assertError(
                    () -> credit(meter(1_000_000, 1)),
                    "EParamRange",
                    "Parameter 'sgc' out of range: got '1000000', expected 0-999999");
            assertError(
                    () -> credit(meter(SGC, 10)),
                    "EParamRange",
                    "Parameter 'krn' out of range: got '10', expected 1-9");
        }

        @Test
        void amountThatIsNoNumber() {
            assertError(
                    () -> api.issueCreditToken(message(), accessToken, meter(SGC, 1), CREDIT, Double.NaN, 0, 0),
                    "EParamRange",
                    "Parameter 'transferAmount' out of range: got 'NaN', expected a finite number");
        }

        @Test
        void amountThatNoTokenCarries() {
            assertError(
                    () -> api.issueCreditToken(message(), accessToken, meter(SGC, 1), CREDIT, 18_201_625.0, 0, 0),
                    "EParamRange",
                    "Parameter 'transferAmount' out of range: got '18201625', expected 0-18201624");
        }

        @Test
        void messageIdUsedForAnotherCall() throws TException {
            api.issueCreditToken("used-once", accessToken, meter(SGC, 1), CREDIT, 10.0, 0, 0);
            assertError(
                    () -> api.issueCreditToken("used-once", accessToken, meter(SGC, 1), CREDIT, 20.0, 0, 0),
                    "EParamRange",
                    "Parameter 'messageId' out of range: got 'used-once', expected one not yet used, or the method and"
                            + " parameters it was used with");
        }

        @Test
        void meterNumberOfAnotherForm() {
            MeterConfigIn meter = meter(SGC, 1);
            meter.setDrn("12345");
            assertError(
                    () -> credit(meter),
                    "ESts.DrnOrPan",
                    "Parameter 'drn' is an invalid meter DRN/PAN (reason: expected 11, 13 or 18 digits); got '12345'");
        }

        @Test
        void meterNumberWithAWrongCheckDigit() {
            MeterConfigIn meter = meter(SGC, 1);
            meter.setDrn("12345678904");
            assertError(
                    () -> credit(meter),
                    "ESts.DrnOrPan.CheckDigit",
                    "Parameter 'drn' is a meter DRN/PAN with bad check digit(s); got '12345678904'");
        }

        @Test
        void identityRecordThatIsNone() {
            assertError(
                    () -> api.parseIdRecord(message(), accessToken, "hello"),
                    "ESts.IdRecord",
                    "Parameter 'idRecord' is an invalid IDRecord/Record2 (reason: Record2: expected a text between STX"
                            + " and ETX); got 'hello'");
        }

        @Test
        void identityThatHasExpired() {
            String expired = "Meter identification has expired (YYMM='2610')";
            assertError(
                    () -> api.parseIdRecord(message(), accessToken, "60072700000000000926100207123457011"),
                    "ESts.IdRecord.Expired",
                    expired);
            MeterConfigIn meter = meter(SGC, 1);
            meter.setDoe("2610");
            assertError(() -> credit(meter), "ESts.IdRecord.Expired", expired);
        }
    }

    @Nested
    class Keys {

        @Test
        void beforeTheirBaseDate() {
            assertError(
                    () -> credit(meter(TestServer.SGC_BEFORE_BASE_DATE, 6)),
                    "ESts.VkBeforeBdt",
                    "Attempt to use Vending Key before its Base Date");
        }

        @Test
        void expired() {
            assertError(
                    () -> credit(meter(TestServer.SGC_EXPIRED, 1)),
                    "ESts.VkExpired",
                    "Vending Key has expired (TokenID exceeds KeyExpiryNumber)");
        }

        @Test
        void notLoaded() {
            assertError(
                    () -> credit(meter(555555, 1)),
                    "EKeystore.NotFound",
                    "Vending Key not available for SGC=555555,KRN=1 (reason: no key of this supply group is loaded)");
            assertError(
                    () -> credit(meter(SGC, 9)),
                    "EKeystore.NotFound",
                    "Vending Key not available for SGC=123457,KRN=9 (reason: this key revision is not loaded)");
            assertError(
                    () -> api.issueKeyChangeTokens(
                            message(), accessToken, meter(SGC, 1), new MeterConfigAmendment(555555, (short) 1, (short)
                                    1)),
                    "EKeystore.NotFound",
                    "Vending Key not available for SGC=555555,KRN=1 (reason: no key of this supply group is loaded)");
        }
    }

    @Nested
    class Module {

        @Test
        void refusesCreditUnderADefaultKey() {
            assertModuleError(
                    "05",
                    "KEY_TYPE_ERROR: register 5 (SGC 990001 KRN 1 KT 1) makes default keys, which carry no credit",
                    () -> credit(meter(TestServer.SGC_DEFAULT_KEY, 1)));
        }

        @Test
        void refusesASubclassTheKeyMayNotVend() {
            MeterConfigIn meter = meter(TestServer.SGC_LIMITED, 1);
            assertModuleError(
                    "48",
                    "SUBCLASS_NOT_ALLOWED: credit subclass 1 under register 6 (SGC 201462 KRN 1 KT 2)",
                    () -> api.issueCreditToken(message(), accessToken, meter, (short) 1, 10.0, 0, 0));
        }

        @Test
        void refusesMoreThanTheLimit() {
            MeterConfigIn meter = meter(TestServer.SGC_LIMITED, 1);
            assertModuleError(
                    "31",
                    "INSUFFICIENT_CREDIT_BALANCE: register 6 (SGC 201462 KRN 1 KT 2) may vend 10.0 units more, not 10.1",
                    () -> api.issueCreditToken(message(), accessToken, meter, CREDIT, 101.0, 0, 0));
        }

        @Test
        void refusesATimeFarFromItsClock() {
            long monthAgo = TestServer.NOW.minus(30, ChronoUnit.DAYS).getEpochSecond();
            assertModuleError(
                    "44",
                    "TID_OUT_OF_WINDOW: TID 6738360 is 43200 minutes away from the module's clock, not within 10080",
                    () -> api.issueCreditToken(
                            message(),
                            accessToken,
                            meter(SGC, 1),
                            CREDIT,
                            10.0,
                            monthAgo,
                            TokenIssueFlags.EXTERNAL_CLOCK.getValue()));
        }
    }

    @Nested
    class Results {

        @Test
        void neverStored() {
            assertError(
                    () -> api.fetchTokenResult(message(), accessToken, "never-sent"),
                    "ECacheMiss",
                    "The requested entry was not found in the cache");
        }

        @Test
        void ofAFailedCallAreNotStored() {
            refused(() -> api.issueCreditToken("failed-call", accessToken, meter(555555, 1), CREDIT, 10.0, 0, 0));
            assertError(
                    () -> api.fetchTokenResult(message(), accessToken, "failed-call"),
                    "ECacheMiss",
                    "The requested entry was not found in the cache");
        }
    }

    @Nested
    class Verification {

        @Test
        void ofAGoodToken() throws TException {
            List<Token> tokens = credit(meter(SGC, 1));
            VerifyResult result = api.verifyToken(
                    message(), accessToken, meter(SGC, 1), tokens.get(0).getTokenDec());
            assertThat(result.getValidationResult()).isEqualTo("EVerify.Ok");
            assertThat(result.getToken().getTid()).isEqualTo(tokens.get(0).getTid());
        }

        @Test
        void ofATokenOfAnotherMeter() throws TException {
            String token = credit(meter(SGC, 1)).get(0).getTokenDec();
            MeterConfigIn other = meter(SGC, 1);
            other.setDrn("11111111115");
            VerifyResult result = api.verifyToken(message(), accessToken, other, token);
            assertThat(result.getValidationResult()).isEqualTo("EVerify.Crc");
            assertThat(result.isSetToken()).isFalse();
        }

        @Test
        void ofCreditUnderADefaultKey() throws TException {
            String token = TestServer.craftedCredit(
                    5, TestServer.SGC_DEFAULT_KEY, KeyType.DDTK, BaseDate.BDT_2014, new TokenIdentifier(6_000_000));
            VerifyResult result = api.verifyToken(message(), accessToken, meter(TestServer.SGC_DEFAULT_KEY, 1), token);
            assertThat(result.getValidationResult()).isEqualTo("EVerify.DdtkCredit");
            assertThat(result.isSetToken()).isFalse();
        }

        @Test
        void ofATokenBeyondTheExpiryOfItsKey() throws TException {
            String token = TestServer.craftedCredit(
                    3, TestServer.SGC_EXPIRED, KeyType.DUTK, BaseDate.BDT_2014, new TokenIdentifier(86 << 16));
            VerifyResult result = api.verifyToken(message(), accessToken, meter(TestServer.SGC_EXPIRED, 1), token);
            assertThat(result.getValidationResult()).isEqualTo("EVerify.KeyExpired");
            assertThat(result.isSetToken()).isFalse();
        }
    }

    private List<Token> credit(MeterConfigIn meter) throws TException {
        return api.issueCreditToken(message(), accessToken, meter, CREDIT, 10.0, 0, 0);
    }

    private static MeterConfigIn meter(int sgc, int krn) {
        MeterConfigIn meter =
                new MeterConfigIn("00000000000", (short) 7, (short) 2, sgc, (short) krn, (short) 1, (short) 255);
        meter.setAllowKrnUpdate(false);
        meter.setAllowKenUpdate(false);
        return meter;
    }

    private String signIn(String username) throws TException {
        return api.signInWithPassword(message(), "local", username, TestServer.PASSWORD, new SessionOptions())
                .getAccessToken();
    }

    private String message() {
        return "m-" + messages++;
    }

    private void assertModuleError(String code, String text, ThrowingCallable call) {
        assertError(call, "ESm", "Security Module error '" + code + "': " + text);
    }

    private void assertError(ThrowingCallable call, String eCode, String eMsgEn) {
        ApiException e = refused(call);
        assertThat(e.getECode()).isEqualTo(eCode);
        assertThat(e.getEMsgEn()).isEqualTo(eMsgEn);
    }

    private static ApiException refused(ThrowingCallable call) {
        ApiException e = catchThrowableOfType(ApiException.class, call);
        assertThat((Throwable) e).as("the call is refused").isNotNull();
        return e;
    }
}
