"""The chain of roll-ups: sub-kegiatan → kegiatan → program → sasaran → unit → whole.

A kegiatan pools its outputs when their units agree; every level above is the mean of the level
below. Decimal arithmetic on plain rows: a table library would turn the figures into floats.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from lkjip.measure.rules.rollup import Item, Output, RolledUp, mean_capaian, pool_outputs

TreePath = tuple[str, ...]
"""From the top: (unit, sasaran, program, kegiatan); () is the whole."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """One output and the path of the kegiatan it belongs to."""

    tree_path: TreePath
    output: Output


def roll_up_tree(
    leaves: Iterable[Leaf],
    *,
    weight: Mapping[TreePath, Decimal] | None = None,
    method: Mapping[TreePath, str] | None = None,
    limit: Decimal | None = None,
) -> dict[TreePath, RolledUp]:
    """Return every node of the tree with its value; ``()`` is the whole.

    All paths need the same length. ``method`` overrules pooling per kegiatan; ``weight`` gives
    weights per node, used among siblings that all have one; ``limit`` caps the members of means.
    Members without a value leave their mean and are listed there, by name.
    """
    group: dict[TreePath, list[Output]] = defaultdict(list)
    for d in leaves:
        group[d.tree_path].append(d.output)
    if len({len(j) for j in group}) > 1:
        raise ValueError("the paths of the outputs have different lengths")
    result: dict[TreePath, RolledUp] = {
        tree_path: pool_outputs(content, method=(method or {}).get(tree_path, ""))
        for tree_path, content in group.items()
    }
    level = list(result)
    while level and level != [()]:
        children: dict[TreePath, list[TreePath]] = defaultdict(list)
        for tree_path in level:
            children[tree_path[:-1]].append(tree_path)
        for parent, child_paths in children.items():
            result[parent] = _mean(child_paths, result, weight or {}, limit)
        level = list(children)
    return result


def _mean(
    children: list[TreePath],
    result: Mapping[TreePath, RolledUp],
    weight: Mapping[TreePath, Decimal],
    limit: Decimal | None,
) -> RolledUp:
    items = [Item(tree_path[-1], result[tree_path].value) for tree_path in children]
    if not all(tree_path in weight for tree_path in children):
        return mean_capaian(items, limit=limit)
    return mean_capaian(
        items, {tree_path[-1]: weight[tree_path] for tree_path in children}, limit=limit
    )
