"""JSON that every database takes: PostgreSQL has neither NUL nor half surrogates in its texts."""

from typing import Any


def storable(value: Any) -> Any:
    """The same value without the characters that cannot be stored."""
    if isinstance(value, str):
        bare = value.replace("\x00", "")
        return bare if bare.isascii() else bare.encode("utf-8", "ignore").decode("utf-8")
    if isinstance(value, dict):
        return {storable(key): storable(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [storable(part) for part in value]
    return value
