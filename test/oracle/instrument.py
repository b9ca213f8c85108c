"""Rewrites a Python program so that it reports the values its names are bound to.

Every binding, parameter, returned value and call becomes a *site* (kind, name, line, column) and hands its value to
`__see__(site, value)`. The program computes what it computed before, and keeps its line numbers.
"""

import ast
from dataclasses import dataclass


@dataclass(frozen=True)
class Site:
    cell: int
    kind: str  # "variable", "parameter", "return" or "vmap"
    name: str | None
    line: int
    column: int
    bound: bool = False  # of a call: its value goes straight to a name, which has a site of its own


def instrument(statement: ast.stmt, cell: int, sites: list[Site]) -> ast.Module:
    """The module that runs one top-level statement of a cell; its sites join `sites`, whose indices are their numbers."""
    module = Instrument(cell, sites).visit(ast.Module(body=[statement], type_ignores=[]))
    return ast.fix_missing_locations(module)


class Instrument(ast.NodeTransformer):
    def __init__(self, cell: int, sites: list[Site]) -> None:
        self.cell = cell
        self.sites = sites
        self.function: list[ast.FunctionDef] = []
        self.bound_calls: set[ast.expr] = set()

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
        names = [name for target in targets for name in bound_names(target)]
        return [
            ast.copy_location(
                ast.Expr(self._see(self._site("variable", name.id, name), ast.Name(name.id, ast.Load()))), name
            )
            for name in names
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
        end = (node.end_lineno or node.lineno, node.end_col_offset or 0)
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
        if site not in self.sites:
            self.sites.append(site)
        return self.sites.index(site)


def bound_names(target: ast.expr) -> list[ast.Name]:
    """The names a target binds, in source order; attributes and subscripts bind none."""
    if isinstance(target, ast.Name):
        return [target]
    if isinstance(target, ast.Starred):
        return bound_names(target.value)
    if isinstance(target, ast.Tuple | ast.List):
        return [name for element in target.elts for name in bound_names(element)]
    return []


def call(function: str, *arguments: ast.expr) -> ast.Call:
    return ast.Call(ast.Name(function, ast.Load()), list(arguments), [])
