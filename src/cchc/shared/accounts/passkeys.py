"""Passkeys (WebAuthn, by python-fido2): what the browser is asked, and whether its answer is right.

A key is bound to the host under which people reach the site. `state` is kept in the session between the two.
"""

import json
from base64 import b64decode, b64encode
from collections.abc import Sequence
from typing import Any

from fido2.server import Fido2Server
from fido2.utils import websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    UserVerificationRequirement,
)

NAME = "CCHC"
State = dict[str, Any]


class Wrong(Exception):
    """The browser's answer does not fit the question."""


def ask_to_create(host: str, username: str, full_name: str, held: Sequence[str]) -> tuple[str, State]:
    """The question as JSON, and the state; keys in `held` are not made twice."""
    user = PublicKeyCredentialUserEntity(id=username.encode()[:64], name=username, display_name=full_name)
    options, state = _server(host).register_begin(
        user,
        [_read(one) for one in held],
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    return json.dumps(dict(options)), state


def created(host: str, state: State, answer: str) -> tuple[str, str]:
    """The key's public half and its id, both to be kept. Raises Wrong."""
    try:
        data = _server(host).register_complete(state, json.loads(answer)).credential_data
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Wrong(str(error)) from error
    if data is None:
        raise Wrong("no credential")
    return b64encode(bytes(data)).decode(), websafe_encode(data.credential_id)


def ask_to_prove(host: str, held: Sequence[str]) -> tuple[str, State]:
    """The question as JSON, and the state."""
    options, state = _server(host).authenticate_begin(
        [_read(one) for one in held], user_verification=UserVerificationRequirement.PREFERRED
    )
    return json.dumps(dict(options)), state


def proved(host: str, state: State, held: Sequence[str], answer: str) -> str:
    """The id of the key that answered. Raises Wrong."""
    keys = [_read(one) for one in held]
    try:
        used = _server(host).authenticate_complete(state, keys, json.loads(answer))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Wrong(str(error)) from error
    return str(websafe_encode(used.credential_id))


def _server(host: str) -> Fido2Server:
    return Fido2Server(PublicKeyCredentialRpEntity(name=NAME, id=host.rsplit(":", 1)[0]))


def _read(kept: str) -> AttestedCredentialData:
    return AttestedCredentialData(b64decode(kept))
