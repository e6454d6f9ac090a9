package io.ptoken.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wire reference section 6. */
class ErrorCodeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EService|Unhandled exception 'A': B",
                "EService.Disabled|Feature disabled: A",
                "EAuthentication.Token|Authentication failed (bad accessToken: A)",
                "EAuthentication.Permission|Access denied: accessToken does not have permission 'A'",
                "EParamRange|Parameter 'A' out of range: got 'B', expected C",
                "EPrefRange|Preference 'A' out of range: got 'B', expected C",
                "ESignin.Version|This service (API version=A) does not support your client's API version='B'",
                "ESignin.Realm|Sign-in failed: unknown realm='A'",
                "ESignin.Subject|Sign-in failed: unknown username='B' in realm='A'",
                "ESignin.Authentication|Sign-in failed: authentication failed for realm='A' username='B'",
                "ESignin.Permission|Sign-in failed: realm='A' username='B' does not have permission 'C'",
                "ESts.DrnOrPan|Parameter 'A' is an invalid meter DRN/PAN (reason: C); got 'B'",
                "ESts.DrnOrPan.CheckDigit|Parameter 'A' is a meter DRN/PAN with bad check digit(s); got 'B'",
                "ESts.IdRecord|Parameter 'A' is an invalid IDRecord/Record2 (reason: C); got 'B'",
                "ESts.IdRecord.Expired|Meter identification has expired (YYMM='A')",
                "ESts.VkBeforeBdt|Attempt to use Vending Key before its Base Date",
                "ESts.VkExpired|Vending Key has expired (TokenID exceeds KeyExpiryNumber)",
                "ESm|Security Module error 'A': B",
                "EKeystore.NotFound|Vending Key not available for SGC=A,KRN=B (reason: C)",
                "ECacheMiss|The requested entry was not found in the cache",
                "EVerify.Ok|(Not an error) Token is valid",
                "EVerify.Crc|Invalid token: CRC error",
                "EVerify.DdtkCredit|Invalid token: Class 0 token encrypted under a DDTK",
                "EVerify.KeyExpired|Invalid token: TokenID out of range for Vending Key KeyExpiryNumber",
            })
    void hasTheTextsOfTheInterface(String eCode, String text) {
        assertThat(ErrorCode.values())
                .filteredOn(code -> code.eCode().equals(eCode))
                .singleElement()
                .extracting(code -> code.message(List.of("A", "B", "C")))
                .isEqualTo(text);
    }

    @Test
    void hasNoOthers() {
        assertThat(ErrorCode.values()).hasSize(24);
    }

    @Test
    void leavesAParameterThatLooksLikeAPlaceholderAsItIs() {
        assertThat(ServiceException.paramRange("drn", "{2}", "{0}").getMessage())
                .isEqualTo("Parameter 'drn' out of range: got '{2}', expected {0}");
    }
}
