"""Scripts, read: statements and expressions of JavaScript, as far as queries need them."""

from __future__ import annotations

from kg.languages.tasks.script.errors import Unreadable
from kg.languages.tasks.script.syntax import (
    Arrow,
    Assign,
    Binary,
    Block,
    Call,
    Chain,
    Choice,
    Constant,
    Count,
    Declare,
    For,
    ForOf,
    If,
    ListOf,
    Member,
    Name,
    Node,
    ObjectOf,
    Pattern,
    Return,
    Spread,
    Statement,
    Template,
    Throw,
    Unary,
)
from kg.languages.tasks.script.tokens import Token, tokens_of

LONGEST, DEEPEST = 10_000, 60  # characters of a script, brackets in brackets
_REFUSED = frozenset(
    [
        "async",
        "await",
        "break",
        "case",
        "catch",
        "class",
        "continue",
        "debugger",
        "default",
        "delete",
        "do",
        "enum",
        "export",
        "extends",
        "finally",
        "function",
        "import",
        "in",
        "instanceof",
        "super",
        "switch",
        "this",
        "try",
        "void",
        "while",
        "with",
        "yield",
    ]
)
_STRENGTH = {
    "??": 1, "||": 2, "&&": 3, "|": 4, "^": 5, "&": 6, "==": 7, "!=": 7, "===": 7, "!==": 7,
    "<": 8, ">": 8, "<=": 8, ">=": 8, "+": 10, "-": 10, "*": 11, "/": 11, "%": 11, "**": 12,
}  # fmt: skip
_CONSTANTS = {"true": True, "false": False, "null": None}


def parse(source: str) -> Block:
    """The statements of a script; one that has no `return` is an expression. Raises Unreadable."""
    text = source if "return" in source else f"return {source}"
    if len(text) > LONGEST:
        raise Unreadable(f"the script is longer than {LONGEST:,} characters", LONGEST)
    parser = _Parser(text, 0)
    statements = []
    while parser.token.kind != "end":
        statements += parser.statement()
    return Block(tuple(statements))


