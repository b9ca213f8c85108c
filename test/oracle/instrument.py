"""Rewrites a Python program so that it reports the values its names are bound to.

Every binding, parameter, returned value and call becomes a *site* (kind, name, line, column) and hands its value to
`__see__(site, value)`; every statement says by `__reach__(cell, first, last)` that control came to
its lines. The program computes what it computed before, and keeps its line numbers.
"""

import ast
from dataclasses import dataclass


@dataclass(frozen=True)
class Site:
    cell: int
    kind: str  # "variable", "parameter", "return" or "vmap"
    name: str | None
    line: int
    column: int  # of a name its first character, of a call the closing parenthesis
    bound: bool = False  # of a call: its value goes straight to a name, which has a site of its own


def instrument(statement: ast.stmt, cell: int, sites: dict[Site, int]) -> ast.Module:
    """The module that runs one top-level statement of a cell; its sites join `sites`, which numbers them."""
    module = Instrument(cell, sites).visit(ast.Module(body=[statement], type_ignores=[]))
    return ast.fix_missing_locations(module)


class Instrument(ast.NodeTransformer):
    def __init__(self, cell: int, sites: dict[Site, int]) -> None:
        self.cell = cell
        self.sites = sites
        self.function: list[ast.FunctionDef] = []
        self.bound_calls: set[ast.expr] = set()

    def visit(self, node: ast.AST) -> ast.AST | list[ast.stmt]:
        if not isinstance(node, ast.stmt) or is_text(node):
            return super().visit(node)
        reach = ast.Expr(call("__reach__", *map(ast.Constant, (self.cell, *own_lines(node)))))
        visited = super().visit(node)
        return [ast.copy_location(reach, node), *(visited if isinstance(visited, list) else [visited])]

    # Bindings ---------------------------------------------------------------------------------------------------

    def visit_Assign(self, node: ast.Assign) -> list[ast.stmt]:
        return self._binding(node, node.targets, node.value)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> list[ast.stmt]:
        return self._binding(node, [node.target], node.value) if node.value else [node]

    def visit_AugAssign(self, node: ast.AugAssign) -> list[ast.stmt]:
        return self._binding(node, [node.target], None)

    def visit_For(self, node: ast.For) -> ast.For:
        seen = self._see_targets([node.target])
        self.generic_visit(node)
        node.body[:0] = seen
        return node

    def visit_With(self, node: ast.With) -> ast.With:
        seen = self._see_targets([item.optional_vars for item in node.items if item.optional_vars])
        self.generic_visit(node)
        node.body[:0] = seen
        return node

    def visit_NamedExpr(self, node: ast.NamedExpr) -> ast.NamedExpr:
        self.bound_calls.add(node.value)
        self.generic_visit(node)
        node.value = self._see(self._site("variable", node.target.id, node.target), node.value)
        return node

    def visit_comprehension(self, node: ast.comprehension) -> ast.comprehension:
        seen = [statement.value for statement in self._see_targets([node.target])]
        self.generic_visit(node)
        if seen:
            node.ifs.insert(0, call("__true__", *seen))
        return node

    def _binding(self, node: ast.stmt, targets: list[ast.expr], value: ast.expr | None) -> list[ast.stmt]:
        if value is not None:
            self.bound_calls.add(value)
        seen = self._see_targets(targets)
        self.generic_visit(node)
        return [node, *seen]

    def _see_targets(self, targets: list[ast.expr]) -> list[ast.stmt]:
        places = [place for target in targets for place in bound_places(target)]
        return [
            ast.copy_location(ast.Expr(self._see(self._site("variable", name, place), ast.parse(name, mode="eval").body)), place)
            for place in places
            for name in [ast.unparse(place)]
        ]

    # Functions --------------------------------------------------------------------------------------------------

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        parameters = self._see_parameters(node.args)
        self.function.append(node)
        self.generic_visit(node)
        self.function.pop()
        after_docstring = 1 if ast.get_docstring(node) is not None else 0
        node.body[after_docstring:after_docstring] = [ast.Expr(seen) for seen in parameters]
        return node

    def visit_Return(self, node: ast.Return) -> ast.Return:
        self.generic_visit(node)
        if node.value is not None:
            node.value = self._see(self._site("return", None, self.function[-1]), node.value)
        return node

    def visit_Lambda(self, node: ast.Lambda) -> ast.Lambda:
        parameters = self._see_parameters(node.args)
        self.generic_visit(node)
        if parameters:
            node.body = call("__last__", *parameters, node.body)
        return node

    def _see_parameters(self, arguments: ast.arguments) -> list[ast.expr]:
        every = [*arguments.posonlyargs, *arguments.args, arguments.vararg, *arguments.kwonlyargs, arguments.kwarg]
        return [
            self._see(self._site("parameter", one.arg, one), ast.Name(one.arg, ast.Load()))
            for one in every
            if one is not None
        ]

    # Calls ------------------------------------------------------------------------------------------------------

    def visit_Call(self, node: ast.Call) -> ast.Call:
        end = (node.end_lineno or node.lineno, (node.end_col_offset or 1) - 1)
        site = Site(self.cell, "vmap", None, *end, node in self.bound_calls)
        self.generic_visit(node)
        node.func = call("__calling__", ast.Constant(self._number(site)), node.func)
        return node

    # Sites ------------------------------------------------------------------------------------------------------

    def _site(self, kind: str, name: str | None, node: ast.AST) -> Site:
        # `->` stands behind the parameters of its line.
        column = 1_000_000 if kind == "return" else node.col_offset
        return Site(self.cell, kind, name, node.lineno, column)

    def _see(self, site: Site, value: ast.expr) -> ast.expr:
        return call("__see__", ast.Constant(self._number(site)), value)

    def _number(self, site: Site) -> int:
        return self.sites.setdefault(site, len(self.sites))


def is_text(node: ast.stmt) -> bool:
    """A docstring, before which nothing may stand."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def own_lines(node: ast.stmt) -> tuple[int, int]:
    """The lines of a statement, of a compound one those before its body."""
    first = min([node.lineno, *(decorator.lineno for decorator in getattr(node, "decorator_list", []))])
    body = getattr(node, "body", [])
    return (first, max(node.lineno, body[0].lineno - 1)) if body else (first, node.end_lineno or first)


def bound_places(target: ast.expr) -> list[ast.Name | ast.Attribute]:
    """The names a target binds, and the attributes of names, in source order; subscripts bind none."""
    if is_dotted_name(target):
        return [target]
    if isinstance(target, ast.Starred):
        return bound_places(target.value)
    if isinstance(target, ast.Tuple | ast.List):
        return [place for element in target.elts for place in bound_places(element)]
    return []


def is_dotted_name(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) or (isinstance(node, ast.Attribute) and is_dotted_name(node.value))


def call(function: str, *arguments: ast.expr) -> ast.Call:
    return ast.Call(ast.Name(function, ast.Load()), list(arguments), [])
