"""A small editor: it speaks the Language Server Protocol with a server, over its standard streams."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_PATIENCE = 60.0


class Editor:
    """An editor with a folder open, whose settings are those of `.vscode/settings.json`."""

    def __init__(self, server: Sequence[str], folder: Path, environment: dict[str, str]) -> None:
        self._folder = folder
        self._settings = json.loads((folder / ".vscode" / "settings.json").read_text(encoding="utf-8"))
        self._process = subprocess.Popen(
            server, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, cwd=folder
        )
        self._next = 0
        self._diagnostics: dict[str, list[dict[str, Any]]] = {}
        root = folder.as_uri()
        self.request(
            "initialize",
            {
                "processId": None,
                "rootUri": root,
                "workspaceFolders": [{"uri": root, "name": folder.name}],
                "capabilities": {
                    "workspace": {"configuration": True, "workspaceFolders": True},
                    "textDocument": {
                        "hover": {"contentFormat": ["markdown"]},
                        "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
                    },
                },
            },
        )
        self.notify("initialized", {})

    def close(self) -> None:
        """Leave."""
        self.request("shutdown", None)
        self.notify("exit", None)
        self._process.wait(_PATIENCE)

    def open(self, path: str, text: str) -> str:
        """Open a file as it stands in the editor, saved or not; its uri."""
        uri = (self._folder / path).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.notify("textDocument/didOpen", {"textDocument": document})
        return uri

    def complete(self, uri: str, line: int, column: int) -> dict[str, dict[str, Any]]:
        """What is offered at a place (from 0), by label."""
        answer = self.request("textDocument/completion", _at(uri, line, column))
        items = answer["items"] if isinstance(answer, dict) else answer
        return {item["label"]: item for item in items}

    def hover(self, uri: str, line: int, column: int) -> str:
        """What is shown over a place (from 0)."""
        answer = self.request("textDocument/hover", _at(uri, line, column))
        contents = answer["contents"]
        return contents if isinstance(contents, str) else str(contents["value"])

    def diagnostics(self, uri: str) -> list[dict[str, Any]]:
        """The faults that the server marks in a file, as soon as it has told of them."""
        deadline = time.monotonic() + _PATIENCE
        while uri not in self._diagnostics and time.monotonic() < deadline:
            self._take(self._receive())
        return self._diagnostics[uri]

    def request(self, method: str, params: Any) -> Any:
        """Ask, and wait for the answer."""
        self._next += 1
        mine = self._next
        self._send({"id": mine, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == mine and "method" not in message:
                assert "error" not in message, message
                return message["result"]
            self._take(message)

    def notify(self, method: str, params: Any) -> None:
        """Tell, without an answer."""
        self._send({"method": method, "params": params})

    def _take(self, message: dict[str, Any]) -> None:
        """What the server says or asks by itself."""
        if message.get("method") == "textDocument/publishDiagnostics":
            self._diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif message.get("method") == "workspace/configuration":
            sections = [item.get("section") for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": [self._section(name) for name in sections]})
        elif "id" in message and "method" in message:
            self._send({"id": message["id"], "result": None})

    def _section(self, name: str | None) -> dict[str, Any] | None:
        start = f"{name}."
        found = {key[len(start) :]: value for key, value in self._settings.items() if key.startswith(start)}
        # The online store of schemas knows nothing of SOPs, and a test asks nothing of the network.
        return {**found, "schemaStore": {"enable": False}} if name == "yaml" else found or None

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        length = 0
        while (line := self._process.stdout.readline().strip()) or not length:
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
            assert line or self._process.poll() is None, "the server has gone"
        message = json.loads(self._process.stdout.read(length))
        assert isinstance(message, dict)
        return message


def _at(uri: str, line: int, column: int) -> dict[str, Any]:
    return {"textDocument": {"uri": uri}, "position": {"line": line, "character": column}}
