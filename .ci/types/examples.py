"""Writes every example as a literal of its type, for the compilers to judge: examples.py EXAMPLES OUT."""

import json
import pathlib
import sys

examples, out = map(pathlib.Path, sys.argv[1:])
typescript = ['import type * as t from "./tradelane";']
python = ["import json", "", "import tradelane as t", "", "read: list[tuple[str, t.Document]] = []"]
count = 0
for path in sorted(examples.glob("*/*.json")):
    document = json.loads(path.read_text("utf-8"))
    kind = document.get("type") if isinstance(document, dict) else None
    if kind is None or document.get("tradelane") is None:
        continue
    name = kind[0].upper() + kind[1:]
    known = f"export interface {name}Document " in (out / "tradelane.ts").read_text("utf-8")
    name += "Document" if known else ""
    count += 1
    text = json.dumps(document, ensure_ascii=False)
    typescript.append(f"export const example{count}: t.{name} = {text};")
    literal = repr(document)
    python.append(f"example{count}: t.{name} = {literal}")
    # What is read as a document and written is the same.
    python.append(f"read.append(({text!r}, example{count}))")
python.append("for text, document in read:")
python.append("    assert json.dumps(document, ensure_ascii=False) == text, text")
python.append("print(len(read), 'examples are documents in Python')")
assert count > 40, count
(out / "examples.ts").write_text("\n".join(typescript) + "\n", "utf-8")
(out / "examples.py").write_text("\n".join(python) + "\n", "utf-8")
print(count, "examples are judged")
