"""Lines of cron, logrotate, PHP and systemd settings that name a path."""

import glob
import os
import re

PLACES = (
    "etc/crontab",
    "etc/cron.d/*",
    "etc/cron.daily/*",
    "etc/cron.hourly/*",
    "etc/cron.weekly/*",
    "etc/cron.monthly/*",
    "var/spool/cron/crontabs/*",
    "etc/logrotate.conf",
    "etc/logrotate.d/*",
    "etc/php/**/*.conf",
    "etc/php/**/*.ini",
    "etc/systemd/system/*.service",
    "etc/systemd/system/*.timer",
)
LARGEST = 1024 * 1024
COMMENT = re.compile(r"\s*[#;]")


def references(moved, top="/"):
    """Each line that is no comment and names a path that moved, or something below it, with what to write instead."""
    named = [(re.compile(naming(old)), new) for old, new in sorted(moved.items())]
    found = []
    for file in files(top) if moved else []:
        for number, text in enumerate(lines(file), 1):
            instead = text
            for pattern, new in named:
                instead = pattern.sub(lambda _old, new=new: new, instead)
            if instead != text and not COMMENT.match(text):
                found.append({"file": file, "line": number, "text": text.strip(), "instead": instead.strip()})
    return found


def naming(path):
    """Pattern of the path as a whole: /srv/a matches in `/srv/a/b`, not in `/srv/a.old` and not in `/mnt/srv/a`."""
    return r"(?<![\w./~-])%s(?![\w~-]|\.[\w.~-])" % re.escape(path.rstrip("/"))


def files(top):
    seen = {}
    for place in PLACES:
        for file in sorted(glob.glob(os.path.join(glob.escape(top), place), recursive=True)):
            if os.path.isfile(file) and os.path.getsize(file) <= LARGEST:
                seen.setdefault(os.path.realpath(file), file)
    return sorted(seen.values())


def lines(file):
    try:
        with open(file, encoding="utf-8", errors="replace") as opened:
            return opened.read().splitlines()
    except OSError:
        return []
