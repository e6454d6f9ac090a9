package io.ptoken.service.access.session;

import io.ptoken.service.ErrorCode;
import io.ptoken.service.Param;
import io.ptoken.service.ServiceException;
import io.ptoken.service.api.TokenApiService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which clients are served: those of our major version whose minor version is not above ours (wire reference section 2). A
 * version is matched on its first two numbers, major and minor, as they are written: what follows them makes no difference,
 * and a number with leading zeros is none.
 */
final class ApiVersions {

    private static final String NUMBER = "(0|[1-9]\\d{0,3})";
    private static final Pattern FORM = Pattern.compile(NUMBER + "\\." + NUMBER + "(?:\\." + NUMBER + ")*");

    private ApiVersions() {}

    static void requireSupported(String clientVersion) {
        Matcher client = FORM.matcher(clientVersion);
        Matcher server = FORM.matcher(TokenApiService.API_VERSION);
        boolean served = client.matches()
                && server.matches()
                && number(client, 1) == number(server, 1)
                && number(client, 2) <= number(server, 2);
        if (!served) {
            throw new ServiceException(
                    ErrorCode.SIGNIN_VERSION, TokenApiService.API_VERSION, Param.echo(clientVersion));
        }
    }

    /** True for a client of version 1.0, which was served. */
    static boolean isBefore11(String clientVersion) {
        Matcher client = FORM.matcher(clientVersion);
        return client.matches() && number(client, 1) == 1 && number(client, 2) == 0;
    }

    private static int number(Matcher version, int group) {
        return Integer.parseInt(version.group(group));
    }
}
