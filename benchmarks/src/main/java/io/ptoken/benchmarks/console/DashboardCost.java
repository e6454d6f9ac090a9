package io.ptoken.benchmarks.console;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a page costs that is looked at for the first time.
 *
 * @param millis the median time until all of it is there: the server's, and a little of the line and the client
 * @param page bytes of the page as it goes over the line
 * @param assets bytes of what it loads
 */
record DashboardCost(double millis, int page, int assets) {

    private static final String DASHBOARD = "/dashboard";
    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");
    private static final int BEFORE = 10;
    private static final int TIMES = 40;

    /** Measures it while nobody else asks for anything. */
    static DashboardCost measure(People people, Looked looked) throws IOException, InterruptedException {
        people.look(DASHBOARD, BEFORE, new Looked());
        Looked quiet = new Looked();
        people.look(DASHBOARD, TIMES, quiet);
        quiet.firstFailure().ifPresent(looked::failed);
        HttpResponse<byte[]> page = people.one().page(DASHBOARD);
        int assets = 0;
        for (String address : assets(ConsoleClient.text(page))) {
            HttpResponse<byte[]> asset = people.one().page(address);
            if (asset.statusCode() != 200) {
                looked.failed(address + ": status " + asset.statusCode());
            }
            assets += asset.body().length;
        }
        return new DashboardCost(quiet.millis(50), page.body().length, assets);
    }

    private static Set<String> assets(String html) {
        Set<String> addresses = new TreeSet<>();
        Matcher asset = ASSET.matcher(html);
        while (asset.find()) {
            addresses.add(asset.group(1));
        }
        return addresses;
    }

    /** With everything, in units of a thousand bytes. */
    double kilobytes() {
        return (page + assets) / 1000.0;
    }
}
