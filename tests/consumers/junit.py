"""Holds a report against Jenkins' XML Schema, and prints what junitparser reads in it."""

import sys
from pathlib import Path

from junitparser import JUnitXml
from lxml import etree

folder, report = Path(sys.argv[1]), sys.argv[2]
schema = etree.XMLSchema(etree.parse(folder / "junit-10.xsd"))
schema.assertValid(etree.parse(report))

for suite in JUnitXml.fromfile(report):
    print(suite.name, suite.tests, suite.failures, suite.errors)
    for case in suite:
        outcome = [f"{result._tag}: {result.message}" for result in case.result] or ["passed"]
        print(" ", case.classname, case.name, *outcome)
        for text in [case.system_out or "", *(result.text or "" for result in case.result)]:
            for line in text.splitlines():
                print("   ", line)
