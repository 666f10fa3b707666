"""The file that users get is the join of its sources, and needs nothing but the standard library."""

import ast
import os
import sys
import unittest

from sources import join


class Join(unittest.TestCase):
    def test_fileIsTheJoinOfItsSources(self):
        with open(join.TARGET, encoding="utf-8", newline="") as file:
            self.assertEqual(file.read(), join.joined(), "run python3 sources/join.py")

    def test_everySourceIsJoinedOnce(self):
        found = sorted(name[:-3] for name in os.listdir(join.HERE) if name.endswith(".py"))
        self.assertEqual(sorted([*join.SOURCES, "join"]), found)

    def test_noNameIsDefinedTwice(self):
        names = [node.name for node in ast.parse(join.joined()).body if isinstance(node, (ast.FunctionDef, ast.ClassDef))]
        self.assertEqual(sorted(name for name in names if names.count(name) > 1), [])

    @unittest.skipIf(sys.version_info < (3, 10), "this Python cannot name its standard library")
    def test_fileImportsTheStandardLibraryAlone(self):
        imported = set()
        for node in ast.walk(ast.parse(join.joined())):
            if isinstance(node, ast.Import):
                imported |= {name.name.split(".")[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom):
                imported.add(node.module.split(".")[0])
        self.assertEqual(imported - sys.stdlib_module_names - {"aecos_analytics"}, set())


if __name__ == "__main__":
    unittest.main()
