"""porting.json: what the Python column of the tables in docs/porting.md gives, row by row."""

import ast
import contextlib
import io
import re
from pathlib import Path

import torch

from _common import dtype_name, number, write

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "porting.md").read_text()
SETUP = re.search(r"```python\n(.*?)```", PAGE, re.S)[1]


def told(value):
    """A value as text that both languages print alike."""
    if isinstance(value, torch.dtype):
        return dtype_name(value)
    if isinstance(value, (torch.Tensor, torch.nn.Module)):
        return str(value)
    if isinstance(value, (list, tuple)):
        return [told(item) for item in value]
    return number(value)


def given(code):
    """What the last line evaluates to or prints."""
    torch.manual_seed(0)
    names = {}
    exec(SETUP, names)
    *lines, last = ast.parse(code).body
    exec(compile(ast.Module(lines, []), "row", "exec"), names)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        value = eval(compile(ast.Expression(last.value), "row", "eval"), names)
    torch.set_default_dtype(torch.float32)
    return told(value if printed.getvalue() == "" else printed.getvalue().rstrip("\n"))


rows = [row.replace("<br>", "\n").replace("`\n`", "\n") for row in re.findall(r"^\| `(?!``)(.+?)` \| `", PAGE, re.M)]
write("porting.json", "Exact.", rows=[[row, given(row)] for row in rows])
