"""Undefined variables in our own templates fail the tests; those of other packages stay as Django has them."""

import sys
from pathlib import Path

from django.template.base import FilterExpression, Node

OURS = str(Path(__file__).resolve().parent.parent) + "/"
THEIRS = "/site-packages/"


class UndefinedVariable(AssertionError):
    """A template of ours shows a variable that its view does not give it."""


class Undefined(str):
    """Stands for `string_if_invalid`: Django asks for its truth just before it would print it."""

    __slots__ = ()

    def __bool__(self) -> bool:
        frame = sys._getframe(1)
        expression = frame.f_locals.get("self")
        if isinstance(expression, FilterExpression) and frame.f_code.co_name == "resolve":
            template = self.template(frame)
            if template.startswith(OURS) and THEIRS not in template:
                raise UndefinedVariable(f"{template.removeprefix(OURS)}: {{{{ {expression.token} }}}} is not defined")
        return False

    @staticmethod
    def template(frame) -> str:
        """The file of the innermost node being rendered."""
        while frame:
            node = frame.f_locals.get("self")
            if isinstance(node, Node) and getattr(node, "origin", None):
                return str(node.origin.name)
            frame = frame.f_back
        return ""
