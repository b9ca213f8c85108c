"""The learner's file as a syntax tree: what belongs to the answer, and what its names stand for."""

import ast
import symtable

_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_IMPORTS = (ast.Import, ast.ImportFrom)


class Program:
    """The learner's function and all it reaches by name in the file. What the exercise gives does not count.

    `line` is where the function begins, None where there is none.
    """

    def __init__(self, tree, data_tree, function):
        self.function = function
        given = {ast.dump(statement) for statement in data_tree.body}
        own = [statement for statement in tree.body if ast.dump(statement) not in given]
        self._full_names = _full_names(tree)
        reached = _reached(own, function)
        self.line = reached[0].lineno if reached else None
        nodes = [node for part in reached for node in ast.walk(part) if hasattr(node, "lineno")]
        self._nodes = sorted(nodes, key=lambda node: (node.lineno, node.col_offset))
        defined = {name for part in own if isinstance(part, _DEFINITIONS) for name in _bound(part)}
        bound_by_data = {name for part in data_tree.body if not isinstance(part, _IMPORTS) for name in _bound(part)}
        self.data_names = bound_by_data - defined
        self.data_changed = self._bindings(tree) != self._bindings(data_tree)

    def _bindings(self, tree):
        return [
            ast.dump(part)
            for part in tree.body
            if not isinstance(part, _IMPORTS) and not _bound(part).isdisjoint(self.data_names)
        ]

    @property
    def vmaps(self):
        """How many times `vmap` is used."""
        return len(self.uses("jax.vmap"))

    def nodes(self, *kinds):
        """The nodes of some kinds, in the order of the file."""
        return [node for node in self._nodes if isinstance(node, kinds)]

    def uses(self, *names):
        """The places that name a function of a module in full or by an alias. Giving an alias is no use."""
        aliased = {node.value for node in self._nodes if _is_alias(node)}
        return [
            node
            for node in self.nodes(ast.Name, ast.Attribute)
            if isinstance(node.ctx, ast.Load) and node not in aliased and self.full_name(node) in names
        ]

    def full_name(self, node):
        """`jax.numpy.sum` for `jnp.sum`; None for what comes from no module."""
        return _full_name(node, self._full_names)


def _reached(statements, function):
    """The statements that bind the function and what it uses, in the order in which they are found."""
    binders = [(part, _bound(part)) for part in statements if not isinstance(part, _IMPORTS)]
    reached, seen, names = [], set(), [function]
    for name in names:
        if name in seen:
            continue
        seen.add(name)
        for statement, bound in binders:
            if name in bound and statement not in reached:
                reached.append(statement)
                names.extend(_used(statement))
    return reached


def _bound(statement):
    """The names that a top-level statement binds in the module."""
    return frozenset(
        symbol.get_name()
        for symbol in symtable.symtable(ast.unparse(statement), "<statement>", "exec").get_symbols()
        if symbol.is_assigned() or symbol.is_imported() or symbol.is_namespace()
    )


def _used(statement):
    """The names of the module that a statement reads, in functions too."""
    module = symtable.symtable(ast.unparse(statement), "<statement>", "exec")
    used = [symbol.get_name() for symbol in module.get_symbols() if symbol.is_referenced()]
    tables = list(module.get_children())
    for table in tables:
        used.extend(symbol.get_name() for symbol in table.get_symbols() if symbol.is_global() and symbol.is_referenced())
        tables.extend(table.get_children())
    return used


def _full_names(tree):
    """What names stand for, by imports and by assignments of one name to another."""
    names = {}
    for node in sorted(ast.walk(tree), key=lambda node: getattr(node, "lineno", 0)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                first = alias.name.partition(".")[0]
                names[alias.asname or first] = alias.name if alias.asname else first
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                names[alias.asname or alias.name] = f"{node.module}.{alias.name}"
        elif _is_alias(node) and (full := _full_name(node.value, names)) is not None:
            names[node.targets[0].id] = full
    return names


def _is_alias(node):
    return (
        isinstance(node, ast.Assign)
        and len(node.targets) == 1
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, (ast.Name, ast.Attribute))
    )


def _full_name(node, names):
    if isinstance(node, ast.Name):
        return names.get(node.id)
    if not isinstance(node, ast.Attribute):
        return None
    base = _full_name(node.value, names)
    return None if base is None else f"{base}.{node.attr}"
