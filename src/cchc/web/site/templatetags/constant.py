"""Tags that come out the same every time are worked out once: a list has the same few words and icons on every row."""

from functools import lru_cache
from typing import Any

from django import template
from django.template.base import FilterExpression, Node, Parser, TextNode, Token, Variable
from django.template.context import Context
from django.template.library import SimpleNode
from django.template.loader import get_template
from django.templatetags.i18n import TranslateNode, do_translate
from django.utils.translation import get_language
from lucide.templatetags.lucide import lucide as draw

register = template.Library()


class ConstantTranslation(Node):
    """{% translate "…" %}: asked of the catalogue once for each language."""

    def __init__(self, node: TranslateNode) -> None:
        self.asked, self.name = node, node.asvar
        node.asvar = None
        self.said: dict[str | None, str] = {}

    def render(self, context: Context) -> str:
        language = get_language()
        words = self.said.get(language)
        if words is None:
            words = self.said[language] = self.asked.render(context)
        if self.name:
            context[self.name] = words
            return ""
        return words


@register.tag("translate")
def translate(parser: Parser, token: Token) -> Node:
    """In place of Django's own, which is used where the words are not written in the template."""
    node = do_translate(parser, token)
    plain = not node.noop and node.message_context is None
    return ConstantTranslation(node) if plain and _is_constant(node.filter_expression) else node


def _is_constant(expression: FilterExpression) -> bool:
    written = not isinstance(expression.var, Variable) or expression.var.literal is not None
    return written and not expression.filters


@register.simple_tag(name="drawn")
def drawn(name: str, *, size: int = 24, **attributes: Any) -> str:
    """An icon whose name is told by the data."""
    return _drawn(str(name) + "", size, tuple(sorted(attributes.items())))


@lru_cache(maxsize=512)
def _drawn(name: str, size: int, attributes: tuple[tuple[str, Any], ...]) -> str:
    return str(draw(name, size=size, **dict(attributes)))


@register.tag("lucide")
def lucide(parser: Parser, token: Token) -> Node:
    """An icon, in place of the library's own tag; drawn when the template is read, where that can be."""
    node: SimpleNode = register.tags["drawn"](parser, token)
    given = (*node.args, *node.kwargs.values())
    if node.target_var is None and all(_is_constant(one) for one in given):
        return TextNode(node.render(Context()))
    return node


@register.simple_tag
def badge(kind: str, text: str) -> str:
    """The part parts/badge.html."""
    return _badge(str(kind) + "", str(text) + "")


@lru_cache(maxsize=4096)
def _badge(kind: str, text: str) -> str:
    return get_template("parts/badge.html").render({"kind": kind, "text": text})
