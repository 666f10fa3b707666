"""Joins these sources into the one file that users get: `python3 sources/join.py` writes aecos_analytics.py. Two runs write
the same bytes; a test holds the file against its sources."""

import os

HERE = os.path.dirname(os.path.abspath(__file__))
TARGET = os.path.join(os.path.dirname(HERE), "aecos_analytics.py")

#: Read from top to bottom, this is the file: each source uses what stands above it.
SOURCES = """
    head interrupts json_text moments segment queue counters server sender context analytics forks doctor process collector
    frames wrapping reading report_elements report_models report_people report_system report_security operations classes instrument
    run main
""".split()


def joined():
    """The whole file: its sources, two empty lines apart."""
    return "\n\n".join(source(name) for name in SOURCES)


def source(name):
    with open(os.path.join(HERE, name + ".py"), encoding="utf-8", newline="") as file:
        return file.read()


if __name__ == "__main__":
    with open(TARGET, "w", encoding="utf-8", newline="") as file:
        file.write(joined())
