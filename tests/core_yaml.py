"""YAML for the tests: plain scalars as in the core schema of YAML 1.2, where `no` and `on` are texts."""
import re

import yaml


class Loader(yaml.SafeLoader):
    pass


Loader.yaml_implicit_resolvers = {}
for tag, pattern, first in [
        ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
        ("bool", r"^(?:true|True|TRUE|false|False|FALSE)$", list("tTfF")),
        ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
        ("float", r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$",
         list("-+.0123456789"))]:
    Loader.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), first)
# 1.1 would read 010 as octal
Loader.add_constructor("tag:yaml.org,2002:int", lambda self, node: int(node.value, 10))


def by_text(value):
    """Keys as JSON has them: texts."""
    if isinstance(value, dict):
        return {str(key): by_text(inner) for key, inner in value.items()}
    return [by_text(inner) for inner in value] if isinstance(value, list) else value


def load(text):
    return by_text(yaml.load(text, Loader))