class _Parser:
    """Tokens, and the place among them."""

    def __init__(self, source: str, depth: int) -> None:
        self._tokens = tokens_of(source)
        self._at = 0
        self._depth = depth

    @property
    def token(self) -> Token:
        return self._tokens[self._at]

    def _is(self, *texts: str) -> bool:
        return self.token.kind in ("sign", "name") and self.token.text in texts

    def _take(self, *texts: str) -> bool:
        if not self._is(*texts):
            return False
        self._at += 1
        return True

    def _expect(self, text: str) -> None:
        if not self._take(text):
            raise self._wrong(f"{text!r} is missing")

    def _wrong(self, told: str) -> Unreadable:
        found = repr(self.token.text) if self.token.kind != "end" else "the end"
        return Unreadable(f"{told} before {found}", self.token.at)

    def _name(self) -> str:
        token = self.token
        if token.kind != "name" or token.text in _REFUSED:
            raise self._wrong("a name is missing")
        self._at += 1
        return token.text

    def statement(self) -> list[Statement]:
        """A statement, or the several that one declaration makes."""
        if self._take(";"):
            return []
        if self._is("{"):
            return [self._block()]
        if self._take("const", "let", "var"):
            return [*self._declarations()]
        if self._take("if"):
            return [self._if()]
        if self._take("for"):
            return [self._for()]
        if self._take("return"):
            value = None if self._is(";", "}") or self.token.kind == "end" else self._expression()
            return [self._ended(Return(value))]
        if self._take("throw"):
            return [self._ended(Throw(self._expression()))]
        return [self._ended(self._expression())]

    def _ended(self, statement: Statement) -> Statement:
        if not self._take(";") and not self._is("}", "else") and self.token.kind != "end":
            raise self._wrong("; is missing")
        return statement

    def _block(self) -> Block:
        self._deeper()
        self._expect("{")
        statements: list[Statement] = []
        while not self._take("}"):
            if self.token.kind == "end":
                raise self._wrong("'}' is missing")
            statements += self.statement()
        self._depth -= 1
        return Block(tuple(statements))

    def _deeper(self) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise Unreadable(f"there are more than {DEEPEST} brackets in brackets", self.token.at)

    def _declarations(self) -> list[Statement]:
        found: list[Statement] = []
        while True:
            if self._is("{", "["):
                raise Unreadable("kg does not take lists and objects apart here", self.token.at)
            name = self._name()
            found.append(Declare(name, self._expression() if self._take("=") else None))
            if not self._take(","):
                break
        self._ended(found[-1])
        return found

    def _if(self) -> If:
        self._expect("(")
        condition = self._expression()
        self._expect(")")
        self._deeper()
        then = Block(tuple(self.statement()))
        other = Block(tuple(self.statement())) if self._take("else") else None
        self._depth -= 1
        return If(condition, then, other)

    def _for(self) -> For | ForOf:
        self._expect("(")
        self._deeper()
        at = self._at
        if self._take("const", "let", "var") and self.token.kind == "name":
            name = self._name()
            if self._take("of"):
                values = self._expression()
                self._expect(")")
                found: For | ForOf = ForOf(name, values, Block(tuple(self.statement())))
                self._depth -= 1
                return found
        self._at = at
        first = Block(tuple(self.statement())).statements
        condition = None if self._is(";") else self._expression()
        self._expect(";")
        step = None if self._is(")") else self._expression()
        self._expect(")")
        body = Block(tuple(self.statement()))
        self._depth -= 1
        return For(first[0] if first else None, condition, step, body)

    def _expression(self) -> Node:
        self._deeper()
        value = self._arrow() or self._assignment()
        self._depth -= 1
        return value

    def _assignment(self) -> Node:
        left = self._binary(0)
        if self._take("?"):
            then = self._expression()
            self._expect(":")
            return Choice(left, then, self._expression())
        for sign in ("=", "+=", "-=", "*=", "/="):
            if self._is(sign):
                if not isinstance(left, Name):
                    raise Unreadable("kg sets only variables", self.token.at)
                self._at += 1
                value = self._expression()
                return Assign(
                    left.name, value if sign == "=" else Binary(sign[0], left, value)
                )  # fmt: skip
        return left

    def _arrow(self) -> Arrow | None:
        """A function, if one stands here."""
        at, names = self._at, []
        if self.token.kind == "name" and self._tokens[at + 1].text == "=>":
            names.append(self._name())
        elif self._is("("):
            end = at + 1
            while self._tokens[end].kind == "name" or self._tokens[end].text == ",":
                if self._tokens[end].kind == "name":
                    names.append(self._tokens[end].text)
                end += 1
            if self._tokens[end].text != ")" or self._tokens[end + 1].text != "=>":
                return None
            self._at = end + 1
        else:
            return None
        self._expect("=>")
        body: Block | Node = self._block() if self._is("{") else self._expression()
        return Arrow(tuple(names), body)

    def _binary(self, least: int) -> Node:
        left = self._unary()
        while self.token.kind == "sign":
            operator = self.token.text
            strength = _STRENGTH.get(operator, -1)
            if strength <= least and not (operator == "**" and strength == least):
                break
            if strength < 0:
                break
            self._at += 1
            left = Binary(operator, left, self._binary(strength))
        return left

    def _unary(self) -> Node:
        if self.token.kind == "sign" and self._is("!", "-", "+"):
            operator = self.token.text
            self._at += 1
            self._deeper()
            signed = Unary(operator, self._unary())
            self._depth -= 1
            return signed
        if self.token.kind == "sign" and self._is("++", "--"):
            by = 1 if self.token.text == "++" else -1
            self._at += 1
            return Count(self._name(), by, after=False)
        if self._take("typeof"):
            return Unary("typeof", self._unary())
        value = self._behind(self._primary())
        if isinstance(value, Name) and self._is("++", "--"):
            by = 1 if self.token.text == "++" else -1
            self._at += 1
            return Count(value.name, by, after=True)
        return value

    def _behind(self, value: Node) -> Node:
        """What stands behind a value: .name, [name], (arguments)."""
        chain = False
        while True:
            optional = self._take("?.")
            chain = chain or optional
            if self._take("("):
                value = Call(value, self._arguments(")"), optional)
            elif self._take("["):
                name = self._expression()
                self._expect("]")
                value = Member(value, name, optional)
            elif optional or self._take("."):
                token = self.token
                if token.kind != "name":
                    raise self._wrong("a name is missing")
                self._at += 1
                value = Member(value, Constant(token.text), optional)
            else:
                return Chain(value) if chain else value

    def _arguments(self, closing: str) -> tuple[Node, ...]:
        found: list[Node] = []
        while not self._take(closing):
            if self._take("..."):
                found.append(Spread(self._expression()))
            else:
                found.append(self._expression())
            if not self._take(","):
                self._expect(closing)
                break
        return tuple(found)

    def _primary(self) -> Node:
        token = self.token
        if token.kind == "end":
            raise self._wrong("a value is missing")
        self._at += 1
        if token.kind == "number":
            is_hex = token.text[:2] in ("0x", "0X")
            return Constant(float(int(token.text, 16)) if is_hex else float(token.text))
        if token.kind == "text":
            return Constant(token.text)
        if token.kind == "pattern":
            return Pattern(token.text, token.parts[0])
        if token.kind == "template":
            values = [self._inner(part) for part in token.parts[1::2]]
            return Template(token.parts[::2], tuple(values))
        if token.kind == "name":
            if token.text == "new":
                return self._new(token)
            if token.text in _REFUSED:
                raise Unreadable(f"{token.text!r} is JavaScript that kg does not run", token.at)
            if token.text in _CONSTANTS:
                return Constant(_CONSTANTS[token.text])
            return Name(token.text)
        if token.text == "(":
            value = self._expression()
            self._expect(")")
            return value
        if token.text == "[":
            return ListOf(self._arguments("]"))
        if token.text == "{":
            return self._object()
        raise Unreadable(f"{token.text!r} stands where a value is missing", token.at)

    def _new(self, token: Token) -> Node:
        """`new Error('…')`, which is what the call without `new` is."""
        if self.token.text != "Error":
            told = f"'new {self.token.text}' is JavaScript that kg does not run"
            raise Unreadable(told, token.at)
        return self._primary()

    def _inner(self, source: str) -> Node:
        inner = _Parser(source, self._depth)
        inner._deeper()
        value = inner._expression()
        if inner.token.kind != "end":
            raise inner._wrong("a text goes on")
        return value

    def _object(self) -> ObjectOf:
        fields: list[tuple[Node, Node]] = []
        while not self._take("}"):
            token = self.token
            self._at += 1
            key: Node
            if self._tokens[self._at - 1].text == "[" and token.kind == "sign":
                key = self._expression()
                self._expect("]")
            elif token.kind in ("name", "text", "number"):
                key = Constant(token.text)
            else:
                raise Unreadable("a name is missing", token.at)
            if token.kind == "name" and self._is(",", "}"):
                fields.append((key, Name(token.text)))
            else:
                self._expect(":")
                fields.append((key, self._expression()))
            if not self._take(","):
                self._expect("}")
                break
        return ObjectOf(tuple(fields))
