package io.ptoken.web.http;

/** What is served. Thread safe. */
public interface Site {

    /** Answers a request; refusals are pages too. */
    Answer answer(Visit visit);

    /**
     * Answers while nobody can tell who asks: public pages, and of others why not.
     *
     * @param silent what keeps it from being told
     */
    Answer unknown(Visit visit, RuntimeException silent);

    /** Why what was asked for was not done. */
    Answer refusal(Visit visit, RuntimeException refused);

    /** A form whose token is not that of the browser: nothing was done. */
    Answer foreignForm(Visit visit);

    /** A page without more than these words, for what is wrong before a request is read. */
    Bytes plain(int status, String key);
}
