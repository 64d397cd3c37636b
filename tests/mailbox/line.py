"""A line between client and server that breaks where a test says: a TCP proxy on 127.0.0.1."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress


class Line:
    """Passes bytes on; ``breaks`` lists after how many bytes each connection breaks.

    ``direction``: count what the client sends ("up") or what the server sends ("down"). The first
    connection takes the first number, and so on; further connections do not break.
    """

    def __init__(self, port: int, breaks: list[int] | None = None, direction: str = "down") -> None:
        self.target = port
        self.breaks = list(breaks or [])
        self.direction = direction
        self.connections = 0
        self.carried: list[int] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._open: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._listener.close()
        for line in self._open:
            with suppress(OSError):
                line.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            limit = self.breaks[self.connections] if self.connections < len(self.breaks) else None
            self.connections += 1
            self.carried.append(0)
            try:
                server = socket.create_connection(("127.0.0.1", self.target))
            except OSError:
                client.close()
                continue
            self._open += [client, server]
            number = len(self.carried) - 1
            for source, sink, way in ((client, server, "up"), (server, client, "down")):
                bound = limit if way == self.direction else None
                threading.Thread(
                    target=self._pass, args=(source, sink, bound, number), daemon=True
                ).start()

    def _pass(
        self, source: socket.socket, sink: socket.socket, limit: int | None, number: int
    ) -> None:
        gone = 0
        try:
            while data := source.recv(4096):
                if limit is not None and gone + len(data) >= limit:
                    sink.sendall(data[: limit - gone])
                    break
                sink.sendall(data)
                gone += len(data)
                if limit is not None or number < len(self.carried):
                    self.carried[number] += len(data)
        except OSError:
            pass
        for one in (source, sink):
            with suppress(OSError):
                # The other direction still waits on this socket: closing alone would end nothing.
                one.shutdown(socket.SHUT_RDWR)
            one.close()
