"""Encryption: which certificates count, and what is wrong with one, in words."""

from __future__ import annotations

import os
import ssl

from ...text import one_line
from ..values import HostError

_EXPIRED = "the certificate has expired; or is this computer's clock wrong?"
_TOO_NEW = "the certificate is not valid yet; is this computer's clock wrong?"
_DATES = "the certificate is not valid today; is this computer's clock wrong?"
_ISSUER = (
    "nobody whom this computer trusts has issued the certificate: something between may be reading "
    "along (antivirus, company proxy)"
)
_NAME = "the certificate is for another name"
_REVOKED = "the certificate has been revoked"

_WORDS = {
    # OpenSSL: X509_V_ERR_...
    9: _TOO_NEW,
    10: _EXPIRED,
    18: _ISSUER,  # self-signed
    19: _ISSUER,  # self-signed, in the chain
    20: _ISSUER,
    21: _ISSUER,
    23: _REVOKED,
    62: _NAME,
    64: _NAME,  # an address
    # Windows, through truststore: CERT_E_..., CRYPT_E_...
    0x800B0101: _DATES,
    0x800B0109: _ISSUER,
    0x800B010A: _ISSUER,
    0x800B010C: _REVOKED,
    0x800B010F: _NAME,
    0x80092010: _REVOKED,
    # macOS, through truststore: errSec...
    -67602: _NAME,
    -67818: _EXPIRED,
    -67819: _TOO_NEW,
    -67820: _REVOKED,
    -67843: _ISSUER,
}


def context() -> ssl.SSLContext:
    """A context that checks certificates as strictly as this machine's browsers do."""
    try:
        made = _context()
    except OSError as error:  # a broken root certificate, a log of keys that may not be written
        message = "the root certificates of this computer cannot be loaded"
        raise HostError("exception", message) from error
    # Since Python 3.13 this is on by default; the roots of many companies fail it.
    made.verify_flags &= ~ssl.VERIFY_X509_STRICT
    return made


def _context() -> ssl.SSLContext:
    # Whoever sets one of these means it; outside of Linux truststore does not look at them.
    if not (os.environ.get("SSL_CERT_FILE") or os.environ.get("SSL_CERT_DIR")):
        from importlib import import_module

        try:
            own: ssl.SSLContext = import_module("truststore").SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            return own
        except ImportError:  # it is optional
            pass
    return ssl.create_default_context()


def explain(error: ssl.SSLError) -> tuple[str, str]:
    """Problem and detail of a failed handshake."""
    if isinstance(error, ssl.SSLCertVerificationError):
        words = _WORDS.get(getattr(error, "verify_code", 0))
        told = one_line(getattr(error, "verify_message", "") or str(error))
        return "certificate", words or f"the certificate is not accepted: {told}"
    if isinstance(error, ssl.SSLEOFError | ssl.SSLZeroReturnError):
        return "reset", "the connection was closed while encryption was being agreed on"
    reason = one_line(error.reason or "", 80)
    return "protocol", "no agreement on encryption" + (f" ({reason})" if reason else "")
