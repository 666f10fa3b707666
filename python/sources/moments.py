# ---------------------------------------------------------------------------------------------------------------
# When something happened, in whatever form the host has it.

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?"
                  r" ?([Zz]|[+-]\d\d(?::?\d\d)?)?)?", re.ASCII)
_NEVER = 1e300  # no clock has it: told as the first of 1970, which the server sets aside
_MILLISECONDS_FROM = 1e11  # as seconds the year 5138, as milliseconds 1973


def _moment(at):
    """Epoch seconds of a datetime, a date, a number of seconds or milliseconds, or ISO text; None when it is no time. Text
    and dates without a zone are UTC; a datetime without one means this machine's, as everywhere in Python."""
    if isinstance(at, str):
        text = at.strip()
        found = _ISO.fullmatch(text)
        return _number_moment(text) if found is None else _iso_moment(*found.groups())
    if hasattr(at, "timestamp"):
        try:
            return at.timestamp()
        except (OverflowError, OSError, ValueError):
            return _NEVER
    if hasattr(at, "toordinal"):
        return (at.toordinal() - 719_163) * 86_400.0
    return None if isinstance(at, bool) else _number_moment(at)


def _number_moment(at):
    number = _finite(at)
    return number / 1000 if number is not None and abs(number) >= _MILLISECONDS_FROM else number


def _iso_moment(year, month, day, hour, minute, second, fraction, zone):
    from datetime import datetime, timedelta, timezone

    try:
        offset = timedelta(0)
        if zone and zone not in "Zz":
            offset = timedelta(hours=int(zone[1:3]), minutes=int(zone[3:].lstrip(":") or 0)) * (-1 if zone[0] == "-" else 1)
        micros = int(((fraction or "") + "000000")[:6])
        read = datetime(int(year), int(month), int(day), int(hour or 0), int(minute or 0), int(second or 0), micros, timezone(offset))
        return read.timestamp()
    except ValueError:
        return None  # no such day or hour
