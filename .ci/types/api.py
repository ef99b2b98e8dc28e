"""Judges the descriptions of interfaces: api.py SCHEMAS OUT, with the published schemas in place of their addresses."""

import json
import pathlib
import sys

import jsonschema
from openapi_spec_validator import OpenAPIV31SpecValidator

schemas, out = map(pathlib.Path, sys.argv[1:])
published = "https://tradelane.example/schemas/1.0/"


def here(name):
    text = (out / f"{name}.json").read_text("utf-8")
    assert published in text, name
    return json.loads(text.replace(published, schemas.resolve().as_uri() + "/"))


faults = [str(error)[:500] for error in OpenAPIV31SpecValidator(here("openapi")).iter_errors()]
form = json.loads((out / "node_modules/@asyncapi/specs/schemas/3.0.0.json").read_text("utf-8"))
document = here("asyncapi")
faults += [error.message[:500] for error in jsonschema.Draft7Validator(form).iter_errors(document)]
for message in document["components"]["messages"].values():
    file = message["payload"]["schema"]["$ref"].removeprefix("file://")
    json.loads(pathlib.Path(file).read_text("utf-8"))
for fault in faults:
    print("failed:", fault)
print("the OpenAPI and AsyncAPI descriptions are valid" if not faults else f"{len(faults)} faults")
sys.exit(bool(faults))
