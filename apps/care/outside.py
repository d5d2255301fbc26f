"""Asks addresses outside the portal whether they answer: politely, and never inside a private network.

What staff type is asked from the server, so an address could be aimed at machines that only the server reaches. The
host is looked up once, every address it has must be public, and the connection goes to the address that was looked at.
"""

import http.client
import ipaddress
import socket
import ssl
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from django.conf import settings

from apps.care.models import Checked

PATIENCE = 10  # seconds for each step of an answer
HOPS = 5
"""How often an address may lead on to another."""
_TRANSLATED = [ipaddress.ip_network(net) for net in ("64:ff9b::/96", "2002::/16", "2001::/32")]
_ASK_OTHERWISE = {400, 403, 404, 405, 406, 501}  # what some servers answer to HEAD, but not to GET
_LEADS_ON = {301, 302, 303, 307, 308}


class Answer(NamedTuple):
    fault: Checked.Fault
    status: int | None = None


class Refused(Exception):
    """The address leads into a private network, or is no web address."""


def ask(address: str) -> Answer:
    """How the address answers, in the end."""
    try:
        for _hop in range(HOPS):
            status, leads_to = _ask_once(address)
            if status not in _LEADS_ON or not leads_to:
                return Answer(Checked.Fault.NONE if status < 400 else Checked.Fault.STATUS, status)
            address = urljoin(address, leads_to)
    except Refused:
        return Answer(Checked.Fault.INSIDE)
    except ssl.SSLError:
        return Answer(Checked.Fault.SAFE)
    except TimeoutError:
        return Answer(Checked.Fault.TIME)
    except (OSError, http.client.HTTPException, ValueError):
        return Answer(Checked.Fault.HOST)
    return Answer(Checked.Fault.LOOP)


def _ask_once(address: str) -> tuple[int, str]:
    status, leads_to = _request("HEAD", address)
    return _request("GET", address) if status in _ASK_OTHERWISE else (status, leads_to)


def _request(method: str, address: str) -> tuple[int, str]:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Refused(address)
    host = parts.hostname.encode("idna").decode()
    port = parts.port or (443 if parts.scheme == "https" else 80)
    connection = Direct(host, port, parts.scheme == "https", public_address(host, port))
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        agent = f"CICA-portal link check ({settings.SITE_URL})"
        connection.request(method, _ascii(path), headers={"User-Agent": agent, "Accept": "*/*"})
        answer = connection.getresponse()
        return answer.status, answer.getheader("Location") or ""
    finally:
        connection.close()


def _ascii(path: str) -> str:
    """A path may hold letters of any alphabet, which travel as percent signs."""
    return "".join(
        sign if 0x20 < ord(sign) < 0x7F else "".join(f"%{byte:02X}" for byte in sign.encode()) for sign in path
    )


class Direct(http.client.HTTPConnection):
    """A connection to an address that was looked at, whatever the name means a moment later."""

    def __init__(self, host: str, port: int, is_safe: bool, address: str):
        super().__init__(host, port, timeout=PATIENCE)
        self.is_safe, self.address = is_safe, address
        if is_safe:
            self.default_port = 443

    def connect(self):
        self.sock = socket.create_connection((self.address, self.port), self.timeout)
        if self.is_safe:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)


def public_address(host: str, port: int) -> str:
    """An address of the host. Raises Refused if any of them is not public."""
    found = [str(entry[4][0]) for entry in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not found or not all(is_public(address) for address in found):
        raise Refused(host)
    return found[0]


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the open Internet."""
    number = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(number, ipaddress.IPv6Address):
        if number.ipv4_mapped:
            number = number.ipv4_mapped
        elif any(number in net for net in _TRANSLATED):
            return False
    return number.is_global and not number.is_multicast
