"""Has parsers that are not ours read what the converter writes, and compares what they saw with the files.

Documents of the project's own go through every EDIFACT and X12 crosswalk. Each file that comes out is cut into segments here,
and each parser has to see the same tags, elements and values. What is written is read back and written again: the bytes are
the same.
"""

import concurrent.futures
import json
import pathlib
import subprocess
import sys
import tempfile
import time
import warnings

import pydifact.parser
import pyx12.x12file

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
HERE = pathlib.Path(__file__).resolve().parent

# pydifact tells of each directory that it has no tables of: segments are read without them.
warnings.simplefilter("ignore")

# Messages that are not the same when they are read back and written again, with what is not carried so far.
NOT_STABLE = {
    "x12/004010/856": "a line says its order number again, which the level of its order says already",
    "x12/004010/943": "a total of units (W03) that a document of another format does not give and the set counts",
    "x12/004010/945": "as 943",
    "x12/005010/856": "as 004010",
    "x12/005010/943": "as 004010",
    "x12/005010/945": "as 004010",
}

# What a parser does not read, with the reason.
NOT_READ = {("node-x12", "TA1"): "it takes a TA1 only in a functional group, where X12.5 has none"}


def main(tradelane, modules):
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        lines = run(tradelane, "crosswalk", "list").stdout.decode().splitlines()
        names = [line.split() for line in lines if line.startswith(("edifact/", "x12/"))]
        documents = samples(tradelane)
        with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
            written = list(pool.map(lambda name: convert(tradelane, folder, documents, *name), names))
        faults = [fault for file in written for fault in file["faults"]]
        files = {str(file["path"]): file for file in written if file["path"]}
        counts = {}
        for seen in read_all(files, modules):
            faults += compare(seen, files, counts)
    for parser, (count, segments, values) in sorted(counts.items()):
        print(f"{parser}: {count} files, {segments} segments, {values} values as they stand")
    for (parser, message), reason in NOT_READ.items():
        print(f"{parser} is not asked to read {message}: {reason}")
    told = sum(file["unfilled"] for file in files.values())
    print(f"{len(files)} of {len(names)} crosswalks, {sum(file['count'] for file in files.values())} documents, ", end="")
    print(f"{told} mandatory elements told as not given, {time.monotonic() - started:.0f} s")
    for fault in faults:
        print(f"fault: {fault}")
    is_whole = set(counts) == {"pydifact", "edifact", "pyx12", "node-x12", "x12-parser"}
    if faults or not is_whole or len(files) < len(names):
        sys.exit(1)


def run(*arguments, stdin=b""):
    return subprocess.run(arguments, input=stdin, capture_output=True, check=False)


def samples(tradelane):
    """The documents of the project's own by type: the examples, and what the legacy samples convert to."""
    documents = {}
    for path in sorted(EXAMPLES.glob("*/*.json")):
        # What has as much as the type allows, as a partner sends it, and the least.
        if path.stem in ("complete", "typical", "minimal"):
            documents.setdefault(path.parent.name, []).append(json.loads(path.read_text()))
    legacy = [path for folder in ("edifact", "feeds", "x12") for path in sorted((EXAMPLES / folder).glob("*.edi"))]
    legacy += sorted((EXAMPLES / "feeds").glob("*.xml"))
    result = run(tradelane, "convert", *map(str, legacy))
    if result.returncode != 0:
        sys.exit(result.stderr.decode())
    for line in result.stdout.decode().splitlines():
        document = json.loads(line)
        documents.setdefault(document["type"], []).append(document)
    return documents


