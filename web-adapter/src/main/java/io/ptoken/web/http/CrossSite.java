package io.ptoken.web.http;

import org.eclipse.jetty.server.Request;

/** Whether a browser says that a form was sent by another site. */
final class CrossSite {

    private CrossSite() {}

    static boolean isFrom(Request request) {
        String site = request.getHeaders().get("Sec-Fetch-Site");
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        String origin = request.getHeaders().get("Origin");
        String host = request.getHeaders().get("Host");
        return origin != null && !origin.equals("https://" + host);
    }
}
