"""Writes the map of Tỉnh Mẫu anew: `python tools/draw_sample_map.py`."""

import json
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cchc.settings")
django.setup()

from cchc.web.site.demo.agencies import drawing  # noqa: E402

drawing.FILE.write_text(json.dumps(drawing.draw(), separators=(",", ":")), encoding="ascii")
