"""Writes a made-up register of 400 settings and a request whose home they lie around: register.py FIXTURES INTO"""

import csv
import json
import math
import pathlib
import sys

SETTINGS = 400
FARTHEST = 20_000
HOME = ("ZZ1 1AA", 544_500, 257_400)

fixtures, into = map(pathlib.Path, sys.argv[1:])

with open(fixtures / "register/register.csv", encoding="cp1252", newline="") as file:
    made_up = [row for row in csv.DictReader(file) if row["EstablishmentStatus (code)"] == "1"]

# The made-up settings again and again, each at a place of its own: on a spiral around the home.
urns = []
with open(into / "register.csv", "w", encoding="cp1252", newline="") as file:
    out = csv.DictWriter(file, made_up[0].keys())
    out.writeheader()
    for i in range(SETTINGS):
        again, which = divmod(i, len(made_up))
        row = dict(made_up[which])
        far, turn = FARTHEST * math.sqrt((i + 1) / SETTINGS), i * math.pi * (3 - math.sqrt(5))
        if again:
            row["URN"] = str(910_000 + i)
            row["EstablishmentName"] += f" {again + 1}"
        row["Easting"] = str(HOME[1] + round(far * math.cos(turn)))
        row["Northing"] = str(HOME[2] + round(far * math.sin(turn)))
        urns.append(row["URN"])
        out.writerow(row)

request = json.loads((fixtures / "requests/01-s41-nothing-else-suitable.json").read_text(encoding="utf-8"))
request["reference"] = "PL-LOAD-@N@"
request["person"]["reference"] = "C-LOAD-@N@"
request["person"]["home"] = {"postcode": HOME[0], "authority": "873"}
request["consider"] = ["@URN@"]
(into / "request.json").write_text(json.dumps(request).replace('"@URN@"', "@URN@"), encoding="utf-8")
(into / "urns").write_text(",".join(urns))
