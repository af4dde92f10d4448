"""Visits each site on this app server: `upload` asks for the page and uploads files, `see` asks for what the other app servers got.

Each page lists all files. So some app server looks while another one puts a file there, or in the place of that of an earlier visit.

Usage: visit.py upload|see JSON, an object of `sites` (name: seconds until another app server sees a file), `clients` and `client`.
"""

import http.client
import json
import sys
import time

PORT = 80
PATIENCE = 15
# Longer than a file that fits into one piece on the way.
CONTENT = 300_000
FILES = 10


def ask(site, method, path, content=None):
    """Asks this host's web server; what it says when it says nothing is a status of 0."""
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
    try:
        connection.request(method, path, content, {"Host": site})
        answer = connection.getresponse()
        return answer.status, answer.read()
    except (OSError, http.client.HTTPException) as error:
        return 0, str(error).encode()
    finally:
        connection.close()


def content_of(client, site):
    text = "{} on {}\n".format(site, client).encode()
    return (text * (CONTENT // len(text) + 1))[:CONTENT]


def until(deadline, attempt):
    """Tries until the attempt finds nothing wrong, or the time is over; returns what is wrong."""
    wrong = attempt()
    while wrong and time.monotonic() < deadline:
        time.sleep(0.5)
        wrong = attempt()
    return wrong


def page(site):
    status, answer = ask(site, "GET", "/")
    if status != 200 or b"<title>It works</title>" not in answer:
        return "{}: GET / answered {}: {}".format(site, status, answer[:300].decode("utf-8", "replace"))
    return None


def name_of(client, number):
    return "from-{}-{}.txt".format(client, number)


def upload(site, client):
    """Uploads all files, and asks for the page before each; returns what is wrong first."""
    return next(filter(None, (page(site) or upload_one(site, client, number) for number in range(FILES))), None)


def upload_one(site, client, number):
    path = "/upload.php?name={}".format(name_of(client, number))
    status, answer = ask(site, "POST", path, content_of(client, site))
    if status != 201:
        return "{}: POST {} answered {}: {}".format(site, path, status, answer[:300].decode("utf-8", "replace"))
    return None


def seen(site, client, number):
    path = "/uploads/{}".format(name_of(client, number))
    status, answer = ask(site, "GET", path)
    if status != 200 or answer != content_of(client, site):
        return "{}: GET {}, which was uploaded to {}, answered {} with {} bytes".format(site, path, client, status, len(answer))
    return None


def main(step, visit):
    problems = []
    for site, seconds in visit["sites"].items():
        deadline = time.monotonic() + seconds + PATIENCE
        if step == "upload":
            problems.append(until(deadline, lambda: page(site)) or upload(site, visit["client"]))
        else:
            for client in visit["clients"]:
                problems.extend(until(deadline, lambda: seen(site, client, number)) for number in range(FILES))
    problems = [problem for problem in problems if problem]
    for problem in problems:
        print("{}: {}".format(visit["client"], problem), file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], json.loads(sys.argv[2])))
