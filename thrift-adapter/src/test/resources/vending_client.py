"""A vending client from the standard library alone: TLS, frames and the strict binary protocol by hand.

usage: vending_client.py HOST PORT CERTIFICATE
"""
import socket
import ssl
import struct
import sys

CALL, REPLY, EXCEPTION = 1, 2, 3
BOOL, DOUBLE, I16, I32, I64, STRING, STRUCT, LIST = 2, 4, 6, 8, 10, 11, 12, 15
NUMBERS = {DOUBLE: ">d", I16: ">h", I32: ">i", I64: ">q"}


def encode(kind, value):
    if kind == STRING:
        text = value.encode()
        return struct.pack(">i", len(text)) + text
    if kind == STRUCT:
        return b"".join(struct.pack(">bh", k, i) + encode(k, v) for i, k, v in value) + b"\0"
    if kind == BOOL:
        return b"\1" if value else b"\0"
    return struct.pack(NUMBERS[kind], value)


class Reader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, count):
        part = self.data[self.at:self.at + count]
        assert len(part) == count, "reply too short"
        self.at += count
        return part

    def number(self, form):
        return struct.unpack(form, self.take(struct.calcsize(form)))[0]

    def value(self, kind):
        if kind == STRING:
            return self.take(self.number(">i")).decode()
        if kind == STRUCT:
            return self.struct()
        if kind == LIST:
            element, size = self.number(">b"), self.number(">i")
            return [self.value(element) for _ in range(size)]
        if kind == BOOL:
            return self.take(1) == b"\1"
        return self.number(NUMBERS[kind])

    def struct(self):
        fields = {}
        while True:
            kind = self.number(">b")
            if kind == 0:
                return fields
            field = self.number(">h")
            fields[field] = self.value(kind)


class Client:
    def __init__(self, host, port, certificate):
        context = ssl.create_default_context(cafile=certificate)
        self.socket = context.wrap_socket(socket.create_connection((host, port)), server_hostname=host)
        self.stream = self.socket.makefile("rb")
        self.sequence = 0

    def call(self, method, *arguments):
        self.sequence += 1
        message = struct.pack(">HH", 0x8001, CALL) + encode(STRING, method) + struct.pack(">i", self.sequence)
        message += encode(STRUCT, [(i, kind, value) for i, (kind, value) in enumerate(arguments, 1)])
        self.socket.sendall(struct.pack(">i", len(message)) + message)
        reply = Reader(self.stream.read(struct.unpack(">i", self.stream.read(4))[0]))
        version, kind = reply.number(">H"), reply.number(">H")
        assert version == 0x8001 and reply.value(STRING) == method and reply.number(">i") == self.sequence
        fields = reply.struct()
        assert reply.at == len(reply.data), "bytes after the reply"
        return kind, fields


def main(host, port, certificate):
    client = Client(host, int(port), certificate)
    kind, reply = client.call("ping", (I32, 0), (STRING, "hello"))
    print("ping", reply[0])

    options = [(1, STRING, "1.0")]
    kind, reply = client.call(
        "signInWithPassword", (STRING, "m-1"), (STRING, "local"), (STRING, "u"), (STRING, "p"), (STRUCT, options))
    session = reply[0][1]
    print("session", session)

    meter = [(1, STRING, "00000000000"), (2, I16, 7), (3, I16, 1), (10, I32, 123456), (11, I16, 1), (12, I16, 1),
             (21, BOOL, False), (30, I16, 255)]
    kind, reply = client.call(
        "issueCreditToken", (STRING, "m-2"), (STRING, session), (STRUCT, meter), (I16, 0), (DOUBLE, 1000.0), (I64, 0),
        (I64, 0))
    for token in reply[0]:
        print("token", token[30], token[20], token[22], token[23])

    kind, reply = client.call("getStatus", (STRING, "m-3"), (STRING, session))
    assert kind == REPLY
    print("error", reply[1][1], reply[1][2])

    kind, reply = client.call("noSuchMethod")
    assert kind == EXCEPTION
    print("unknown method", reply[2], reply[1])


main(*sys.argv[1:])
