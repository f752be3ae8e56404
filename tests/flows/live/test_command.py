"""The command that serves the screen."""

from __future__ import annotations

import socket
import subprocess

import pytest

from tests.office import START, until


def test_the_command_serves_on_loopback_only_until_it_is_stopped(built, tmp_path):
    out = tmp_path / "out"
    with out.open("wb") as file:
        serving = subprocess.Popen(
            [*START, "screen", "--serve", "--port", "0", "--warehouse", str(built)], stdout=file, stderr=file
        )
    try:
        until(lambda: "token=" in out.read_text("utf-8") or serving.poll() is not None, 300, "an address")
        address = out.read_text("utf-8").split("：", 1)[1].split()[0]
        port = int(address.split(":")[2].split("/")[0])
        import httpx

        with httpx.Client(trust_env=False) as client:
            assert client.get(address, follow_redirects=True).status_code == 200
            assert client.get(f"http://127.0.0.1:{port}/reader.html").status_code == 200
            assert "server" not in client.get(address).headers
        others = {str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None)} - {
            "127.0.0.1",
            "::1",
        }
        for other in others:
            with pytest.raises(OSError, match=r".+"), socket.create_connection((other, port), timeout=2):
                pass
    finally:
        serving.send_signal(2)
        assert serving.wait(300) == 0, out.read_text("utf-8")
