package io.ptoken.thrift.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.apache.thrift.TApplicationException;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TMessage;
import org.apache.thrift.protocol.TMessageType;
import org.apache.thrift.protocol.TProtocol;
import org.apache.thrift.transport.layered.TFramedTransport;
import org.junit.jupiter.api.Test;
import za.co.prism.prismtoken1.ApiException;
import za.co.prism.prismtoken1.MeterConfigIn;
import za.co.prism.prismtoken1.SessionOptions;
import za.co.prism.prismtoken1.SignInResult;
import za.co.prism.prismtoken1.Token;
import za.co.prism.prismtoken1.TokenApi;

/** The stubs write and read what deployed clients and servers write and read, byte for byte. */
class GoldenFramesTest {

    @Test
    void pingIsWrittenAndItsReplyRead() throws TException {
        ScriptedTransport wire = new ScriptedTransport(GoldenFrames.PING_REPLY);

        String echo = new TokenApi.Client(framed(wire)).ping(0, "x");

        assertThat(wire.writtenHex()).isEqualTo(GoldenFrames.PING);
        assertThat(echo).isEqualTo("x");
    }

    @Test
    void signInIsWrittenWithTheDefaultsOfSessionOptions() throws TException {
        ScriptedTransport wire = new ScriptedTransport(GoldenFrames.SIGN_IN_REPLY);

        SignInResult result =
                new TokenApi.Client(framed(wire)).signInWithPassword("m-1", "local", "u", "p", new SessionOptions());

        assertThat(wire.writtenHex()).isEqualTo(GoldenFrames.SIGN_IN);
        assertThat(result.getAccessToken()).isEqualTo("T");
    }

    @Test
    void creditIsWrittenWithoutTheDefaultedBooleansAndItsTokenRead() throws TException {
        ScriptedTransport wire = new ScriptedTransport(GoldenFrames.CREDIT_REPLY);

        List<Token> tokens =
                new TokenApi.Client(framed(wire)).issueCreditToken("m-1", "T", meter(), (short) 0, 1000.0, 0, 0);

        assertThat(wire.writtenHex()).isEqualTo(GoldenFrames.CREDIT_JAVA);
        assertThat(tokens).hasSize(1);
        assertThat(tokens.get(0)).isEqualTo(token());
    }

    @Test
    void aPhpClientsCallWithSequenceIdZeroReadsAsTheSameCall() throws TException {
        TProtocol in = framed(new ScriptedTransport(GoldenFrames.CREDIT_PHP));
        ScriptedTransport wire = new ScriptedTransport("");
        TProtocol out = framed(wire);

        TMessage head = in.readMessageBegin();
        TokenApi.issueCreditToken_args args = new TokenApi.issueCreditToken_args();
        args.read(in);
        in.readMessageEnd();
        out.writeMessageBegin(head);
        args.write(out);
        out.writeMessageEnd();
        out.getTransport().flush();

        assertThat(head).isEqualTo(new TMessage("issueCreditToken", TMessageType.CALL, 0));
        assertThat(args.getMeterConfig())
                .isEqualTo(meter().setAllowKrnUpdate(false).setAllow3Kct(false).setAllowKenUpdate(true));
        assertThat(wire.writtenHex()).isEqualTo(GoldenFrames.CREDIT_PHP);
    }

    @Test
    void aReplyWithATokenIsWritten() throws TException {
        ScriptedTransport wire = new ScriptedTransport("");
        TProtocol out = framed(wire);
        TokenApi.issueCreditToken_result result = new TokenApi.issueCreditToken_result();
        result.setSuccess(List.of(token()));

        out.writeMessageBegin(new TMessage("issueCreditToken", TMessageType.REPLY, 1));
        result.write(out);
        out.writeMessageEnd();
        out.getTransport().flush();

        assertThat(wire.writtenHex()).isEqualTo(GoldenFrames.CREDIT_REPLY);
    }

    @Test
    void anUnknownMethodReadsAsApplicationException() throws TException {
        TProtocol in = framed(new ScriptedTransport(GoldenFrames.UNKNOWN_METHOD));

        TMessage head = in.readMessageBegin();
        TApplicationException error = TApplicationException.readFrom(in);

        assertThat(head).isEqualTo(new TMessage("foo", TMessageType.EXCEPTION, 1));
        assertThat(error.getType()).isEqualTo(TApplicationException.UNKNOWN_METHOD);
        assertThat(error).hasMessage("Invalid method name: 'foo'");
    }

    @Test
    void anExceptionReplyIsReadAsApiException() throws TException {
        ScriptedTransport wire = new ScriptedTransport(GoldenFrames.STATUS_EXPIRED);

        ApiException error =
                catchThrowableOfType(ApiException.class, () -> new TokenApi.Client(framed(wire)).getStatus("m-1", "T"));

        assertThat(error.getECode()).isEqualTo("EAuthentication.Token");
        assertThat(error.getEMsgEn()).isEqualTo("Authentication failed (bad accessToken: expired)");
    }

    private static TProtocol framed(ScriptedTransport wire) throws TException {
        return new TBinaryProtocol(new TFramedTransport(wire));
    }

    private static Token token() {
        return new Token()
                .setDrn("00000000000")
                .setPan("600727000000000009")
                .setEa((short) 7)
                .setTct((short) 1)
                .setSgc(123456)
                .setKrn((short) 1)
                .setTi((short) 1)
                .setTokenClass((short) 0)
                .setSubclass((short) 0)
                .setTid(0x00f2da7a)
                .setTransferAmount(1000.0)
                .setIsReservedTid(false)
                .setDescription("Credit:Electricity")
                .setStsUnitName("hWh")
                .setScaledAmount("100.0")
                .setScaledUnitName("kWh")
                .setTokenDec("00000000000134220736")
                .setTokenHex("00000000008000BC0")
                .setIdSm("SM-1")
                .setVkKcv("000000");
    }

    private static MeterConfigIn meter() {
        return new MeterConfigIn("00000000000", (short) 7, (short) 1, 123456, (short) 1, (short) 1, (short) 255);
    }
}