def convert(tradelane, folder, documents, name, kind):
    """Writes all documents of a type by a crosswalk; reads them back and writes them again."""
    source = folder / (name.replace("/", "-") + ".ndjson")
    batch = [sent(document, at, name) for at, document in enumerate(documents[kind], 1)]
    source.write_text("".join(json.dumps(document) + "\n" for document in batch))
    first, back, second = source.with_suffix(".edi"), source.with_suffix(".back"), source.with_suffix(".again")
    file = {"path": first, "message": name.split("/")[2], "count": len(batch), "unfilled": 0, "allowed": 0, "faults": []}
    for arguments in (("--to", name, source, "-o", first), (first, "-o", back), ("--to", name, back, "-o", second)):
        result = run(tradelane, "convert", "--format", "ndjson", *map(str, arguments))
        if result.returncode not in (0, 1):
            return {**file, "path": None, "faults": [f"{name}: {result.stderr.decode()}"]}
        if arguments[-1] == first:
            told = [json.loads(line) for line in result.stderr.decode().splitlines() if line.startswith("{")]
            unfilled = sum(finding["rule"] in ("missing-element", "missing-segment") for finding in told)
            # Beyond the most findings of a message, what is told is only counted.
            is_cut = any(finding["rule"] == "too-many-findings" for finding in told)
            file["unfilled"], file["allowed"] = unfilled, float("inf") if is_cut else unfilled
    is_stable = first.read_bytes() == second.read_bytes()
    if name in NOT_STABLE and is_stable:
        file["faults"].append(f"{name}: is stable now")
    elif name in NOT_STABLE:
        print(f"{name} is not stable: {NOT_STABLE[name]}")
    elif not is_stable:
        file["faults"].append(f"{name}: {difference(first.read_bytes(), second.read_bytes())}")
    return file


def sent(document, at, name):
    """A document as one of several that a partner sends, with a number of its own."""
    parties = {
        "sender": {"id": "4012345000009", "qualifier": "14"},
        "recipient": {"id": "4006381000000", "qualifier": "14"},
    }
    if name.startswith("edifact/"):
        interchange = {"syntax": "UNOC", "syntaxVersion": "3", "date": "260517", "time": "0830", "reference": "R1"}
    else:
        version = "00" + name.split("/")[1][2:5]
        parties = {role: {**party, "routing": party["id"]} for role, party in parties.items()}
        interchange = {
            "syntaxVersion": version,
            "date": "260517",
            "time": "0830",
            "reference": "000000001",
            "acknowledgement": "0",
        }
    header = {"sentAt": "2026-05-17T08:30:00-00:00", "test": False, "message": {"reference": f"{at:04}"}}
    return {**document, "header": {**parties, "interchange": interchange, **header}}


def difference(first, second):
    for before, after in zip(first.split(b"\n"), second.split(b"\n")):
        if before != after:
            at = next((at for at, pair in enumerate(zip(before, after)) if pair[0] != pair[1]), min(len(before), len(after)))
            return f"{before[max(0, at - 60):at + 60]!r} became {after[max(0, at - 60):at + 60]!r}"
    return f"{len(first)} bytes became {len(second)}"


def cut(data):
    """The segments of a file: tag and elements, each a list of components."""
    text = data.decode("latin-1")
    if text.startswith("ISA"):
        element, component, terminator = text[3], text[104], text[105]
        segments = [segment.strip("\r\n").split(element) for segment in text.split(terminator)]
        plain = {"ISA"}
        return [
            (tag, [[value] if tag in plain else value.split(component) for value in values])
            for tag, *values in segments
            if tag
        ]
    component, element, release, terminator = ":", "+", "?", "'"
    if text.startswith("UNA"):
        component, element, release, terminator = text[3], text[4], text[6], text[8]
        text = text[9:]
    segments, pieces, value, letters = [], [[""]], "", iter(text)
    for letter in letters:
        if letter == release:
            pieces[-1][-1] += next(letters, "")
        elif letter == terminator:
            segments.append((pieces[0][0], pieces[1:]))
            pieces = [[""]]
        elif letter == element:
            pieces.append([""])
        elif letter == component:
            pieces[-1].append("")
        elif letter not in "\r\n" or pieces != [[""]]:
            pieces[-1][-1] += letter
    return segments


