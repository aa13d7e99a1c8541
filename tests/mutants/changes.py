"""Small changes of a function: which there are, and how one is put into a process.

mutmut's operators make them (https://mutmut.readthedocs.io): a condition turned round, an argument
left out, a number one larger, a word in another case. Its own runner copies the project and starts
pytest for each of them; here a change is put into a process that has all modules loaded.
"""

from __future__ import annotations

import ast
import functools
import gc
import importlib
import types
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import libcst as cst
from libcst.metadata import MetadataWrapper
from mutmut.mutation.file_mutation import Mutation, MutationVisitor, deep_replace
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import IgnoredCode

ROOT = Path(__file__).parent.parent.parent
ROOMS = ("kg/interpret", "kg/resolve")


class Change(NamedTuple):
    """A change of one function: the lines of the file that say it, from 1, both of them inside; how
    they are changed, as "-old +new"; and the text of the whole file with it."""

    module: str
    function: str
    first: int
    last: int
    words: str
    text: str

    @property
    def place(self) -> str:
        return f"{self.module}:{self.first}"


class Found(MutationVisitor):
    """All changes of a file: of decorated functions as well, which mutmut leaves alone since it
    would copy them; neither of decorators nor of what arguments are by default."""

    def _skip_node_and_children(self, node: cst.CSTNode) -> bool:
        if isinstance(node, cst.FunctionDef):
            return False
        return isinstance(node, cst.Decorator | cst.Param) or super()._skip_node_and_children(node)


def modules() -> list[str]:
    """The files of the two rooms in which something can be changed."""
    found = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
    return [path.relative_to(ROOT).as_posix() for path in found if path.name != "__init__.py"]


def mutations(module: str) -> tuple[cst.Module, list[Mutation]]:
    """A file, and what may be changed in its functions, in the order of the file."""
    text = (ROOT / module).read_text("utf-8")
    wrapper = MetadataWrapper(cst.parse_module(text), unsafe_skip_copy=True)
    visitor = Found(mutation_operators, IgnoredCode(set(), set(), set()))
    tree = wrapper.visit(visitor)
    inside = [
        found
        for found in visitor.mutations
        if isinstance(found.contained_by_top_level_function, cst.FunctionDef)
    ]
    return tree, inside


def change(module: str, tree: cst.Module, mutation: Mutation) -> Change:
    """What a mutation does to the text of a file."""
    changed = deep_replace(tree, mutation.original_node, mutation.mutated_node)
    assert isinstance(changed, cst.Module)
    before, after = tree.code.splitlines(), changed.code.splitlines()
    ahead = _equal(before, after)
    behind = _equal(before[ahead:][::-1], after[ahead:][::-1])
    parts = [("-", before[ahead : len(before) - behind]), ("+", after[ahead : len(after) - behind])]
    words = " ".join(sign + " ".join(line.strip() for line in lines) for sign, lines in parts)
    function, first, last = _statement(ast.parse(tree.code), ahead + 1)
    return Change(module, function, first, last, words, changed.code)


def put(chosen: Change) -> None:
    """Change the function in this process, wherever it is referred to; what is kept of its answers
    is forgotten."""
    module = importlib.import_module(chosen.module.removesuffix(".py").replace("/", "."))
    where: object = module
    for name in chosen.function.split("."):
        where = vars(where)[name]
    path = str(ROOT / chosen.module)
    code = compile(chosen.text, path, "exec", dont_inherit=True)
    _plain(where).__code__ = next(c for c in _codes(code) if c.co_qualname == chosen.function)
    for kept in gc.get_objects():
        if isinstance(kept, functools._lru_cache_wrapper):
            kept.cache_clear()


def _equal(some: Sequence[str], others: Sequence[str]) -> int:
    """How many lines are equal at the begin of both."""
    pairs = zip(some, others, strict=False)
    return next(
        (n for n, (one, other) in enumerate(pairs) if one != other), min(len(some), len(others))
    )


def _plain(found: object) -> types.FunctionType:
    """The function that stands below decorators."""
    while not isinstance(found, types.FunctionType) or hasattr(found, "__wrapped__"):
        names = ("__wrapped__", "fget", "func", "__func__")
        found = next(getattr(found, name) for name in names if hasattr(found, name))
    return found


def _codes(code: types.CodeType) -> Iterator[types.CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from _codes(constant)


def _statement(tree: ast.Module, line: int) -> tuple[str, int, int]:
    """The function or method around a line, and the lines of the smallest statement there; of one
    with a body, those of its head."""
    functions = [(name, node) for name, node in _functions(tree) if _spans(node, line)]
    name, function = functions[0]
    around = [
        node for node in ast.walk(function) if isinstance(node, ast.stmt) and _spans(node, line)
    ]
    inner = max(around, key=lambda node: (node.lineno, node is not function))
    if inner is function:
        return name, function.body[0].lineno, function.end_lineno or line
    body: list[ast.stmt] = getattr(inner, "body", [])
    return name, inner.lineno, max(inner.lineno, body[0].lineno - 1) if body else _end(inner)


def _functions(tree: ast.Module) -> Iterator[tuple[str, ast.FunctionDef]]:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            yield from (
                (f"{node.name}.{n.name}", n) for n in node.body if isinstance(n, ast.FunctionDef)
            )


def _spans(node: ast.stmt, line: int) -> bool:
    return node.lineno <= line <= _end(node)


def _end(node: ast.stmt) -> int:
    return node.end_lineno or node.lineno
