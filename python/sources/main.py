USAGE = """usage: python -m aecos_analytics SCRIPT [ARGUMENT]…       run a script with AEC OS instrumented
       python -m aecos_analytics -m MODULE [ARGUMENT]…   the same for a module
       python -m aecos_analytics --doctor [--json]       how the queue and the server are; exit code 1 with findings
       python -m aecos_analytics --flush                 send what the queue holds; exit code 1 if some is left"""


def main(arguments):
    """The command line; returns the exit code."""
    if not arguments or arguments[0] in ("-h", "--help"):
        print(USAGE)
        return 0 if arguments else 2
    if arguments[0] == "--doctor":
        report = doctor()
        print(dumps(report, indent=2) if "--json" in arguments else _printed(report))
        return 1 if report["findings"] else 0
    if arguments[0] == "--flush":
        done = flush(60.0)
        print(_printed(doctor()))
        return 0 if done else 1
    if arguments[0] == "-m":
        if len(arguments) < 2:
            print(USAGE, file=sys.stderr)
            return 2
        run(arguments[1], *arguments[2:], module=True)
        return 0
    if not os.path.exists(arguments[0]):
        print("aecos_analytics: no such file: " + arguments[0], file=sys.stderr)
        return 2
    run(*arguments)
    return 0


def _printed(report):
    lines = ["queue    %s: %d segments, %d bytes, %d events waiting" % (
        report["queue"], report["segments"], report["bytes"], report["waiting"])]
    lines.append("server   %s" % (report["server"] or "none known"))
    for group in ("sent", "lost"):
        counts = report["counted"].get(group)
        counts = dict(counts) if isinstance(counts, dict) else {}
        lines.append("%-8s %s" % (group, ", ".join("%s %s" % (v, k) for k, v in sorted(counts.items())) or "nothing yet"))
    lines.extend("finding  " + finding for finding in report["findings"] or [])
    return "\n".join(lines)


if __name__ == "__main__":
    import aecos_analytics

    sys.exit(aecos_analytics.main(sys.argv[1:]))