def read_all(files, modules):
    """What each parser saw in each file."""
    for path, file in files.items():
        text = pathlib.Path(path).read_bytes().decode("latin-1")
        parser = "pyx12" if text.startswith("ISA") else "pydifact"
        try:
            segments = read_pyx12(path, file["allowed"]) if parser == "pyx12" else read_pydifact(text)
            yield {"file": path, "parser": parser, "segments": segments}
        except Exception as error:  # whatever the parser raises is its verdict
            yield {"file": path, "parser": parser, "error": repr(error)}
    result = run("node", str(HERE / "read.js"), modules, *files)
    if result.returncode != 0:
        sys.exit(result.stderr.decode())
    for line in result.stdout.decode().splitlines():
        yield json.loads(line)


def read_pydifact(text):
    segments = []
    for segment in pydifact.parser.Parser().parse(text):
        if segment.tag != "UNA":
            elements = [value if isinstance(value, list) else [value] for value in segment.elements]
            segments.append((segment.tag, elements))
    return segments


def read_pyx12(file, allowed):
    segments = []
    with open(file, encoding="latin-1") as opened:
        reader = pyx12.x12file.X12Reader(opened)
        for segment in reader:
            elements = [[part.get_value() or "" for part in composite] for composite in segment.elements]
            segments.append((segment.get_seg_id(), elements))
        reader.cleanup()
        # Counts, control numbers and what is left open; levels and the like are told too.
        errors = reader.pop_errors()
    # A segment whose mandatory elements a document does not give was told when it was written.
    # A document may name its levels itself; HL01 takes letters too (X12 628 is AN 1..12), which the parser does not.
    errors = [error for error in errors if error[1] not in ("HL1", "HL2")]
    empty = [error for error in errors if error[:2] == ("seg", "8") and error[2].endswith("is empty")]
    if len(errors) > len(empty) or len(empty) > allowed:
        raise ValueError(errors)
    return segments


def compare(seen, files, counts):
    """Where a parser saw something else than what stands in the file."""
    parser, path = seen["parser"], pathlib.Path(seen["file"])
    if (parser, files[seen["file"]]["message"]) in NOT_READ:
        return []
    name = f"{parser}: {path.name}"
    if "error" in seen:
        return [f"{name}: {seen['error']}"]
    due = cut(path.read_bytes())
    found = [(tag, [list(element) for element in elements]) for tag, elements in seen["segments"]]
    for at, (left, right) in enumerate(zip(due, found), 1):
        # node-x12 takes the elements of the next segment for those of one that has none; that was told in writing.
        is_taken_over = parser == "node-x12" and not trimmed(left)[1] and left[0] == right[0]
        if parser == "x12-parser":
            # It takes line ends out of values.
            left = (left[0], [[value.replace("\n", "") for value in element] for element in left[1]])
        if trimmed(left) != trimmed(right) and not is_taken_over:
            return [f"{name}: segment {at} is {left}, seen as {right}"]
    if len(due) != len(found):
        return [f"{name}: {len(due)} segments, {len(found)} seen"]
    count, segments, values = counts.get(parser, (0, 0, 0))
    stand = sum(1 for _, elements in due for element in elements for value in element if value)
    counts[parser] = (count + 1, segments + len(due), values + stand)
    return []


def trimmed(segment):
    """A segment without what stands empty at the end of it and of its elements."""
    tag, elements = segment
    kept = []
    for number, element in enumerate(elements, 1):
        element = [value.strip() for value in element] if tag == "ISA" else list(element)
        if (tag, number) in (("ISA", 13), ("IEA", 2)):
            # A number: node-x12 gives it without zeros in front.
            element = [element[0].lstrip("0")]
        while element and not element[-1]:
            element.pop()
        kept.append(element)
    while kept and not kept[-1]:
        kept.pop()
    return tag, kept


if __name__ == "__main__":
    main(*sys.argv[1:])
