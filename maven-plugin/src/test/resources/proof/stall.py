"""Reads and writes in a directory without pause, and prints the longest time that one operation took."""

import json
import os
import sys
import threading
import time

directory, seconds = sys.argv[1], float(sys.argv[2])
end = time.monotonic() + seconds
content = b"Does it stall?\n" * 100
longest, failures, rounds = {}, [], {}


def timed(who, operation):
    start = time.monotonic()
    try:
        operation()
    except OSError as failure:
        failures.append("%s: %s" % (who, failure))
    longest[who] = max(longest.get(who, 0), time.monotonic() - start)
    rounds[who] = rounds.get(who, 0) + 1
    time.sleep(0.02)


def write():
    with open(os.path.join(directory, "written"), "wb") as file:
        file.write(content)
        os.fsync(file.fileno())


def read():
    with open(os.path.join(directory, "read"), "rb") as file:
        if file.read() != content:
            raise OSError("other content came back")


def work(who, operation):
    while time.monotonic() < end:
        timed(who, operation)


os.makedirs(directory)
with open(os.path.join(directory, "read"), "wb") as file:
    file.write(content)
threads = [threading.Thread(target=work, args=pair) for pair in (("read", read), ("write", write))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
for name in os.listdir(directory):
    os.unlink(os.path.join(directory, name))
os.rmdir(directory)
print(json.dumps({"longest": round(max(longest.values()), 1), "rounds": rounds, "failures": failures[:5]}, sort_keys=True))
